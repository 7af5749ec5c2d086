/** Accesses across accounts that no manifest declares. */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import type { ParsedStatement } from '../iam/parsed-policy';
import { showText, type Text, UNKNOWN_TEXT } from '../iam/text';
import { equalTexts } from '../iam/wildcard';
import type { DeclaredFact } from '../terraform/inventory';
import type { UndeclaredAccess } from './check-result';
import { asked } from './letting-in';
import { openingStatement } from './opening-statement';
import { listOpenings, type Opening } from './openings';
import { showConditions } from './show';
import { keepsTo } from './within-declaration';

/** Comes with a declared sts:AssumeRole: what a session may carry, not another access. */
const COMPANIONS = ['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'];

export function findUndeclared(graph: AccessGraph): readonly UndeclaredAccess[] {
  const declared = new Map<string, DeclaredFact[]>();
  for (const fact of graph.declared ?? []) {
    const key = showText(fact.resource);
    declared.set(key, [...(declared.get(key) ?? []), fact]);
  }
  return listOpenings(graph)
    .filter(({ crosses }) => crosses !== 'no')
    .filter((opening) => !(declared.get(showText(opening.resource)) ?? []).some((fact) => covers(fact, opening)))
    .map(tell);
}

function covers(fact: DeclaredFact, opening: Opening): boolean {
  const action = opening.action.toLowerCase();
  const declaredAction = fact.action.toLowerCase();
  const sameAction = action === declaredAction || (declaredAction === 'sts:assumerole' && COMPANIONS.includes(action));
  const sameResource = equalTexts(fact.resource, opening.resource) === 'yes' && !opening.statement?.resource?.negated;
  return sameAction && sameResource && isAsWide(fact, opening);
}

/** Whether a declaration stands for everybody whom the statement lets in. */
function isAsWide(fact: DeclaredFact, opening: Opening): boolean {
  const account = parseArnText(fact.principal)?.accountId ?? UNKNOWN_TEXT;
  const sameAccount = equalTexts(account, opening.accountId ?? UNKNOWN_TEXT) === 'yes';
  switch (opening.breadth) {
    case 'role':
      return (
        equalTexts(fact.principal, opening.principal) === 'yes' ||
        (isWide(fact) && sameAccount && keepsTo(fact.conditions, opening))
      );
    case 'account':
      return isWide(fact) && sameAccount && keepsTo(fact.conditions, opening);
    case 'organization':
      return (
        fact.breadth === 'organization' &&
        namesOrganization(fact, opening.statement) &&
        keepsTo(fact.conditions, opening)
      );
    case 'service':
      return (
        fact.breadth === 'service' &&
        equalTexts(fact.principal, opening.principal) === 'yes' &&
        namesSource(fact, opening)
      );
    case 'everyone':
      return false;
    default:
      return opening.breadth satisfies never;
  }
}

function isWide({ breadth }: DeclaredFact): boolean {
  return breadth === 'account' || breadth === 'organization';
}

/** The organization must be the declared one. */
function namesOrganization({ conditions }: DeclaredFact, statement: ParsedStatement | undefined): boolean {
  const declared = asked(conditions, 'aws:principalorgid');
  const written = asked(statement?.conditions ?? [], 'aws:principalorgid');
  return written.every((organization) => declared.some((other) => equalTexts(organization, other) === 'yes'));
}

/** Where a declaration says for which source a service acts, it must be the one that the statement names. */
function namesSource({ conditions }: DeclaredFact, { accountId, statement }: Opening): boolean {
  const sourceArns = asked(conditions, 'aws:sourcearn');
  const accounts = [
    ...asked(conditions, 'aws:sourceaccount'),
    ...sourceArns.map((sourceArn) => parseArnText(sourceArn)?.accountId ?? UNKNOWN_TEXT),
  ];
  if (accounts.length === 0) return true;
  const isOneOf = (text: Text, others: readonly Text[]): boolean =>
    others.some((other) => equalTexts(text, other) === 'yes');
  // The ARN of a bucket names no account.
  const written = asked(statement?.conditions ?? [], 'aws:sourcearn');
  const sameSource = written.length > 0 && written.every((sourceArn) => isOneOf(sourceArn, sourceArns));
  return isOneOf(accountId ?? UNKNOWN_TEXT, accounts) || sameSource;
}

function tell(opening: Opening): UndeclaredAccess {
  const { statement, principal, breadth, action, resource, crosses } = opening;
  return {
    principal: showText(principal),
    breadth,
    action,
    resource: showText(resource),
    conditions: statement === undefined ? [] : showConditions(statement.conditions),
    statement: openingStatement(opening),
    status: crosses === 'yes' ? 'undeclared' : 'unknown',
  };
}
