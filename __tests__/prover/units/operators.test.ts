import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../../lib/iam/text';
import type { Truth } from '../../../lib/iam/truth';
import { evaluateCondition, isNegated, type ParsedOperator, parseOperator } from '../../../lib/prover/conditions';
import type { ContextValue } from '../../../lib/prover/context';
import { matchNull, OPERATORS } from '../../../lib/prover/operators';

const s = symbolText('s');
const ABSENT: ContextValue = { kind: 'absent' };
const UNKNOWN: ContextValue = { kind: 'unknown' };
const present = (...values: readonly Text[]): ContextValue => ({ kind: 'present', values });

describe('an operator as it is written', () => {
  it.each<[string, ParsedOperator]>([
    ['StringEquals', { set: undefined, name: 'StringEquals', ifExists: false }],
    ['StringEqualsIfExists', { set: undefined, name: 'StringEquals', ifExists: true }],
    ['ForAnyValue:StringLike', { set: 'ForAnyValue', name: 'StringLike', ifExists: false }],
    ['ForAllValues:ArnLikeIfExists', { set: 'ForAllValues', name: 'ArnLike', ifExists: true }],
    ['ForSomeValues:StringLike', { set: undefined, name: 'ForSomeValues:StringLike', ifExists: false }],
    ['IfExists', { set: undefined, name: 'IfExists', ifExists: false }],
    ['', { set: undefined, name: '', ifExists: false }],
    ['constructor', { set: undefined, name: 'constructor', ifExists: false }],
    ['__proto__', { set: undefined, name: '__proto__', ifExists: false }],
  ])('%j is taken apart', (written, expected) => {
    expect(parseOperator(written)).toEqual(expected);
  });

  it('is negated by its name alone', () => {
    expect([...OPERATORS.keys()].filter((name) => isNegated(name) !== name.includes('Not'))).toEqual([]);
    expect(['constructor', 'Null', 'x'].map(isNegated)).toEqual([false, false, false]);
  });

  it('of a million letters is read', () => {
    const name = 'a'.repeat(1_000_000);
    expect(parseOperator(`${name}IfExists`)).toEqual({ set: undefined, name, ifExists: true });
  });
});

describe('one value of the request beside one of the policy', () => {
  it.each<[string, Text, Text, Truth]>([
    ['StringEquals', 'a', 'a', 'yes'],
    ['StringEquals', 'a', 'A', 'no'],
    ['StringEquals', 'a', '*', 'no'],
    ['StringEquals', s, 'a', 'unknown'],
    ['StringEquals', s, s, 'yes'],
    ['StringEqualsIgnoreCase', 'a', 'A', 'yes'],
    ['StringEqualsIgnoreCase', joinText('A', s), joinText('a', s), 'yes'],
    ['StringLike', 'abc', 'a*', 'yes'],
    ['StringLike', 'abc', 'A*', 'no'],
    ['Bool', 'True', 'true', 'yes'],
    ['Bool', 'true', 'false', 'no'],
    ['BinaryEquals', 'QmlI', 'QmlI', 'yes'],
    ['BinaryEquals', 'QmlI', 'qmli', 'no'],
    ['NumericEquals', '1.0', '1', 'yes'],
    ['NumericEquals', '+1', '1', 'yes'],
    ['NumericEquals', '-1', '1', 'no'],
    ['NumericLessThan', '9', '10', 'yes'],
    ['NumericLessThan', '10', '10', 'no'],
    ['NumericLessThanEquals', '10', '10', 'yes'],
    ['NumericGreaterThan', '10', '9.5', 'yes'],
    ['NumericGreaterThanEquals', '9', '9.5', 'no'],
    ['NumericEquals', 'ten', '10', 'no'],
    ['NumericEquals', '10', 'ten', 'unknown'],
    ['NumericEquals', '0x10', '16', 'no'],
    ['NumericEquals', '', '0', 'no'],
    ['NumericEquals', s, '1', 'unknown'],
    ['NumericEquals', '1', s, 'unknown'],
    ['DateEquals', '2024-01-01T00:00:00Z', '2024-01-01', 'yes'],
    ['DateEquals', '2024-01-01T00:00:00', '2024-01-01T00:00:00Z', 'yes'],
    ['DateEquals', '1704067200', '2024-01-01T00:00:00Z', 'yes'],
    ['DateEquals', '2024-01-01T01:00:00+01:00', '2024-01-01T00:00:00Z', 'yes'],
    ['DateEquals', '2024-01-01T01:00+0100', '2024-01-01T00:00Z', 'yes'],
    ['DateLessThan', '2023-12-31T23:59:59.999Z', '2024-01-01', 'yes'],
    ['DateGreaterThan', '2024-01-01', '2024-01-01', 'no'],
    ['DateGreaterThanEquals', '2024-01-01', '2024-01-01', 'yes'],
    ['DateLessThanEquals', '2024-01-02', '2024-01-01', 'no'],
    ['DateEquals', '2024-13-01', '2024-01-01', 'no'],
    ['DateEquals', '2024-01-01', 'tomorrow', 'unknown'],
    ['DateEquals', 'January 1, 2024', '2024-01-01', 'no'],
    ['DateEquals', '2024-01-01', s, 'unknown'],
    ['IpAddress', '10.1.2.3', '10.0.0.0/8', 'yes'],
    ['IpAddress', '11.1.2.3', '10.0.0.0/8', 'no'],
    ['IpAddress', '::1', '10.0.0.0/8', 'no'],
    ['IpAddress', 'localhost', '127.0.0.0/8', 'no'],
    ['IpAddress', '127.0.0.1', 'localhost', 'unknown'],
    ['IpAddress', s, '10.0.0.0/8', 'unknown'],
    ['ArnEquals', 'arn:aws:s3:::b', 'arn:aws:s3:::*', 'yes'],
    ['ArnLike', 'arn:aws:sns:r:1:t', 'arn:aws:sns:*:t', 'no'],
  ])('%s: %j beside %j is %s', (name, requested, written, expected) => {
    expect(OPERATORS.get(name)?.matches(requested, written)).toBe(expected);
  });

  it('a negated operator compares as its positive form does, and is turned around by its condition', () => {
    const pairs = [...OPERATORS.keys()].filter(isNegated).map((name) => [name, name.replace('Not', '')] as const);
    const values: readonly (readonly [Text, Text])[] = [
      ['1', '1'],
      ['a', 'b'],
      ['10.0.0.1', '10.0.0.0/8'],
      [s, 'a'],
      ['2024-01-01', '2025-01-01'],
    ];
    const compare = (name: string) =>
      values.map(([requested, written]) => OPERATORS.get(name)?.matches(requested, written));
    expect(pairs.map(([name]) => [name, ...compare(name)])).toEqual(
      pairs.map(([name, positive]) => [name, ...compare(positive)]),
    );
    expect(pairs.length).toBe(8);
  });

  it.each<[Truth, Text, Truth]>([
    ['yes', 'true', 'yes'],
    ['no', 'true', 'no'],
    ['unknown', 'true', 'unknown'],
    ['yes', 'False', 'no'],
    ['no', 'false', 'yes'],
    ['unknown', 'false', 'unknown'],
    ['yes', 'maybe', 'unknown'],
    ['yes', s, 'unknown'],
    ['yes', UNKNOWN_TEXT, 'unknown'],
  ])('Null: a key whose absence is %s, beside %j, is %s', (absent, written, expected) => {
    expect(matchNull(absent, written)).toBe(expected);
  });
});

