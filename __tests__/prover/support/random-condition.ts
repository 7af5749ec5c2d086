/** One random condition on one key, and values of a request for it: each operator with values of its own kind. */
import fc from 'fast-check';
import type { StatementJson } from '../reference/reference-request';

const PATTERN = fc
  .array(fc.constantFrom('a', 'b', 'B', '.', '*', '?', '${*}', '${?}', '${$}'), { maxLength: 5 })
  .map((parts) => parts.join(''));
const PLAIN = fc
  .array(fc.constantFrom('a', 'b', 'B', '.', '*', '?', '$'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const NUMBER = fc.constantFrom('0', '5', '5.0', '-3', '10', '10.5', '1000');
const INSTANT = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '1767225600',
  '2026-01-01T02:00:00+02:00',
  '2026-01-01',
  '2025-12-31T23:59:59Z',
);
const ADDRESS = fc.constantFrom(
  '10.0.0.1',
  '10.127.255.255',
  '10.128.0.0',
  '203.0.113.9',
  '255.255.255.255',
  '0.0.0.0',
);
const RANGE = fc.constantFrom(
  '10.0.0.0/8',
  '10.0.0.0/9',
  '203.0.113.9',
  '203.0.113.8/31',
  '0.0.0.0/0',
  '255.255.255.255/32',
);
const PART = fc.constantFrom('a', 'ab', '*', 'a*', '?b', 'arn');
const arn = (part: fc.Arbitrary<string>) =>
  fc
    .tuple(part, part, part, part, part)
    .map(([service, region, account, kind, name]) =>
      ['arn', 'aws', service, region, account, `${kind}:${name}`].join(':'),
    );

interface Kind {
  readonly operators: readonly string[];
  readonly wanted: fc.Arbitrary<string>;
  readonly got: fc.Arbitrary<string>;
}

const compared = (prefix: string) =>
  ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((end) => prefix + end);

const TRUTH = fc.constantFrom('true', 'false');
const KINDS: readonly Kind[] = [
  { operators: ['StringLike', 'StringNotLike', 'StringEquals', 'StringNotEquals'], wanted: PATTERN, got: PLAIN },
  { operators: ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], wanted: PATTERN, got: PLAIN },
  { operators: compared('Numeric'), wanted: NUMBER, got: NUMBER },
  { operators: compared('Date'), wanted: INSTANT, got: INSTANT },
  { operators: ['IpAddress', 'NotIpAddress'], wanted: RANGE, got: ADDRESS },
  {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    wanted: arn(PART),
    got: arn(fc.constantFrom('a', 'ab', 'b', 'aab')),
  },
  { operators: ['Bool'], wanted: TRUTH, got: TRUTH },
];

export interface OneCondition {
  readonly condition: NonNullable<StatementJson['Condition']>;
  /** Nothing where the key is not in the request. */
  readonly got: readonly string[] | undefined;
}

/** A condition on `sts:ExternalId`; several values of the request only where the operator is one for sets. */
export const oneCondition: fc.Arbitrary<OneCondition> = fc.constantFrom(...KINDS).chain(({ operators, wanted, got }) =>
  fc
    .record({
      operator: fc.constantFrom(...operators),
      set: fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
      ifExists: fc.constantFrom('', '', 'IfExists'),
      wanted: fc.array(wanted, { minLength: 1, maxLength: 3 }),
      got: fc.option(fc.array(got, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    })
    .map((drawn) => ({
      condition: { [`${drawn.set}${drawn.operator}${drawn.ifExists}`]: { 'sts:ExternalId': drawn.wanted } },
      got: drawn.set === '' ? drawn.got?.slice(0, 1) : drawn.got,
    })),
);
