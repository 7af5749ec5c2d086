import { parsePolicy } from '../../../lib/iam/parse-policy';
import type { ParsedStatement } from '../../../lib/iam/parsed-policy';
import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../../lib/iam/text';
import {
  type ClaimedContext,
  claimedContexts,
  excludedContexts,
  instantiate,
} from '../../../lib/prover/claimed-request';

const another = symbolText('another value');
const any = (index: number) => symbolText(`any text ${index}`);

function read(Condition: object): ParsedStatement['conditions'] {
  const reading = parsePolicy({ Statement: { Effect: 'Allow', Action: '*', Condition } });
  if ('malformed' in reading) throw new Error(reading.malformed.join('; '));
  return reading.policy.statements[0]?.conditions ?? [];
}
const plain = (contexts: readonly ClaimedContext[]) => contexts.map((context) => Object.fromEntries(context));

describe('the requests that a declaration stands for', () => {
  it.each<[string, object, readonly object[]]>([
    ['are one where it has no conditions', {}, [{}]],
    ['hold the value that it asks for', { StringEquals: { 'sts:ExternalId': 'abc' } }, [{ 'sts:externalid': ['abc'] }]],
    [
      'are one for each alternative',
      { StringEquals: { a: ['1', '2'], b: ['3', '4'] } },
      [
        { a: ['1'], b: ['3'] },
        { a: ['1'], b: ['4'] },
        { a: ['2'], b: ['3'] },
        { a: ['2'], b: ['4'] },
      ],
    ],
    ['hold all values of a set', { 'ForAllValues:StringEquals': { k: ['1', '2'] } }, [{ k: ['1', '2'] }]],
    ['hold any text for a wildcard', { ArnLike: { k: 'arn:*:x?' } }, [{ k: [joinText('arn:', any(1), ':x', any(2))] }]],
    ['hold a wildcard as it is where it is none', { StringEquals: { k: 'a*' } }, [{ k: ['a*'] }]],
    ['hold what is unknown', { StringEquals: { k: ['1', null] } }, [{ k: ['1'] }, { k: [UNKNOWN_TEXT] }]],
    [
      'hold numbers that meet a bound',
      { NumericLessThan: { k: '5' }, NumericGreaterThan: { l: '5' }, NumericLessThanEquals: { m: '5' } },
      [{ k: ['4'], l: ['6'], m: ['5'] }],
    ],
    [
      'hold both ends of a range, and of one too long to be told nothing',
      { IpAddress: { k: ['10.0.1.0/8', '::1', '192.0.2.7/32', '2001:db8::/32', 'x'] } },
      [
        { k: ['10.0.0.0'] },
        { k: ['10.255.255.255'] },
        { k: ['::1'] },
        { k: ['192.0.2.7'] },
        { k: [UNKNOWN_TEXT] },
        { k: [UNKNOWN_TEXT] },
      ],
    ],
    [
      'hold nothing that is known of a date, or of what a variable stands for',
      { DateLessThan: { k: '2030-01-01' }, StringEquals: { l: '${aws:username}' } },
      [{ k: [UNKNOWN_TEXT], l: [UNKNOWN_TEXT] }],
    ],
    ['hold nothing of what is ruled out', { StringNotEquals: { k: 'a' }, Null: { l: 'true' } }, [{}]],
    ['hold nothing where no value is asked for', { StringEquals: { k: [] } }, [{ k: [] }]],
    [
      'hold keys of any name',
      { StringEquals: Object.fromEntries([['__proto__', 'a']]) },
      [Object.fromEntries([['__proto__', ['a']]])],
    ],
  ])('%s', (_, conditions, expected) => {
    const { contexts, areAll } = claimedContexts(read(conditions));
    expect([plain(contexts), areAll]).toEqual([expected, true]);
  });

  it.each<[number, number, boolean]>([
    [64, 64, true],
    [65, 64, false],
    [1000, 64, false],
  ])('of %s alternatives are %s, and all: %s', (count, asked, areAll) => {
    const result = claimedContexts(
      read({ StringEquals: { k: Array.from({ length: count }, (_, index) => `${index}`) } }),
    );
    expect([result.contexts.length, result.areAll]).toEqual([asked, areAll]);
  });

  it('are not told by conditions that are unknown', () => {
    expect([claimedContexts('unknown'), excludedContexts('unknown', new Map())]).toEqual([
      { contexts: [new Map()], areAll: true },
      [],
    ]);
  });
});

describe('the requests that a declaration rules out', () => {
  it.each<[string, object, readonly object[]]>([
    ['are none where it has no conditions', {}, []],
    ['lack the key, or have another value', { StringEquals: { k: 'a' } }, [{ k: [] }, { k: [another] }]],
    [
      'lack one key at a time',
      { StringEquals: { k: 'a', l: 'b' } },
      [
        { k: [], l: ['b'] },
        { k: ['a'], l: [] },
        { k: [another], l: ['b'] },
        { k: ['a'], l: [another] },
      ],
    ],
    ['lack nothing that may be missing', { StringEqualsIfExists: { k: 'a' } }, [{ k: [another] }]],
    [
      'have one more value than a set',
      { 'ForAllValues:StringEquals': { k: ['a', 'b'] } },
      [{ k: ['a', 'b', another] }],
    ],
    ['have no value of a set', { 'ForAnyValue:StringEquals': { k: ['a', 'b'] } }, [{ k: [] }, { k: [another] }]],
    ['have no other value where any will do', { StringLike: { k: '*' } }, [{ k: [] }]],
    [
      'have the value that is ruled out',
      { StringEquals: { k: 'a' }, StringNotEquals: { l: ['x', 'y'] } },
      [{ k: [] }, { k: [another] }, { k: ['a'], l: ['x'] }, { k: ['a'], l: ['y'] }],
    ],
  ])('%s', (_, conditions, expected) => {
    const declared = read(conditions);
    expect(plain(excludedContexts(declared, claimedContexts(declared).contexts[0] ?? new Map()))).toEqual(expected);
  });
});

it.each<[Text, Text]>([
  ['abc', 'abc'],
  ['a*c?', joinText('a', any(1), 'c', any(2))],
  ['**', joinText(any(1), any(2))],
  [joinText('a*', UNKNOWN_TEXT), joinText('a', any(1), UNKNOWN_TEXT)],
  ['', ''],
])('every wildcard of %j becomes a text of its own', (text, expected) => {
  expect(instantiate(text)).toEqual(expected);
});
