import { InputError } from '../../../lib/errors';
import { readSynthesis } from '../../../lib/terraform/read-synthesis';
import { synthesiseStory } from '../../stacks/story';
import { readArgument } from './reading';

const LONG = 20_000;
/** Larger than any policy, and far from what it could grow to. */
const LARGEST = 200_000;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;
const nested = (open: string, inner: string, close: string) => open.repeat(LONG) + inner + close.repeat(LONG);
const names = (build: (index: number) => unknown) =>
  Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`l${index}`, index === 0 ? 'lol' : build(index - 1)]));

describe('a synthesis that is meant to hurt', () => {
  test.each([
    ['brackets', nested('(', '1', ')')],
    ['indexes', nested('a[', '0', ']')],
    ['calls', nested('f(', '', ')')],
    ['strings in strings', nested('"${', 'a', '}"')],
    ['conditions', `${'a ? b : '.repeat(LONG)}c`],
    ['a sum', `${'a + '.repeat(LONG)}a`],
    ['a path', `a${'.b'.repeat(LONG)}`],
    ['a list', `[${'a,'.repeat(LONG)}]`],
    ['quotes that never end', nested('"${', '', '')],
  ])('does not get far with %s', (_, expression) => {
    const { rows } = readSynthesis('x', { resource: { aws_x: { y: { a: `\${${expression}}` } } } }, {});
    expect(rows.map(({ address }) => address)).toEqual(['aws_x.y']);
  });

  test('cannot make a long text out of short ones', () => {
    const locals = names((index) => `\${local.l${index}}\${local.l${index}}`);
    expect(sizeOf(readArgument('${local.l59}', { locals }))).toBeLessThan(LARGEST);
  });

  test('cannot make a large value out of small ones', () => {
    const locals = names((index) => [`\${local.l${index}}`, `\${local.l${index}}`]);
    expect(sizeOf(readArgument('${jsonencode(local.l59)}', { locals }))).toBeLessThan(LARGEST);
    expect(sizeOf(readArgument('${local.l59}', { locals }))).toBeLessThan(LARGEST);
  });

  test('cannot make more rows than a person reads', () => {
    const resource = { aws_x: { y: { count: 999_999_999 } } };
    expect(readSynthesis('x', { resource }, {}).rows.map(({ address }) => address)).toEqual(['aws_x.y']);
  });

  test('cannot nest deeper than the stack', () => {
    const deep: unknown = JSON.parse('['.repeat(LONG) + ']'.repeat(LONG));
    const json = { resource: { aws_x: { y: { a: deep } } }, locals: { a: deep }, variable: { v: { default: deep } } };
    expect(readSynthesis('x', json, {}).rows).toHaveLength(1);
    expect(() => readSynthesis('x', { resource: deep }, {})).toThrow(InputError);
  });

  test('is read or refused, whatever is broken in it', () => {
    const { config } = synthesiseStory('invoke-by-role');
    const junk = [null, 7, '', '${', '${each.key}', '%{if}', [], [[]], {}, { '//': null }, true];
    for (let seed = 0; seed < 300; seed += 1) {
      const broken = breakSome(config, seed, junk);
      try {
        readSynthesis('x', broken, {});
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  });
});

/** The JSON with some of its members replaced; the same ones for the same seed. */
function breakSome(json: unknown, seed: number, junk: readonly unknown[]): unknown {
  let state = seed + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  const visit = (value: unknown): unknown => {
    if (next() % 40 === 0) return junk[next() % junk.length];
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member)]));
  };
  return visit(json);
}
