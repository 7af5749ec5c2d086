import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../lib/iam/text';
import type { Truth } from '../../lib/iam/truth';
import {
  equalTexts,
  hasWildcard,
  isSameText,
  matchArn,
  matchResource,
  matchWildcard,
  type Pattern,
} from '../../lib/iam/wildcard';

const s = symbolText('s');
const t = symbolText('t');
const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:f';
const ROLE = 'arn:aws:iam::111111111111:role/x';
const MILLION = 1_000_000;

type Row = readonly [Pattern, Text, Truth];

describe('matchWildcard', () => {
  it.each<Row>([
    ['', '', 'yes'],
    ['', 'a', 'no'],
    ['*', '', 'yes'],
    ['**', 'abc', 'yes'],
    ['?', '', 'no'],
    ['?', 'a', 'yes'],
    ['?', 'ab', 'no'],
    ['?*', '', 'no'],
    ['*?', 'a', 'yes'],
    ['a*c', 'abcbc', 'yes'],
    ['a*c', 'abcb', 'no'],
    ['a?c', 'abc', 'yes'],
    ['*a*b*', 'xxaxxbxx', 'yes'],
    ['*a*b*', 'xxbxxaxx', 'no'],
    ['A', 'a', 'no'],
    ['a.c', 'abc', 'no'],
    ['[a]', 'a', 'no'],
    ['a', 'a*', 'no'],
    ['a*', 'a*', 'yes'],
    ['*\n*', 'a\nb', 'yes'],
    ['a?c', 'a\nc', 'yes'],
  ])('%j against %j is %s', (pattern, text, expected) => {
    expect(matchWildcard(pattern, text)).toBe(expected);
  });

  it.each<Row>([
    ['x-😀-*', 'x-😀-1', 'yes'],
    ['*😀', 'a😀', 'yes'],
    ['*😀*', 'a😁b', 'no'],
    ['?', '😀', 'yes'],
    ['??', '😀', 'no'],
    ['ü*', 'über', 'yes'],
    ['\u0075\u0308*', 'über', 'no'],
    ['İ?', 'İi', 'yes'],
  ])('a character is a code point: %j against %j is %s', (pattern, text, expected) => {
    expect(matchWildcard(pattern, text)).toBe(expected);
  });

  it.each<[string, Pattern, Text, Truth]>([
    ['a symbol matches itself', s, s, 'yes'],
    ['a symbol may be another one', s, t, 'unknown'],
    ['a nameless symbol may not even be itself', UNKNOWN_TEXT, UNKNOWN_TEXT, 'unknown'],
    ['a symbol of the request may be what the pattern says', 'a', s, 'unknown'],
    ['a symbol of the pattern may be the text', s, 'a', 'unknown'],
    ['a symbol may be empty', joinText('a', s), 'a', 'unknown'],
    ['a star takes a symbol in', 'a*', joinText('a', s), 'yes'],
    ['a star takes a nameless symbol in', '*', UNKNOWN_TEXT, 'yes'],
    ['a question mark may be a symbol', 'a?', joinText('a', s), 'unknown'],
    ['letters before the symbol differ', 'b*', joinText('a', s), 'no'],
    ['letters behind the symbol differ', '*b', joinText(s, 'a'), 'no'],
    ['letters between symbols may be inside of one', joinText(s, 'x', s), joinText(s, 'y', s), 'unknown'],
    ['a symbol and a star beside it match what follows', joinText(s, '/*'), joinText(s, '/a/b'), 'yes'],
    ['a symbol alone does not match more', s, joinText(s, '/a'), 'unknown'],
    ['symbols in one order', joinText(s, '-', t), joinText(s, '-', t), 'yes'],
    ['letters that no symbol can make up for', joinText('a', s, 'z'), 'ay', 'no'],
    ['a literal part of a pattern has no wildcards', [{ pattern: 'a-' }, { literal: '*' }], 'a-b', 'no'],
    ['a literal star matches a star', [{ pattern: 'a-' }, { literal: '*' }], 'a-*', 'yes'],
    ['a literal symbol may be the text', [{ pattern: 'a-' }, { literal: UNKNOWN_TEXT }], 'a-b', 'unknown'],
    ['a pattern part has its wildcards', [{ literal: '?' }, { pattern: '*' }], '?xyz', 'yes'],
    ['no part at all is the empty text', [], '', 'yes'],
  ])('%s', (_, pattern, text, expected) => {
    expect(matchWildcard(pattern, text)).toBe(expected);
  });
});

