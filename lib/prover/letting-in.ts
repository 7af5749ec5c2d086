/** Whom an Allow statement of a resource-side policy lets in: each of its principals, narrowed by what the conditions ask. */
import { parseArnText } from '../iam/arn-text';
import type { ParsedCondition, ParsedPrincipal, ParsedStatement, TextList } from '../iam/parsed-policy';
import { isSymbolic, showText, type Text, textParts, UNKNOWN_TEXT } from '../iam/text';
import { hasWildcard } from '../iam/wildcard';
import { parseOperator } from './conditions';
import { isDeletedPrincipal } from './principals';

export type Breadth = 'role' | 'account' | 'organization' | 'service' | 'everyone';

export interface LetIn {
  readonly principal: Text;
  readonly breadth: Breadth;
  readonly accountId?: Text;
}

export function lettingIn({ principal, conditions }: ParsedStatement): readonly LetIn[] {
  if (principal?.negated) return [{ principal: '*', breadth: 'everyone' }];
  if (principal === undefined || principal.list === 'unknown')
    return [{ principal: UNKNOWN_TEXT, breadth: 'role', accountId: UNKNOWN_TEXT }];
  return principal.list.flatMap((member) =>
    textsOf(member.values).flatMap((value) => letInBy(member, value, conditions)),
  );
}

function letInBy({ type }: ParsedPrincipal, value: Text, conditions: ParsedStatement['conditions']): readonly LetIn[] {
  switch (type) {
    case 'Service':
      return sourceAccounts(conditions).map((accountId) => ({
        principal: value,
        breadth: 'service',
        ...(accountId === undefined ? {} : { accountId }),
      }));
    case 'AWS':
      return isDeletedPrincipal(value) ? [] : narrowed(value, conditions);
    case 'CanonicalUser':
      // An account too, but the id does not tell which.
      return [{ principal: value, breadth: 'account', accountId: UNKNOWN_TEXT }];
    case 'Federated':
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
  const callers = oneOf(conditions, 'aws:principalarn', isExact);
  if (callers !== undefined) {
    return callers.map((caller) => ({
      principal: caller,
      breadth: 'role',
      accountId: parseArnText(caller)?.accountId ?? UNKNOWN_TEXT,
    }));
  }
  if (isAccount) return [{ principal: value, breadth: 'account', accountId: arn?.accountId ?? value }];
  const patterns = oneOf(conditions, 'aws:principalarn', (pattern) => accountOf(pattern) !== undefined);
  if (patterns !== undefined) {
    return patterns.map((pattern) => ({
      principal: pattern,
      breadth: 'account',
      accountId: accountOf(pattern) ?? UNKNOWN_TEXT,
    }));
  }
  const accounts = oneOf(conditions, 'aws:principalaccount', isExact);
  if (accounts !== undefined) {
    return accounts.map((account) => ({ principal: account, breadth: 'account', accountId: account }));
  }
  const organizations = oneOf(conditions, 'aws:principalorgid', isExact);
  return [{ principal: value, breadth: organizations === undefined ? 'everyone' : 'organization' }];
}

/** The account of an ARN pattern whose wildcards are all to the right of it. */
function accountOf(pattern: Text): Text | undefined {
  const accountId = parseArnText(pattern)?.accountId;
  return accountId !== undefined && accountId !== '' && isExact(accountId) ? accountId : undefined;
}

/** Without wildcards and policy variables, of which nobody knows here what they stand for. */
function isExact(text: Text): boolean {
  return !hasWildcard(text) && !textParts(text).some((part) => typeof part === 'string' && part.includes('${'));
}

/** The accounts a service acts for: its source accounts, or those of its source ARNs; nothing where none is asked for. */
function sourceAccounts(conditions: ParsedStatement['conditions']): readonly (Text | undefined)[] {
  const accounts = asked(conditions, 'aws:sourceaccount');
  const sources = accounts.length > 0 ? accounts : asked(conditions, 'aws:sourcearn').map(accountOfSource);
  return sources.length === 0
    ? [undefined]
    : [...new Map(sources.map((source) => [showSource(source), source])).values()];
}

function accountOfSource(sourceArn: Text): Text | undefined {
  const accountId = parseArnText(sourceArn)?.accountId ?? (isSymbolic(sourceArn) ? UNKNOWN_TEXT : undefined);
  return accountId === '' ? undefined : accountId;
}

function showSource(source: Text | undefined): string {
  return source === undefined ? '' : showText(source);
}

const EQUALITY = ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike'];

/** The values one of which the key must have. */
export function asked(conditions: ParsedStatement['conditions'], key: string): readonly Text[] {
  return demandsOn(conditions, key).flat();
}

/** The values of one condition on the key, each of which names few enough: one that names too many undoes the others. */
function oneOf(
  conditions: ParsedStatement['conditions'],
  key: string,
  isNarrow: (value: Text) => boolean,
): readonly Text[] | undefined {
  return demandsOn(conditions, key).find((values) => values.every(isNarrow));
}

/** The values of each condition on the key. */
function demandsOn(conditions: ParsedStatement['conditions'], key: string): readonly (readonly Text[])[] {
  if (conditions === 'unknown') return [];
  return conditions
    .filter((condition) => condition.key.toLowerCase() === key && isDemand(condition))
    .map(({ values }) => textsOf(values));
}

/** Without `IfExists` and set operators, which let a missing key pass. */
function isDemand({ operator }: ParsedCondition): boolean {
  const { set, name, ifExists } = parseOperator(operator);
  return set === undefined && !ifExists && EQUALITY.includes(name);
}

/** The texts of a list; an unknown one stands for those that are not known. */
export function textsOf({ values, open }: TextList): readonly Text[] {
  return open ? [...values, UNKNOWN_TEXT] : values;
}
