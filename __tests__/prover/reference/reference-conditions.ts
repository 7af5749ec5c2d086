/**
 * Conditions, slowly: every operator as a table row, every wildcard as a regular expression, every value known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** Values of the request by key in lower case; a key that is not in it is not in the request. */
export type Context = ReadonlyMap<string, readonly string[]>;

export type ConditionJson = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

type Compare = (got: string, wanted: string, context: Context) => boolean;

/** Texts of a policy with their wildcards as a regular expression; `undefined` where a variable has no value. */
export function patternOf(text: string, context: Context, wildcards: boolean, flags = ''): RegExp | undefined {
  let missing = false;
  const source = text.replace(/\$\{([^}]*)\}|[\s\S]/g, (token, name: string | undefined) => {
    if (name !== undefined) {
      const value = variable(name, context);
      missing ||= value === undefined;
      return literally(value ?? '');
    }
    if (wildcards && token === '*') return '[\\s\\S]*';
    if (wildcards && token === '?') return '[\\s\\S]';
    return literally(token);
  });
  return missing ? undefined : new RegExp(`^${source}$`, flags);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function variable(written: string, context: Context): string | undefined {
  if (['*', '?', '$'].includes(written)) return written;
  const [, key = '', fallback] = /^\s*([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/.exec(written) ?? [];
  const values = context.get(key.toLowerCase());
  return values?.length === 1 ? values[0] : fallback;
}

const like: Compare = (got, wanted, context) => patternOf(wanted, context, true)?.test(got) ?? false;
const same: Compare = (got, wanted, context) => patternOf(wanted, context, false)?.test(got) ?? false;
const sameIgnoringCase: Compare = (got, wanted, context) => patternOf(wanted, context, false, 'i')?.test(got) ?? false;

/** Six parts between colons, the last of which may hold colons itself. */
const partsOf = (arn: string) => /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(arn)?.slice(1);
const arnLike: Compare = (got, wanted, context) => {
  const gotParts = partsOf(got);
  const wantedParts = partsOf(wanted);
  if (gotParts === undefined || wantedParts === undefined) return false;
  return wantedParts.every((part, index) => like(gotParts[index] ?? '', part, context));
};

const numbers = (compare: (got: number, wanted: number) => boolean): Compare => {
  return (got, wanted) => compare(Number(got), Number(wanted));
};
const instant = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));
const dates = (compare: (got: number, wanted: number) => boolean): Compare => {
  return (got, wanted) => compare(instant(got), instant(wanted));
};

const bits = (address: string) =>
  address
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');
const inRange: Compare = (got, wanted) => {
  const [network = '', prefix = '32'] = wanted.split('/');
  return bits(got).startsWith(bits(network).slice(0, Number(prefix)));
};

const POSITIVE: Readonly<Record<string, Compare>> = {
  StringEquals: same,
  StringEqualsIgnoreCase: sameIgnoringCase,
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: (got, wanted) => got.toLowerCase() === wanted.toLowerCase(),
  BinaryEquals: (got, wanted) => got === wanted,
  NumericEquals: numbers((got, wanted) => got === wanted),
  NumericLessThan: numbers((got, wanted) => got < wanted),
  NumericLessThanEquals: numbers((got, wanted) => got <= wanted),
  NumericGreaterThan: numbers((got, wanted) => got > wanted),
  NumericGreaterThanEquals: numbers((got, wanted) => got >= wanted),
  DateEquals: dates((got, wanted) => got === wanted),
  DateLessThan: dates((got, wanted) => got < wanted),
  DateLessThanEquals: dates((got, wanted) => got <= wanted),
  DateGreaterThan: dates((got, wanted) => got > wanted),
  DateGreaterThanEquals: dates((got, wanted) => got >= wanted),
  IpAddress: inRange,
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
};

export function conditionsHold(conditions: ConditionJson | undefined, context: Context): boolean {
  for (const [operator, keys] of Object.entries(conditions ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      if (!holds(operator, [values].flat().map(String), context.get(key.toLowerCase()), context)) return false;
    }
  }
  return true;
}

function holds(written: string, wanted: readonly string[], got: readonly string[] | undefined, context: Context) {
  if (written === 'Null') return wanted.includes(String(got === undefined));
  const [, set, bare = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(written) ?? [];
  const negated = NEGATED[bare] !== undefined;
  const compare = POSITIVE[NEGATED[bare] ?? bare];
  if (compare === undefined) throw new Error(`the reference does not know ${written}`);
  const one = (value: string) => wanted.some((other) => compare(value, other, context)) !== negated;
  if (got === undefined) return ifExists !== undefined || set === 'ForAllValues' || (set === undefined && negated);
  return set === 'ForAllValues' ? got.every(one) : got.some(one);
}