describe('equalTexts', () => {
  it.each<[string, Text, Text, Truth]>([
    ['equal literals', 'a', 'a', 'yes'],
    ['literals that differ', 'a', 'b', 'no'],
    ['letters of the other case', 'a', 'A', 'no'],
    ['a star is a star', '*', 'a', 'no'],
    ['a star beside a symbol is a star', joinText('*', s), joinText('a', s), 'no'],
    ['a symbol and itself', joinText('a', s), joinText('a', s), 'yes'],
    ['a symbol and another one', s, t, 'unknown'],
    ['a symbol and a literal', s, '', 'unknown'],
    ['nameless symbols', UNKNOWN_TEXT, UNKNOWN_TEXT, 'unknown'],
    ['a beginning that differs', joinText('a', s), joinText('b', s), 'no'],
    ['an end that differs', joinText(s, 'a'), 'bcd', 'no'],
  ])('%s', (_, one, other, expected) => {
    expect([equalTexts(one, other), equalTexts(other, one)]).toEqual([expected, expected]);
  });

  it.each<[Text, Text, boolean]>([
    ['a', 'a', true],
    ['a', 'b', false],
    [s, s, true],
    [s, t, false],
    [UNKNOWN_TEXT, UNKNOWN_TEXT, false],
  ])('%j and %j are known to be the same: %s', (one, other, expected) => {
    expect(isSameText(one, other)).toBe(expected);
  });
});

describe('matchArn', () => {
  it.each<[string, Pattern, Text, Truth]>([
    ['an ARN and itself', FUNCTION, FUNCTION, 'yes'],
    ['another function', `${FUNCTION}2`, FUNCTION, 'no'],
    ['a star is anything', '*', FUNCTION, 'yes'],
    ['stars are anything', '***', FUNCTION, 'yes'],
    ['a star is a symbol too', '*', UNKNOWN_TEXT, 'yes'],
    ['a star in each segment', 'arn:*:*:*:*:*', FUNCTION, 'yes'],
    [
      'a star in the last segment reaches over colons',
      'arn:aws:lambda:us-east-1:111111111111:*',
      `${FUNCTION}:live`,
      'yes',
    ],
    ['no star reaches over a colon before', 'arn:aws:*:function:f', FUNCTION, 'no'],
    ['no star at the head stands for several segments', '*:function:f', FUNCTION, 'no'],
    ['a question mark is no colon', 'arn:aws:iam?:111111111111:role/x', ROLE, 'no'],
    ['a region that differs', 'arn:aws:lambda:eu-*:*:function:f', FUNCTION, 'no'],
    ['a qualifier is not meant by the function', FUNCTION, `${FUNCTION}:live`, 'no'],
    ['a star behind the colon is a qualifier', `${FUNCTION}:*`, `${FUNCTION}:live`, 'yes'],
    ['a star behind the colon is not the function', `${FUNCTION}:*`, FUNCTION, 'no'],
    ['what an incomplete pattern leaves out is anything', 'arn:aws:lambda', FUNCTION, 'yes'],
    ['an incomplete pattern with a star', 'arn:aws:l*', FUNCTION, 'yes'],
    ['an incomplete pattern that differs', 'arn:aws:s3', FUNCTION, 'no'],
    ['an incomplete request is no function', FUNCTION, 'arn:aws:lambda', 'no'],
    ['the request for anything is only met by anything', FUNCTION, '*', 'no'],
    ['unicode in the last segment', 'arn:aws:s3:::b/😀*', 'arn:aws:s3:::b/😀x', 'yes'],
    ['letters of the other case', FUNCTION.toUpperCase(), FUNCTION, 'no'],
    ['an empty pattern is an incomplete one that differs', '', FUNCTION, 'no'],
  ])('%s', (_, pattern, arn, expected) => {
    expect(matchArn(pattern, arn)).toBe(expected);
  });

  it.each<[string, Pattern, Text, Truth]>([
    ['a generated ARN and itself', s, s, 'yes'],
    ['a generated ARN and another', s, t, 'unknown'],
    ['a generated ARN and a literal one', s, FUNCTION, 'unknown'],
    ['a literal ARN and a generated one', FUNCTION, s, 'unknown'],
    ['the qualifiers of a generated ARN', joinText(s, ':*'), joinText(s, ':live'), 'yes'],
    ['a generated ARN is not its qualifier', joinText(s, ':*'), s, 'no'],
    ['another qualifier of a generated ARN', joinText(s, ':live'), joinText(s, ':test'), 'no'],
    ['an end that no generated ARN can have', joinText(s, ':live'), `${FUNCTION}:test`, 'no'],
    ['a symbol as account', joinText('arn:aws:iam::', s, ':role/x'), ROLE, 'unknown'],
    [
      'a symbol as account, another role',
      joinText('arn:aws:iam::', s, ':role/x'),
      'arn:aws:iam::111111111111:role/y',
      'no',
    ],
    ['a symbol lies in its segment', joinText('arn:aws:iam::', s, ':role/x'), 'arn:aws:iam::1:a:role/x', 'no'],
    [
      'a star takes a symbol of its segment in',
      'arn:aws:iam::*:role/x',
      joinText('arn:aws:iam::', s, ':role/x'),
      'yes',
    ],
    ['a symbol in the resource', 'arn:aws:s3:::b/*', joinText('arn:aws:s3:::b/', s), 'yes'],
    ['a symbol in the resource of another bucket', 'arn:aws:s3:::c/*', joinText('arn:aws:s3:::b/', s), 'no'],
    ['a symbol may be the rest of an ARN', ROLE, joinText('arn:aws:', s), 'unknown'],
    ['a symbol cannot be the rest of an ARN that begins otherwise', ROLE, joinText('arn:aws-cn:', s), 'no'],
    ['the rest of an ARN as a pattern', joinText('arn:aws:', s), ROLE, 'unknown'],
    ['the rest of an ARN and itself', joinText('arn:aws:', s), joinText('arn:aws:', s), 'yes'],
    ['an incomplete pattern before the rest of an ARN', 'arn:aws', joinText('arn:aws:', s), 'unknown'],
    ['a literal star of a variable', [{ pattern: 'arn:aws:s3:::b/' }, { literal: '*' }], 'arn:aws:s3:::b/x', 'no'],
    ['a pattern of stars alone in parts', [{ pattern: '*' }, { pattern: '*' }], FUNCTION, 'yes'],
  ])('%s', (_, pattern, arn, expected) => {
    expect(matchArn(pattern, arn)).toBe(expected);
  });
});

