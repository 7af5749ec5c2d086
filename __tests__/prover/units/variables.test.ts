import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../../lib/iam/text';
import type { Truth } from '../../../lib/iam/truth';
import { matchWildcard, type Pattern } from '../../../lib/iam/wildcard';
import type { ContextValue } from '../../../lib/prover/context';
import { resolveVariables } from '../../../lib/prover/variables';

const VALUES: Readonly<Record<string, ContextValue>> = {
  'aws:username': { kind: 'present', values: ['anna*'] },
  'aws:TagKeys': { kind: 'present', values: ['a', 'b'] },
  'aws:SourceIp': { kind: 'unknown' },
};
const lookUp = (key: string): ContextValue =>
  (Object.hasOwn(VALUES, key) ? VALUES[key] : undefined) ?? { kind: 'absent' };
const resolve = (written: Text) => resolveVariables(written, '2012-10-17', lookUp);
const s = symbolText('s');

describe('policy variables', () => {
  it.each<[string, Text, Pattern | undefined]>([
    ['a text without variables is as it was', 'a*', 'a*'],
    ['a dollar alone is one', 'a$b}', 'a$b}'],
    [
      'a value is literal, wildcards and all',
      'x/${aws:username}/*',
      [{ pattern: 'x/' }, { literal: 'anna*' }, { pattern: '/*' }],
    ],
    ['spaces around a key do not count', '${ aws:username }', [{ pattern: '' }, { literal: 'anna*' }, { pattern: '' }]],
    ['a star', '${*}', [{ pattern: '' }, { literal: '*' }, { pattern: '' }]],
    ['a question mark', '${?}', [{ pattern: '' }, { literal: '?' }, { pattern: '' }]],
    ['a dollar', '${$}', [{ pattern: '' }, { literal: '$' }, { pattern: '' }]],
    ['a key without value', '${aws:userid}', undefined],
    [
      'a key without value has its default',
      "${aws:userid, 'no*body'}",
      [{ pattern: '' }, { literal: 'no*body' }, { pattern: '' }],
    ],
    [
      'a default may be empty and hold commas',
      "${aws:userid, 'a, b'}${aws:userid,''}",
      [{ pattern: '' }, { literal: 'a, b' }, { pattern: '' }, { literal: '' }, { pattern: '' }],
    ],
    [
      'a key with a value needs no default',
      "${aws:username, 'nobody'}",
      [{ pattern: '' }, { literal: 'anna*' }, { pattern: '' }],
    ],
    ['a key with several values is no variable', '${aws:TagKeys}', undefined],
    ['a key of the environment', '${aws:SourceIp}', [{ pattern: '' }, { literal: UNKNOWN_TEXT }, { pattern: '' }]],
    ['an inherited name is a key like others', '${constructor}', undefined],
    [
      'a default that is not written as one',
      '${aws:userid, nobody}',
      [{ pattern: '' }, { literal: UNKNOWN_TEXT }, { pattern: '' }],
    ],
    ['nothing between the braces', '${}', [{ pattern: '' }, { literal: UNKNOWN_TEXT }, { pattern: '' }]],
    ['a variable without end', 'a${aws:username', [{ pattern: 'a' }, { literal: UNKNOWN_TEXT }]],
    [
      'a symbol beside a variable',
      joinText(s, '/${aws:username}'),
      [{ pattern: s }, { pattern: '/' }, { literal: 'anna*' }, { pattern: '' }],
    ],
    [
      'a symbol inside of a variable',
      joinText('${aws:PrincipalTag/', s, '}'),
      [{ pattern: '' }, { literal: UNKNOWN_TEXT }],
    ],
  ])('%s', (_, written, expected) => {
    expect(resolve(written)).toEqual(expected);
  });

  it('are none in the old version of the language', () => {
    expect(resolveVariables('${aws:username}', '2008-10-17', lookUp)).toBe('${aws:username}');
  });

  it('may be none where the version is unknown', () => {
    expect(resolveVariables('a${aws:username}', 'unknown', lookUp)).toEqual([
      { pattern: 'a' },
      { literal: UNKNOWN_TEXT },
      { pattern: '' },
    ]);
  });

  it.each<[Text, Text, Truth]>([
    ['${aws:username}', 'anna*', 'yes'],
    ['${aws:username}', 'annabel', 'no'],
    ['${*}', 'x', 'no'],
    ['*${aws:SourceIp}', 'x', 'unknown'],
    ['${aws:PrincipalTag/', 'x', 'unknown'],
  ])('%j stands for %j: %s', (written, text, expected) => {
    const pattern = resolve(written);
    expect(pattern === undefined ? pattern : matchWildcard(pattern, text)).toBe(expected);
  });

  it.each<[string, string]>([
    ['beginnings without end', '${'.repeat(500_000)],
    ['blanks', `\${${' '.repeat(1_000_000)}x, y}`],
    ['commas', `\${${','.repeat(1_000_000)}}`],
    ['variables', '${aws:username}'.repeat(50_000)],
    ['an open default', `\${a, '${"'".repeat(1_000_000)}`],
  ])('of a million %s are read to their end', (_, written) => {
    expect(() => resolve(written)).not.toThrow();
  });
});
