import { parseArnText } from '../../iam/arn-text';
import type { ParsedPrincipal, ParsedStatement } from '../../iam/parsed-policy';
import { showText, type Text } from '../../iam/text';
import { hasWildcard } from '../../iam/wildcard';
import { type Phrase, phrase } from '../phrase';
import { trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { foundIn } from '../trust-findings';

export const trustInvalid: Rule = {
  id: 'trust-invalid',
  severity: 'error',
  title: 'A trust policy is not one that AWS takes',
  why: 'Terraform does not check the policy. AWS refuses it at apply with MalformedPolicyDocument, or takes a statement that can never apply.',
  remedy: 'A statement of a trust policy has Principal, with a type, sts actions that fit it, and no Resource.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  silencedBy:
    'Actions with wildcards; parts of the policy that are known only after apply; Allow with NotPrincipal (trust-not-principal).',
  find: ({ after: { graph } }: Scene): readonly Found[] => [
    ...[...graph.roles.values()].flatMap(({ arn, trustPolicy }) =>
      trustPolicy !== undefined && isMalformed(trustPolicy.document)
        ? [
            {
              origin: trustPolicy.origin,
              subject: showText(arn),
              side: 'target' as const,
              evidence: phrase`The trust policy of ${{ arn: showText(arn) }} is no policy document that AWS can read.`,
            },
          ]
        : [],
    ),
    ...trustStatements(graph).flatMap((place) =>
      problemsOf(place.statement).map((problem) =>
        foundIn(place, phrase`The trust policy of ${{ arn: showText(place.target) }} ${problem}.`),
      ),
    ),
  ],
};

type Document = NonNullable<Parameters<typeof foundIn>[0]['policy']>['document'];

function isMalformed(document: Document): boolean {
  return 'unknownBecause' in document && document.unknownBecause === 'malformed';
}

function problemsOf(statement: ParsedStatement): readonly Phrase[] {
  const { principal, resource, effect } = statement;
  return [
    ...(resource === undefined ? [] : [phrase`has a Resource, which is always the role itself and is not written`]),
    ...(principal === undefined ? [phrase`names no Principal`] : []),
    ...(principal?.negated && effect === 'Deny' ? [phrase`has NotPrincipal, which trust policies do not have`] : []),
    ...(principal === undefined || principal.negated || principal.list === 'unknown'
      ? []
      : principal.list.flatMap(problemsOfPrincipal)),
    ...problemsOfActions(statement),
  ];
}

function problemsOfPrincipal({ type, values, bare }: ParsedPrincipal): readonly Phrase[] {
  if (bare) return [phrase`has the text * as its Principal, which only resource-based policies may have`];
  return type === 'AWS'
    ? values.values
        .filter((value) => parseArnText(value) !== undefined && hasWildcard(value))
        .map((value) => phrase`names ${showText(value)}, but a principal has no wildcards`)
    : [];
}

function problemsOfActions({ action, principal }: ParsedStatement): readonly Phrase[] {
  if (action.negated) return [];
  return action.list.values.flatMap((value) => {
    if (typeof value !== 'string' || hasWildcard(value)) return [];
    if (!/^sts:/i.test(value)) return [phrase`allows ${value}, but only actions of sts open a role`];
    return principal?.negated === false && principal.list !== 'unknown' && !fitsOne(value, principal.list)
      ? [phrase`has ${value} for principals that cannot ask for it`]
      : [];
  });
}

/** Whether one of the principals can ask for the action. */
function fitsOne(action: string, principals: readonly ParsedPrincipal[]): boolean {
  return principals.some(({ type, values }) => values.open || values.values.some((value) => fits(action, type, value)));
}

function fits(action: string, type: ParsedPrincipal['type'], value: Text): boolean {
  const isProvider = type === 'Federated';
  const shown = showText(value);
  switch (action.toLowerCase()) {
    case 'sts:assumerole':
      return !isProvider;
    case 'sts:assumerolewithsaml':
      return value === '*' || (isProvider && !shown.includes(':oidc-provider/'));
    case 'sts:assumerolewithwebidentity':
      return value === '*' || (isProvider && !shown.includes(':saml-provider/'));
    default:
      return true;
  }
}