describe('a condition', () => {
  it.each<[string, ContextValue, readonly Truth[]]>([
    // Without set operator, ForAllValues, ForAnyValue; then each IfExists.
    ['StringEquals', present('a'), ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
    ['StringEquals', present('b'), ['no', 'no', 'no', 'no', 'no', 'no']],
    ['StringEquals', present('a', 'b'), ['unknown', 'no', 'yes', 'unknown', 'no', 'yes']],
    ['StringEquals', present(s), ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']],
    ['StringEquals', present(), ['no', 'yes', 'no', 'yes', 'yes', 'yes']],
    ['StringEquals', ABSENT, ['no', 'yes', 'no', 'yes', 'yes', 'yes']],
    ['StringEquals', UNKNOWN, ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']],
    ['StringNotEquals', present('a'), ['no', 'no', 'no', 'no', 'no', 'no']],
    ['StringNotEquals', present('b'), ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
    ['StringNotEquals', present('a', 'b'), ['unknown', 'no', 'yes', 'unknown', 'no', 'yes']],
    ['StringNotEquals', ABSENT, ['yes', 'yes', 'no', 'yes', 'yes', 'yes']],
  ])('%s "a" on a key that is %j holds as its set operator and IfExists have it', (operator, value, expected) => {
    const forms = ['', 'ForAllValues:', 'ForAnyValue:'];
    const written = ['', 'IfExists'].flatMap((end) => forms.map((set) => `${set}${operator}${end}`));
    const results = written.map((name) =>
      evaluateCondition(
        { operator: name, key: 'k', values: { values: ['a'], open: false } },
        '2012-10-17',
        () => value,
      ),
    );
    expect(results).toEqual(expected);
  });

  it.each<[string, string, readonly Text[], boolean, ContextValue, Truth]>([
    ['of an unknown operator is unknown', 'StringMatches', ['a'], false, present('a'), 'unknown'],
    ['of an inherited name is unknown', 'constructor', ['a'], false, present('a'), 'unknown'],
    ['with unknown values may hold', 'StringEquals', ['b'], true, present('a'), 'unknown'],
    ['with unknown values holds where a known one does', 'StringEquals', ['a'], true, present('a'), 'yes'],
    ['with unknown values may fail where it is negated', 'StringNotEquals', ['b'], true, present('a'), 'unknown'],
    ['with unknown values fails where a known one does', 'StringNotEquals', ['a'], true, present('a'), 'no'],
    ['without values never holds', 'StringEquals', [], false, present('a'), 'no'],
    ['without values always holds where it is negated', 'StringNotEquals', [], false, present('a'), 'yes'],
    ['on absence', 'Null', ['true'], false, ABSENT, 'yes'],
    ['on presence', 'Null', ['false'], false, present('a'), 'yes'],
    ['on an empty list is absence', 'Null', ['true'], false, present(), 'yes'],
    ['on absence and presence', 'Null', ['true', 'false'], false, present('a'), 'yes'],
    ['on absence of what is unknown', 'Null', ['true'], false, UNKNOWN, 'unknown'],
    ['with a variable', 'StringEquals', ['${k}'], false, present('a'), 'yes'],
    ['with a variable where the operator has none', 'NumericEquals', ['${k}'], false, present('1'), 'unknown'],
  ])('%s', (_, operator, values, open, value, expected) => {
    expect(evaluateCondition({ operator, key: 'k', values: { values, open } }, '2012-10-17', () => value)).toBe(
      expected,
    );
  });
});
