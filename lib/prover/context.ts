/**
 * The request context: what a condition key holds. Given keys win; some are derived from who asks for what; callers choose
 * others, so that these are absent where nobody gave them; the rest belongs to the environment and is unknown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText, splitText } from '../iam/arn-text';
import type { ParsedCondition, ParsedStatement } from '../iam/parsed-policy';
import { type Text, textKey } from '../iam/text';
import type { Truth } from '../iam/truth';
import { equalTexts } from '../iam/wildcard';
import type { Caller } from './caller';
import type { Assumption, PolicyType } from './decision';
import type { Target } from './target';

export type ContextValue =
  | { readonly kind: 'present'; readonly values: readonly Text[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** Given keys, in lower case; an empty list means absent, and `'unknown'` that it may hold anything or be absent. */
export type Context = ReadonlyMap<string, readonly Text[] | 'unknown'>;

/** A request as policies see it. */
export interface Request {
  readonly graph: AccessGraph;
  readonly caller: Caller;
  readonly target: Target;
  /** In the letters it was asked with. */
  readonly action: string;
  readonly resource: Text;
  readonly given: Context;
  readonly log: RequestLog;
}

export interface ChosenCondition {
  readonly condition: ParsedCondition;
  readonly effect: ParsedStatement['effect'];
}

/** What was looked up while the request was judged. */
export interface RequestLog {
  readonly assumptions: Map<string, Assumption>;
  /** Conditions that were asked on keys that the caller chooses. */
  readonly choices: Set<ChosenCondition>;
}

const ABSENT: ContextValue = { kind: 'absent' };
const UNKNOWN: ContextValue = { kind: 'unknown' };

/** What AWS never puts into the context of these policies. https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html */
export const NEVER_IN_RESOURCE_POLICIES = ['lambda:sourcefunctionarn'];

const CALLER_CHOSEN = [
  'sts:externalid',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
  'aws:tagkeys',
  'lambda:invokedviafunctionurl',
];
const CALLER_CHOSEN_PREFIX = 'aws:requesttag/';

/** The keys that callers choose, in lower case; one ending in `*` stands for all that begin so. */
export const CALLER_CHOSEN_KEYS: readonly string[] = [...CALLER_CHOSEN, `${CALLER_CHOSEN_PREFIX}*`];

/** Whether the one who makes a request decides what the key holds. */
export function isCallerChosen(key: string): boolean {
  const name = key.toLowerCase();
  return CALLER_CHOSEN.includes(name) || name.startsWith(CALLER_CHOSEN_PREFIX);
}

/** Whether a policy of this type can ever see the key. */
export function isNeverPresent(key: string, policyType: PolicyType): boolean {
  return (
    (policyType === 'resourcePolicy' || policyType === 'trustPolicy') &&
    NEVER_IN_RESOURCE_POLICIES.includes(key.toLowerCase())
  );
}

/** What the key holds for a policy of this type. */
export function lookUpKey(request: Request, key: string, policyType: PolicyType): ContextValue {
  const name = key.toLowerCase();
  if (isNeverPresent(name, policyType)) return ABSENT;
  const derived = DERIVED.get(name)?.(request);
  const given = request.given.get(name);
  if (given === 'unknown') return UNKNOWN;
  if (given !== undefined) {
    if (derived !== undefined && derived.kind !== 'unknown') assume(request, { code: 'keyGiven', subject: key });
    return given.length === 0 ? ABSENT : { kind: 'present', values: given };
  }
  if (derived !== undefined) return derived;
  if (!isCallerChosen(name)) return UNKNOWN;
  assume(request, { code: 'keyAbsent', subject: key });
  return ABSENT;
}

/** Whether the caller asks within its own account; a service has none. */
export function isSameAccount({ caller, target }: Request): Truth {
  return caller.kind === 'service' ? 'no' : equalTexts(caller.accountId, target.accountId);
}

export function assume({ log }: Request, assumption: Assumption): void {
  log.assumptions.set(`${assumption.code} ${assumption.subject}`, assumption);
}

type Derive = (request: Request) => ContextValue;

