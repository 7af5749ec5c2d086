/**
 * Whether a statement's `Principal` names the caller, and in which form: the form decides which ceilings still limit what the
 * statement allows. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import { joinPieces, parseArnText, splitText } from '../iam/arn-text';
import type { ParsedElement, ParsedPrincipal, ParsedStatement } from '../iam/parsed-policy';
import { isRegionCode } from '../iam/partition';
import { isSymbolic, showText, type Text, UNKNOWN_TEXT } from '../iam/text';
import { all, any, not, type Truth } from '../iam/truth';
import { equalTexts } from '../iam/wildcard';
import type { Caller } from './caller';

export const PRINCIPAL_FORMS = ['session', 'user', 'role', 'account', 'everyone', 'service', 'other'] as const;

/** How a statement names a principal. */
export type PrincipalForm = (typeof PRINCIPAL_FORMS)[number];

export interface PrincipalMatch {
  readonly form: PrincipalForm;
  readonly matches: Truth;
}

/** How each value of a `Principal` element relates to the caller. */
export function matchPrincipals(
  principals: readonly ParsedPrincipal[] | 'unknown',
  caller: Caller,
): readonly PrincipalMatch[] {
  // An unknown principal may be of any form, the least limited one included.
  if (principals === 'unknown') return [{ form: 'session', matches: 'unknown' }];
  return principals.flatMap(({ type, values }) => [
    ...values.values.map((value) => matchPrincipal(type, value, caller)),
    ...(values.open ? [unknownPrincipal(type, caller)] : []),
  ]);
}

/** A principal of which the type alone is known; an AWS one may be of any form. */
function unknownPrincipal(type: ParsedPrincipal['type'], caller: Caller): PrincipalMatch {
  switch (type) {
    case 'AWS':
      return { form: 'session', matches: 'unknown' };
    case 'Service':
      return { form: 'service', matches: caller.kind === 'service' ? 'unknown' : 'no' };
    case 'Federated':
    case 'CanonicalUser':
      return { form: 'other', matches: 'no' };
    default:
      return type satisfies never;
  }
}

/**
 * Whether a `NotPrincipal` element leaves the caller in. A session is only spared where its account, its role and itself are
 * all listed; from a Deny, whoever has a permissions boundary never is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function matchNotPrincipal(
  { list }: ParsedElement<readonly ParsedPrincipal[] | 'unknown'>,
  caller: Caller,
  effect: ParsedStatement['effect'],
): Truth {
  const matches = matchPrincipals(list, caller);
  const listed = (...forms: readonly PrincipalForm[]): Truth =>
    any(matches.flatMap(({ form, matches: match }) => (forms.includes(form) || match === 'unknown' ? [match] : [])));
  const chain = chainOf(caller).map((form) => listed(form));
  const spared = any([listed('everyone'), all(chain)]);
  switch (effect) {
    case 'Deny':
      return any([not(spared), hasBoundary(caller)]);
    case 'Allow':
      // Of an Allow AWS does not say whether its account or its role alone leave a session out.
      return any(chain) === 'no' ? not(spared) : all([not(spared), 'unknown']);
    case undefined:
      return all([any([not(spared), hasBoundary(caller)]), 'unknown']);
    default:
      return effect satisfies never;
  }
}

function hasBoundary(caller: Caller): Truth {
  if (caller.kind !== 'role' && caller.kind !== 'user') return 'no';
  if (caller.facts?.permissionsBoundary !== undefined) return 'yes';
  return caller.facts?.whole ? 'no' : 'unknown';
}

/** The forms that name the caller at each level, from its account down. */
function chainOf(caller: Caller): readonly PrincipalForm[] {
  switch (caller.kind) {
    case 'role':
      return ['account', 'role', 'session'];
    case 'user':
      return ['account', 'user'];
    case 'root':
      return ['account'];
    case 'service':
      return ['service'];
    default:
      return caller satisfies never;
  }
}

/** Whether a principal is the generated id of one that was deleted: it never matches whoever bears the name now. */
export function isDeletedPrincipal(value: Text): boolean {
  return typeof value === 'string' && /^A(ROA|IDA|GPA|IPA|NPA|NVA)[A-Z0-9]{8,}$/.test(value);
}

function matchPrincipal(type: ParsedPrincipal['type'], value: Text, caller: Caller): PrincipalMatch {
  switch (type) {
    case 'Service':
      return {
        form: 'service',
        matches: caller.kind === 'service' ? matchService(value, caller.service) : 'no',
      };
    case 'AWS':
      return matchAwsPrincipal(value, caller);
    case 'Federated':
    case 'CanonicalUser':
      return { form: 'other', matches: 'no' };
    default:
      return type satisfies never;
  }
}

/** Some services have a name of their own in each region and partition, and which of them AWS takes for one it does not say. */
function matchService(value: Text, service: string): Truth {
  const match = equalTexts(value, service);
  const isAlike = typeof value === 'string' && placelessName(value) === placelessName(service);
  return match === 'no' && isAlike ? 'unknown' : match;
}

function placelessName(service: string): string {
  const labels = service.toLowerCase().replace(/\.cn$/, '').split('.');
  return labels.filter((label) => !isRegionCode(label)).join('.');
}

function matchAwsPrincipal(value: Text, caller: Caller): PrincipalMatch {
  if (value === '*') return { form: 'everyone', matches: 'yes' };
  if (caller.kind === 'service') return { form: 'other', matches: 'no' };
  if (typeof value === 'string' && /^\d{12}$/.test(value)) {
    return { form: 'account', matches: equalTexts(value, caller.accountId) };
  }
  const arn = parseArnText(value);
  if (arn === undefined) {
    return { form: 'session', matches: isSymbolic(value) ? 'unknown' : 'no' };
  }
  const inAccount = all([equalTexts(arn.partition, caller.partition), equalTexts(arn.accountId, caller.accountId)]);
  const kind = showText(splitText(arn.resource, '/')[0] ?? '');
  switch (`${showText(arn.service)} ${kind}`) {
    case 'iam root':
      return { form: 'account', matches: inAccount };
    case 'iam role':
      return { form: 'role', matches: caller.kind === 'role' ? equalTexts(value, caller.arn) : 'no' };
    case 'iam user':
      return { form: 'user', matches: caller.kind === 'user' ? equalTexts(value, caller.arn) : 'no' };
    case 'sts assumed-role':
      return { form: 'session', matches: all([inAccount, matchSession(arn.resource, caller)]) };
    default:
      return { form: 'session', matches: isSymbolic(value) ? 'unknown' : 'no' };
  }
}

/** `assumed-role/NAME/SESSION`, without the path of the role. */
function matchSession(resource: Text, caller: Caller): Truth {
  if (caller.kind !== 'role') return 'no';
  const [, roleName = UNKNOWN_TEXT, ...session] = splitText(resource, '/');
  const callerName = splitText(parseArnText(caller.arn)?.resource ?? UNKNOWN_TEXT, '/').at(-1) ?? UNKNOWN_TEXT;
  return all([
    equalTexts(roleName, callerName),
    caller.sessionName === undefined ? 'unknown' : equalTexts(joinPieces(session, '/'), caller.sessionName),
  ]);
}