describe('matchResource', () => {
  it.each<[string, Pattern, Text, Truth]>([
    ['what an ARN pattern matches it matches', 'arn:aws:lambda:*:*:function:f', FUNCTION, 'yes'],
    ['a star before a colon that would have to reach over one', 'arn:aws:lambda:*:function:f', FUNCTION, 'unknown'],
    ['a star before a colon that could not even so', 'arn:aws:lambda:*:function:g', FUNCTION, 'no'],
    ['a star that is not before a colon', 'arn:aws:lambda*f', FUNCTION, 'no'],
    ['a symbolic pattern of that kind', joinText('arn:aws:lambda:*:', s), FUNCTION, 'unknown'],
  ])('%s', (_, pattern, arn, expected) => {
    expect(matchResource(pattern, arn)).toBe(expected);
  });
});

describe('hasWildcard', () => {
  it.each<[Text, boolean]>([
    ['a', false],
    ['a*', true],
    ['?', true],
    ['', false],
    [s, false],
    [joinText(s, ':*'), true],
    [symbolText('each["*"]'), false],
  ])('%j: %s', (text, expected) => {
    expect(hasWildcard(text)).toBe(expected);
  });
});

describe('texts of a million characters', () => {
  const long = 'a'.repeat(MILLION);

  it.each<[string, () => Truth, Truth]>([
    ['an equal text', () => matchWildcard(long, long), 'yes'],
    ['one star', () => matchWildcard(`${long}*`, `${long}b`), 'yes'],
    ['stars without end', () => matchWildcard('*'.repeat(MILLION), long), 'yes'],
    ['question marks', () => matchWildcard('?'.repeat(MILLION), long), 'yes'],
    ['a star and an end that is not there', () => matchWildcard(`*${'a'.repeat(1000)}b`, long), 'unknown'],
    ['a star and half of the text', () => matchWildcard(`*${'a'.repeat(MILLION / 2)}b`, long), 'unknown'],
    ['a symbol', () => matchWildcard(joinText(s, long), long), 'unknown'],
    ['two symbols', () => equalTexts(joinText(s, long), joinText(t, long)), 'unknown'],
    ['an ARN', () => matchArn(`arn:aws:s3:::b/${long}*`, `arn:aws:s3:::b/${long}`), 'yes'],
    ['an ARN of colons', () => matchArn(`${FUNCTION}*`, `${FUNCTION}${':'.repeat(MILLION)}`), 'yes'],
    ['a pattern of colons', () => matchArn(':'.repeat(MILLION), FUNCTION), 'no'],
  ])('%s is compared, or left undecided', (_, compare, expected) => {
    expect(compare()).toBe(expected);
  });
});
