/**
 * The condition operators, one row each: how one value of the request compares with one value of the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isSymbolic, lowerCase, type Text, textKey, textOf, textParts } from '../iam/text';
import { not, type Truth, truth } from '../iam/truth';
import { equalTexts, matchArn, matchWildcard, type Pattern } from '../iam/wildcard';
import { isInRange, parseAddress, parseRange } from './ip-range';

export interface Operator {
  /** Whether one value of the request matches one value of the policy; for a negated operator whether it does not. */
  readonly matches: (requested: Text, written: Pattern) => Truth;
  /** A negated operator asks that no value of the policy matches, and holds where the key is absent. */
  readonly negated: boolean;
  /** Whether policy variables are replaced in its values. */
  readonly variables: boolean;
}

type Compare = (requested: number, written: number) => boolean;

const positive = (matches: Operator['matches'], variables = false): Operator => ({
  matches,
  negated: false,
  variables,
});
const negative = (matches: Operator['matches'], variables = false): Operator => ({ matches, negated: true, variables });

const equals: Operator['matches'] = (requested, written) => withText(written, (value) => equalTexts(requested, value));
const equalsIgnoringCase: Operator['matches'] = (requested, written) =>
  withText(written, (value) => equalTexts(lowerCase(requested), lowerCase(value)));
const like: Operator['matches'] = (requested, written) => matchWildcard(written, requested);
const arnLike: Operator['matches'] = (requested, written) => matchArn(written, requested);
const numeric = (compare: Compare): Operator['matches'] => compared(parseNumber, compare);
const date = (compare: Compare): Operator['matches'] => compared(parseDate, compare);

const isEqual: Compare = (requested, written) => requested === written;
const isLess: Compare = (requested, written) => requested < written;
const isLessOrEqual: Compare = (requested, written) => requested <= written;
const isGreater: Compare = (requested, written) => requested > written;
const isGreaterOrEqual: Compare = (requested, written) => requested >= written;

/** Every operator but `Null`, which asks for the key and not for its values. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries<Operator>({
    StringEquals: positive(equals, true),
    StringNotEquals: negative(equals, true),
    StringEqualsIgnoreCase: positive(equalsIgnoringCase, true),
    StringNotEqualsIgnoreCase: negative(equalsIgnoringCase, true),
    StringLike: positive(like, true),
    StringNotLike: negative(like, true),
    NumericEquals: positive(numeric(isEqual)),
    NumericNotEquals: negative(numeric(isEqual)),
    NumericLessThan: positive(numeric(isLess)),
    NumericLessThanEquals: positive(numeric(isLessOrEqual)),
    NumericGreaterThan: positive(numeric(isGreater)),
    NumericGreaterThanEquals: positive(numeric(isGreaterOrEqual)),
    DateEquals: positive(date(isEqual)),
    DateNotEquals: negative(date(isEqual)),
    DateLessThan: positive(date(isLess)),
    DateLessThanEquals: positive(date(isLessOrEqual)),
    DateGreaterThan: positive(date(isGreater)),
    DateGreaterThanEquals: positive(date(isGreaterOrEqual)),
    Bool: positive(equalsIgnoringCase),
    BinaryEquals: positive(equals),
    IpAddress: positive(inRange),
    NotIpAddress: negative(inRange),
    ArnEquals: positive(arnLike, true),
    ArnLike: positive(arnLike, true),
    ArnNotEquals: negative(arnLike, true),
    ArnNotLike: negative(arnLike, true),
  }),
);

/** A comparison of what both texts stand for; a written value that stands for nothing decides nothing. */
function compared<T>(
  parse: (text: string) => T | undefined,
  compare: (one: T, other: T) => boolean,
): Operator['matches'] {
  return (requested, written) =>
    withText(written, (value) => {
      if (isSymbolic(requested) || isSymbolic(value)) return 'unknown';
      const [left, right] = [parse(requested), parse(value)];
      if (right === undefined) return 'unknown';
      return truth(left !== undefined && compare(left, right));
    });
}

function inRange(requested: Text, written: Pattern): Truth {
  return withText(written, (value) => {
    if (isSymbolic(requested) || isSymbolic(value)) return 'unknown';
    const [address, range] = [parseAddress(requested), parseRange(value)];
    if (range === undefined) return 'unknown';
    return truth(address !== undefined && isInRange(address, range));
  });
}

function parseNumber(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Seconds since 1970; a date without a zone is in UTC. */
function parseDate(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (!ISO_DATE.test(text)) return undefined;
  const zoned = text.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/** The text of a written value, its policy variables replaced. */
function withText(written: Pattern, decide: (value: Text) => Truth): Truth {
  if (typeof written === 'string' || isSymbolic(written)) return decide(written);
  return decide(textOf(written.flatMap((part) => textParts('literal' in part ? part.literal : part.pattern))));
}

/** What `Null` asks: `true` that the key is absent, `false` that it is there. */
export function matchNull(isAbsent: Truth, written: Text): Truth {
  switch (textKey(written)?.toLowerCase()) {
    case 'true':
      return isAbsent;
    case 'false':
      return not(isAbsent);
    default:
      return 'unknown';
  }
}
