/**
 * Whom a resource-side policy lets in, and how widely: each Allow statement taken apart by principal, action and resource,
 * the principal narrowed by what the conditions ask of it.
 */
import type { AccessGraph } from '../graph/access-graph';
import { type DoorPolicy, listDoorPolicies } from '../graph/doors';
import { parseArnText } from '../iam/arn-text';
import type { ParsedStatement } from '../iam/parsed-policy';
import { isCoveredByResourceControlPolicies } from '../iam/resource-control-services';
import { showText, type Text, textKey, UNKNOWN_TEXT } from '../iam/text';
import { all, not, type Truth } from '../iam/truth';
import { equalTexts } from '../iam/wildcard';
import { isUnknownDocument } from '../terraform/inventory';
import { type Breadth, type FindAccount, lettingIn, textsOf } from './letting-in';
import { SHOWN_UNKNOWN } from './show';
import { findTarget } from './target';

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
  /** Whether the statement says all of this for certain. */
  readonly isCertain: boolean;
  /** Whether another statement of the policy may take it back. */
  readonly mayBeDenied: boolean;
}

export function listOpenings(graph: AccessGraph): readonly Opening[] {
  return listDoorPolicies(graph).flatMap((door) => openingsOf(graph, door));
}

function openingsOf(graph: AccessGraph, door: DoorPolicy): readonly Opening[] {
  const { document } = door.policy;
  const unknown: Opening = {
    door,
    principal: UNKNOWN_TEXT,
    breadth: 'everyone',
    action: SHOWN_UNKNOWN,
    resource: door.target,
    crosses: 'unknown',
    isCertain: false,
    mayBeDenied: true,
  };
  if (isUnknownDocument(document)) return [unknown];
  const { accountId } = findTarget(graph, door.target, '');
  const denials = document.statements.filter(({ effect }) => effect !== 'Allow');
  const known = document.statements
    .filter(({ effect }) => effect !== 'Deny')
    .flatMap((statement) =>
      takeApart(door, statement, accountId, (arn) => graph.resources.get(textKey(arn) ?? '')?.accountId),
    )
    .map((opening) => ({
      ...opening,
      mayBeDenied:
        document.open ||
        hasCeiling(graph, accountId, opening.action) ||
        denials.some((denial) => concerns(denial, opening)),
    }));
  return document.open ? [...known, unknown] : known;
}

/** Whether a resource control policy of the account may deny what the action names. */
function hasCeiling({ accounts }: AccessGraph, accountId: Text, action: string): boolean {
  const levels = accounts.get(textKey(accountId) ?? '')?.resourceControlPolicies ?? [];
  const mayDeny = levels
    .flat()
    .some(({ document }) => isUnknownDocument(document) || document.open || document.statements.some(isDenial));
  return mayDeny && (!isPlain(action) || isCoveredByResourceControlPolicies(action));
}

function isDenial({ effect }: ParsedStatement): boolean {
  return effect !== 'Allow';
}

/** Whether a Deny may be about whom an opening lets in: it names somebody else or another action only where that is plain. */
function concerns({ principal, action }: ParsedStatement, opening: Omit<Opening, 'mayBeDenied'>): boolean {
  const isOtherAction =
    !action.negated &&
    !action.list.open &&
    action.list.values.every(
      (written) => isPlain(written) && isPlain(opening.action) && !isSameAction(written, opening.action),
    );
  const isOtherPrincipal =
    principal !== undefined &&
    !principal.negated &&
    principal.list !== 'unknown' &&
    principal.list.every(
      ({ values }) => !values.open && values.values.every((value) => isSomebodyElse(value, opening)),
    );
  return !isOtherAction && !isOtherPrincipal;
}

function isPlain(action: Text): action is string {
  return typeof action === 'string' && /^[\w-]+:\w+$/.test(action);
}

function isSameAction(one: Text, other: string): boolean {
  return showText(one).toLowerCase() === other.toLowerCase();
}

function isSomebodyElse(value: Text, { principal, accountId }: Omit<Opening, 'mayBeDenied'>): boolean {
  const arn = parseArnText(value);
  const account = arn?.resource === 'root' ? arn.accountId : value;
  return value !== '*' && equalTexts(value, principal) === 'no' && equalTexts(account, accountId ?? '') === 'no';
}

function takeApart(
  door: DoorPolicy,
  statement: ParsedStatement,
  targetAccount: Text,
  findAccount: FindAccount,
): readonly Omit<Opening, 'mayBeDenied'>[] {
  const principals = lettingIn(statement, findAccount);
  const actions = namesOf(statement.action);
  const resources = resourcesOf(door, statement);
  return principals.flatMap(({ principal, breadth, accountId }) =>
    actions.flatMap((action) =>
      resources.map((resource) => {
        const isCertain = isTold(statement, breadth, action, resource);
        return {
          door,
          statement,
          principal,
          breadth,
          ...(accountId === undefined ? {} : { accountId }),
          action,
          resource,
          crosses: all([crossesAccounts(breadth, accountId, targetAccount), isCertain ? 'yes' : 'unknown']),
          isCertain,
        };
      }),
    ),
  );
}

/** What a policy is attached to is all that it is about, but for a bucket, which has objects. */
function resourcesOf({ target }: DoorPolicy, { resource }: ParsedStatement): readonly Text[] {
  if (resource === undefined || resource.negated) return [target];
  const isBucket = parseArnText(target)?.service === 's3';
  return textsOf(resource.list).map((text) => (text === '*' && !isBucket ? target : text));
}

/** Unknown conditions may name fewer principals than the statement does. */
function isTold({ effect, conditions }: ParsedStatement, breadth: Breadth, action: string, resource: Text): boolean {
  const isNarrowed = conditions === 'unknown' && breadth !== 'role';
  return effect !== undefined && !isNarrowed && !action.includes('<') && textKey(resource) !== undefined;
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

function namesOf({ negated, list }: ParsedStatement['action']): readonly string[] {
  const names = textsOf(list).map(showText);
  return negated ? [`all but ${names.join(', ')}`] : names;
}
