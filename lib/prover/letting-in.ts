/** Whom an Allow statement of a resource-side policy lets in: each of its principals, narrowed by what the conditions ask. */
import { parseArnText } from '../iam/arn-text';
import type { ParsedCondition, ParsedPrincipal, ParsedStatement, TextList } from '../iam/parsed-policy';
import { showText, type Text, textParts, UNKNOWN_TEXT } from '../iam/text';
import { hasWildcard } from '../iam/wildcard';
import { parseOperator } from './conditions';
import { isDeletedPrincipal } from './principals';

export type Breadth = 'role' | 'account' | 'organization' | 'service' | 'everyone';

export interface LetIn {
  readonly principal: Text;
  readonly breadth: Breadth;
  readonly accountId?: Text;
}

/** The account of what has an ARN without one, such as a bucket. */
export type FindAccount = (arn: Text) => Text | undefined;

export function lettingIn(
  { principal, conditions }: ParsedStatement,
  findAccount: FindAccount = () => undefined,
): readonly LetIn[] {
  if (principal?.negated) return [{ principal: '*', breadth: 'everyone' }];
  if (principal === undefined || principal.list === 'unknown')
    return [{ principal: UNKNOWN_TEXT, breadth: 'role', accountId: UNKNOWN_TEXT }];
  return principal.list.flatMap((member) =>
    textsOf(member.values).flatMap((value) => letInBy(member, value, conditions, findAccount)),
  );
}

function letInBy(
  { type }: ParsedPrincipal,
  value: Text,
  conditions: ParsedStatement['conditions'],
  findAccount: FindAccount,
): readonly LetIn[] {
  switch (type) {
    case 'Service':
      return sourceAccounts(conditions, findAccount).map((accountId) => ({
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

/** The accounts a service acts for: its source accounts, or those of its source ARNs; nothing where no source is asked for. */
function sourceAccounts(
  conditions: ParsedStatement['conditions'],
  findAccount: FindAccount,
): readonly (Text | undefined)[] {
  const accounts = asked(conditions, 'aws:sourceaccount');
  const arns = asked(conditions, 'aws:sourcearn').filter((arn) => !isAnything(arn));
  const sources = accounts.length > 0 ? accounts : arns.map((arn) => accountOfSource(arn, findAccount));
  if (sources.length > 0) return [...new Map(sources.map((source) => [showText(source), source])).values()];
  // Any account of an organization, or which one nobody says.
  const isOfOrganization = ['aws:sourceorgid', 'aws:sourceorgpaths'].some((key) => names(conditions, key));
  return [isOfOrganization ? UNKNOWN_TEXT : undefined];
}

function accountOfSource(sourceArn: Text, findAccount: FindAccount): Text {
  const accountId = parseArnText(sourceArn)?.accountId ?? '';
  return accountId === '' ? (findAccount(sourceArn) ?? UNKNOWN_TEXT) : accountId;
}

function isAnything(pattern: Text): boolean {
  return typeof pattern === 'string' && /^\**$/.test(pattern);
}

function names(conditions: ParsedStatement['conditions'], key: string): boolean {
  return conditions !== 'unknown' && conditions.some((condition) => condition.key.toLowerCase() === key);
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
