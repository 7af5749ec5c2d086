/**
 * Whom a resource-side policy lets in, and how widely: each Allow statement taken apart by principal, action and resource,
 * the principal narrowed by what the conditions ask of it.
 */
import type { AccessGraph } from '../graph/access-graph';
import { type DoorPolicy, listDoorPolicies } from '../graph/doors';
import { parseArnText } from '../iam/arn-text';
import type { ParsedCondition, ParsedPrincipal, ParsedStatement, TextList } from '../iam/parsed-policy';
import { isSymbolic, showText, type Text, UNKNOWN_TEXT } from '../iam/text';
import { not, type Truth } from '../iam/truth';
import { equalTexts, hasWildcard } from '../iam/wildcard';
import { isUnknownDocument } from '../terraform/inventory';
import { parseOperator } from './conditions';
import { isDeletedPrincipal } from './principals';
import { findTarget } from './target';

export type Breadth = 'role' | 'account' | 'organization' | 'service' | 'everyone';

/** One principal that one statement lets in. */
export interface Opening {
  readonly door: DoorPolicy;
  /** Nothing where the policy itself is not known. */
  readonly statement?: ParsedStatement;
  readonly principal: Text;
  readonly breadth: Breadth;
  /** Account of the principal; for a service that of its source. Nothing for wider ones. */
  readonly accountId?: Text;
  readonly action: string;
  readonly resource: Text;
  readonly crosses: Truth;
}

/** What nothing is known of stands for anything. */
const ANYTHING = '<known after apply>';

export function listOpenings(graph: AccessGraph): readonly Opening[] {
  return listDoorPolicies(graph).flatMap((door) => openingsOf(graph, door));
}

function openingsOf(graph: AccessGraph, door: DoorPolicy): readonly Opening[] {
  const { document } = door.policy;
  const unknown: Opening = {
    door,
    principal: UNKNOWN_TEXT,
    breadth: 'everyone',
    action: ANYTHING,
    resource: door.target,
    crosses: 'unknown',
  };
  if (isUnknownDocument(document)) return [unknown];
  const { accountId } = findTarget(graph, door.target, '');
  const known = document.statements
    .filter(({ effect }) => effect !== 'Deny')
    .flatMap((statement) => takeApart(door, statement, accountId));
  return document.open ? [...known, unknown] : known;
}

function takeApart(door: DoorPolicy, statement: ParsedStatement, targetAccount: Text): readonly Opening[] {
  const principals = lettingIn(statement);
  const actions = namesOf(statement.action);
  const resources = statement.resource === undefined ? [door.target] : textsOf(statement.resource.list);
  return principals.flatMap(({ principal, breadth, accountId }) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({
        door,
        statement,
        principal,
        breadth,
        ...(accountId === undefined ? {} : { accountId }),
        action,
        resource,
        crosses: statement.effect === undefined ? 'unknown' : crossesAccounts(breadth, accountId, targetAccount),
      })),
    ),
  );
}

function crossesAccounts(breadth: Breadth, accountId: Text | undefined, targetAccount: Text): Truth {
  switch (breadth) {
    case 'everyone':
    case 'organization':
      return 'yes';
    case 'role':
    case 'account':
      return not(equalTexts(accountId ?? UNKNOWN_TEXT, targetAccount));
    case 'service':
      // A service that names no source account acts for nobody in particular: a finding of the review, not an access.
      return accountId === undefined ? 'no' : not(equalTexts(accountId, targetAccount));
    default:
      return breadth satisfies never;
  }
}

interface LetIn {
  readonly principal: Text;
  readonly breadth: Breadth;
  readonly accountId?: Text;
}

function lettingIn({ principal, conditions }: ParsedStatement): readonly LetIn[] {
  if (principal === undefined) return [];
  if (principal.negated) return [{ principal: '*', breadth: 'everyone' }];
  if (principal.list === 'unknown') return [{ principal: UNKNOWN_TEXT, breadth: 'role', accountId: UNKNOWN_TEXT }];
  return principal.list.flatMap((member) =>
    textsOf(member.values).flatMap((value) => letInBy(member, value, conditions)),
  );
}

function letInBy({ type }: ParsedPrincipal, value: Text, conditions: ParsedStatement['conditions']): readonly LetIn[] {
  switch (type) {
    case 'Service': {
      const accountId = sourceAccount(conditions);
      return [{ principal: value, breadth: 'service', ...(accountId === undefined ? {} : { accountId }) }];
    }
    case 'AWS':
      return isDeletedPrincipal(value) ? [] : narrowed(value, conditions);
    case 'Federated':
    case 'CanonicalUser':
      return [];
    default:
      return type satisfies never;
  }
}

/** Whom an account, an organization or everyone stands for once the conditions name fewer. */
function narrowed(value: Text, conditions: ParsedStatement['conditions']): readonly LetIn[] {
  const arn = parseArnText(value);
  const isAccount = (typeof value === 'string' && /^\d{12}$/.test(value)) || arn?.resource === 'root';
  if (value !== '*' && !isAccount) {
    return [{ principal: value, breadth: 'role', accountId: arn?.accountId ?? UNKNOWN_TEXT }];
  }
  const callers = asked(conditions, 'aws:principalarn').filter((caller) => !hasWildcard(caller));
  if (callers.length > 0) {
    return callers.map((caller) => ({
      principal: caller,
      breadth: 'role',
      accountId: parseArnText(caller)?.accountId ?? UNKNOWN_TEXT,
    }));
  }
  if (isAccount) return [{ principal: value, breadth: 'account', accountId: arn?.accountId ?? value }];
  const accounts = asked(conditions, 'aws:principalaccount').filter((account) => !hasWildcard(account));
  if (accounts.length > 0) {
    return accounts.map((account) => ({ principal: account, breadth: 'account', accountId: account }));
  }
  const organizations = asked(conditions, 'aws:principalorgid').filter((organization) => !hasWildcard(organization));
  return organizations.length > 0
    ? organizations.map(() => ({ principal: value, breadth: 'organization' }))
    : [{ principal: value, breadth: 'everyone' }];
}

/** The account a service acts for: its source account, or that of its source ARN. */
function sourceAccount(conditions: ParsedStatement['conditions']): Text | undefined {
  const [account] = asked(conditions, 'aws:sourceaccount');
  if (account !== undefined) return account;
  const [sourceArn] = asked(conditions, 'aws:sourcearn');
  if (sourceArn === undefined) return undefined;
  const accountId = parseArnText(sourceArn)?.accountId ?? (isSymbolic(sourceArn) ? UNKNOWN_TEXT : undefined);
  return accountId === '' ? undefined : accountId;
}

const EQUALITY = ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike'];

/** The values one of which the key must have. */
export function asked(conditions: ParsedStatement['conditions'], key: string): readonly Text[] {
  if (conditions === 'unknown') return [];
  const demands = conditions.filter((condition) => condition.key.toLowerCase() === key && isDemand(condition));
  return demands.flatMap(({ values }) => textsOf(values));
}

/** Without `IfExists` and set operators, which let a missing key pass. */
function isDemand({ operator }: ParsedCondition): boolean {
  const { set, name, ifExists } = parseOperator(operator);
  return set === undefined && !ifExists && EQUALITY.includes(name);
}

function textsOf({ values, open }: TextList): readonly Text[] {
  return open ? [...values, UNKNOWN_TEXT] : values;
}

function namesOf({ negated, list }: ParsedStatement['action']): readonly string[] {
  const names = textsOf(list).map(showText);
  return negated ? [`all but ${names.join(', ')}`] : names;
}
