/** Roles and users with what their own policies allow, and which of them take part in accesses that the input tells of. */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import type { ParsedStatement } from '../iam/parsed-policy';
import { showText, type Text, textKey } from '../iam/text';
import { equalTexts } from '../iam/wildcard';
import type { Side } from '../prover/decision';
import type { Opening } from '../prover/openings';
import { statementName } from '../prover/statements';
import { isUnknownDocument, type PolicyFact, type PrincipalFact, type RoleFact } from '../terraform/inventory';
import type { Fix, Found } from './finding';
import { coversAction } from './named-actions';
import type { Phrase } from './phrase';
import type { Moment } from './scene';

export type Identity = RoleFact | PrincipalFact;

/** One statement of an identity-based policy. */
export interface HeldStatement {
  readonly identity: Identity;
  readonly policy: PolicyFact;
  readonly statement: ParsedStatement;
}

export function heldStatements(graph: AccessGraph): readonly HeldStatement[] {
  return [...graph.roles.values(), ...graph.principals.values()].flatMap(statementsOf);
}

export function statementsOf(identity: Identity): readonly HeldStatement[] {
  return identity.identityPolicies.flatMap((policy) =>
    knownStatements(policy).map((statement) => ({ identity, policy, statement })),
  );
}

/** Those that certainly allow something, whatever the conditions that are known. */
export function allowing(statements: readonly HeldStatement[]): readonly HeldStatement[] {
  return statements.filter(({ statement: { effect, conditions } }) => effect === 'Allow' && conditions !== 'unknown');
}

/** Whether a Deny without conditions, or a permissions boundary that does not name the action, leaves nothing of it. */
export function isTakenBack(identity: Identity, action: string): boolean {
  const { identityPolicies, permissionsBoundary } = identity;
  const ceiling = permissionsBoundary === undefined ? [] : [permissionsBoundary];
  const isDenied = [...identityPolicies, ...ceiling]
    .flatMap(knownStatements)
    .some(
      (statement) =>
        statement.effect === 'Deny' && isUnconditional(statement) && coversAction(statement, action) === 'yes',
    );
  return isDenied || ceiling.some((boundary) => allowsNothing(boundary, action));
}

function isUnconditional({ conditions, resource }: ParsedStatement): boolean {
  return (
    conditions !== 'unknown' &&
    conditions.length === 0 &&
    resource?.negated === false &&
    resource.list.values.includes('*')
  );
}

function allowsNothing({ document }: PolicyFact, action: string): boolean {
  return (
    !isUnknownDocument(document) &&
    !document.open &&
    document.statements.every((statement) => statement.effect === 'Deny' || coversAction(statement, action) === 'no')
  );
}

function knownStatements({ document }: PolicyFact): readonly ParsedStatement[] {
  return isUnknownDocument(document) ? [] : document.statements;
}

/** A finding in a statement of an identity-based policy. */
export function foundInHeld(
  { identity, policy, statement }: HeldStatement,
  evidence: Phrase,
  fix: Fix,
  side: Side = 'caller',
): Found {
  return {
    origin: policy.origin,
    subject: showText(identity.arn),
    side,
    statement: statementName(statement),
    evidence,
    fix,
  };
}

/** Whether an opening lets the identity in, by its name or among others. */
export function letsIn({ breadth, principal, accountId }: Opening, { arn }: Identity): boolean {
  switch (breadth) {
    case 'role':
      return equalTexts(principal, arn) === 'yes';
    case 'account':
      return accountId !== undefined && equalTexts(accountId, accountOf(arn)) === 'yes';
    case 'organization':
    case 'everyone':
      return true;
    case 'service':
      return false;
    default:
      return breadth satisfies never;
  }
}

/**
 * The identities of the story: those that functions run as, those that reach another account or are reached from one, and
 * those that a manifest names.
 */
export function takingPart({ graph, openings, accesses }: Moment): (identity: Identity) => boolean {
  const names = new Set<string>([
    ...[...graph.functions.values()].flatMap(({ executionRole }) => textKey(executionRole ?? '') ?? []),
    ...(graph.declared ?? []).flatMap(({ principal, resource }) => [showText(principal), showText(resource)]),
    ...accesses
      .filter(({ crossesAccounts, breadth }) => crossesAccounts && breadth === 'role')
      .filter(({ outcome, missingSide }) => outcome === 'allowed' || missingSide === 'caller')
      .map(({ from }) => from),
    ...openings.filter(isForeignTrust).map(({ door }) => showText(door.target)),
  ]);
  return ({ arn }) => names.has(showText(arn));
}

/** Whether a trust policy certainly lets somebody of another account in. */
export function isForeignTrust({ door, crosses, breadth, isCertain, action }: Opening): boolean {
  return (
    door.policyType === 'trustPolicy' &&
    breadth !== 'service' &&
    crosses === 'yes' &&
    isCertain &&
    /^sts:(assumerole|\*)/i.test(action)
  );
}

function accountOf(arn: Text): Text {
  return parseArnText(arn)?.accountId ?? '';
}