/** Keys that follow from the caller, the action and the resource. */
const DERIVED: ReadonlyMap<string, Derive> = new Map(
  Object.entries<Derive>({
    'aws:principalarn': ({ caller }) => (caller.kind === 'service' ? ABSENT : present(caller.arn)),
    'aws:principalaccount': ({ caller }) => (caller.kind === 'service' ? ABSENT : present(caller.accountId)),
    'aws:principalorgid': ({ caller, graph }) =>
      caller.kind === 'service' ? ABSENT : organizationOf(graph, caller.accountId),
    'aws:principaltype': ({ caller }) => principalType(caller),
    'aws:principalisawsservice': ({ caller }) => present(String(caller.kind === 'service')),
    'aws:principalservicename': ({ caller }) => (caller.kind === 'service' ? present(caller.service) : ABSENT),
    'aws:username': userName,
    'aws:viaawsservice': ({ caller }) => (caller.kind === 'service' ? UNKNOWN : present('false')),
    'aws:calledvia': ofServices,
    'aws:calledviafirst': ofServices,
    'aws:calledvialast': ofServices,
    'aws:sourcearn': ofServices,
    'aws:sourceaccount': sourceAccount,
    'aws:sourceorgid': sourceOrganization,
    'aws:sourceorgpaths': ofServices,
    'aws:resourceaccount': ({ target }) => present(target.accountId),
    'aws:resourceorgid': ({ target, graph }) => organizationOf(graph, target.accountId),
    'aws:requestedregion': ({ target }) => (target.region === '' ? UNKNOWN : present(target.region)),
    'lambda:functionurlauthtype': functionUrlAuthType,
    'lambda:eventsourcetoken': ofServices,
    'lambda:sourcefunctionarn': ({ caller }) => (caller.kind === 'role' ? UNKNOWN : ABSENT),
  }),
);

/** The keys that are derived, in lower case. */
export const DERIVED_KEYS: readonly string[] = [...DERIVED.keys()];

function present(value: Text): ContextValue {
  return textKey(value) === undefined ? UNKNOWN : { kind: 'present', values: [value] };
}

/** Only calls of services have the key; what it holds is theirs to say. */
function ofServices({ caller }: Request): ContextValue {
  return caller.kind === 'service' ? UNKNOWN : ABSENT;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
function principalType(caller: Caller): ContextValue {
  switch (caller.kind) {
    case 'role':
      return present('AssumedRole');
    case 'user':
      return present('User');
    case 'root':
      return present('Account');
    case 'service':
      return UNKNOWN;
    default:
      return caller satisfies never;
  }
}

function userName({ caller }: Request): ContextValue {
  if (caller.kind !== 'user') return ABSENT;
  return present(splitText(parseArnText(caller.arn)?.resource ?? '', '/').at(-1) ?? '');
}

function organizationOf(graph: AccessGraph, accountId: Text): ContextValue {
  const account = graph.accounts.get(textKey(accountId) ?? '');
  if (account === undefined) return UNKNOWN;
  return account.organizationId === undefined ? ABSENT : present(account.organizationId);
}

/** The account of a given source ARN; that of a bucket names none, but the input may tell it. */
function sourceAccount(request: Request): ContextValue {
  const { caller, given } = request;
  if (caller.kind !== 'service') return ABSENT;
  const sourceArns = given.get('aws:sourcearn') ?? [];
  const [sourceArn] = sourceArns === 'unknown' ? [] : sourceArns;
  if (sourceArn === undefined) return UNKNOWN;
  const accountId =
    parseArnText(sourceArn)?.accountId || request.graph.resources.get(textKey(sourceArn) ?? '')?.accountId;
  return accountId === undefined ? UNKNOWN : present(accountId);
}

function sourceOrganization(request: Request): ContextValue {
  if (request.caller.kind !== 'service') return ABSENT;
  const account = lookUpKey(request, 'aws:SourceAccount', 'resourcePolicy');
  const [accountId] = account.kind === 'present' ? account.values : [];
  return accountId === undefined ? UNKNOWN : organizationOf(request.graph, accountId);
}

/** Only a request to the function's URL has an authorization type. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
function functionUrlAuthType({ action, target }: Request): ContextValue {
  if (action.toLowerCase() !== 'lambda:invokefunctionurl') return ABSENT;
  return target.functionUrl === undefined ? UNKNOWN : present(target.functionUrl);
}
