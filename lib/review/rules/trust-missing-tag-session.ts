import type { AccessGraph } from '../../graph/access-graph';
import type { ParsedStatement } from '../../iam/parsed-policy';
import { lowerCase, showText, textKey } from '../../iam/text';
import { any } from '../../iam/truth';
import { matchWildcard } from '../../iam/wildcard';
import { prove } from '../../prover/prove';
import { isUnknownDocument, type PolicyFact } from '../../terraform/inventory';
import { asksForPresence, keysBeginning } from '../demands';
import { heldStatements } from '../identities';
import { phrase } from '../phrase';
import { trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { isDenied } from '../strangers';
import { foundIn } from '../trust-findings';

const ACTIONS = ['sts:TagSession', 'sts:SetSourceIdentity'] as const;
type SessionAction = (typeof ACTIONS)[number];

export const trustMissingTagSession: Rule = {
  id: 'trust-missing-tag-session',
  severity: 'error',
  title: 'Session tags or a source identity are passed, but the trust policy does not allow them',
  why: 'A call of AssumeRole with tags also needs sts:TagSession, and one with a source identity sts:SetSourceIdentity, in the trust policy too. Without it the whole call is denied.',
  remedy: 'Add the action to the trust policy, for the same principal.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
  silencedBy:
    'The action in any Allow of the trust policy, with wildcards or not; callers whose policy names the action for all roles, or that may not assume the role at all; parts that are known only after apply.',
  find: ({ after: { graph } }: Scene): readonly Found[] => [...askedFor(graph), ...passed(graph)],
};

/** Statements that ask for what the same policy does not let anybody pass. */
function askedFor(graph: AccessGraph): readonly Found[] {
  return trustStatements(graph)
    .filter(({ statement }) => statement.effect === 'Allow' && names(statement, 'sts:AssumeRole') === 'yes')
    .flatMap((place) =>
      ACTIONS.filter((action) => asks(place.statement, action) && !mayAllow(place.policy, action)).map((action) =>
        foundIn(
          place,
          phrase`The trust policy of ${{ arn: showText(place.target) }} asks for what only ${action} lets a caller pass, and does not allow ${action}.`,
          { hcl: `actions = ["sts:AssumeRole", "${action}"]` },
        ),
      ),
    );
}

function asks(statement: ParsedStatement, action: SessionAction): boolean {
  const keys =
    action === 'sts:TagSession'
      ? ['aws:tagkeys', 'sts:transitivetagkeys', ...keysBeginning(statement, 'aws:requesttag/')]
      : ['sts:sourceidentity'];
  return keys.some((key) => asksForPresence(statement, key));
}

function mayAllow({ document }: PolicyFact, action: SessionAction): boolean {
  return (
    isUnknownDocument(document) ||
    document.open ||
    document.statements.some((statement) => statement.effect !== 'Deny' && names(statement, action) !== 'no')
  );
}

function names({ action: { negated, list } }: ParsedStatement, action: string) {
  if (negated || list.open) return 'unknown' as const;
  return any(list.values.map((written) => matchWildcard(lowerCase(written), action.toLowerCase())));
}

/** Callers whose own policy names the action for the role. */
function passed(graph: AccessGraph): readonly Found[] {
  return heldStatements(graph).flatMap(({ identity: { arn: caller }, statement }) =>
    statement.effect !== 'Allow' || statement.action.negated || statement.resource?.negated
      ? []
      : ACTIONS.filter((action) =>
          statement.action.list.values.some((value) => showText(value).toLowerCase() === action.toLowerCase()),
        ).flatMap((action) =>
          (statement.resource?.list.values ?? []).flatMap((resource) => {
            const target = graph.roles.get(textKey(resource) ?? '');
            const ask = (asked: string) => ({ principal: caller, action: asked, resource, callerChooses: true });
            if (target?.trustPolicy === undefined || mayAllow(target.trustPolicy, action)) return [];
            if (prove(graph, ask('sts:AssumeRole')).outcome !== 'allowed' || !isDenied(graph, ask(action))) return [];
            return [
              {
                origin: target.trustPolicy.origin,
                subject: showText(target.arn),
                side: 'target' as const,
                evidence: phrase`${{ arn: showText(caller) }} has ${action} for ${{ arn: showText(target.arn) }}, whose trust policy does not allow it.`,
                fix: { hcl: `actions = ["sts:AssumeRole", "${action}"]` },
              },
            ];
          }),
        ),
  );
}
