import { stableKey } from '../../lib/runtime/stable-key';

class Agent {}
const agent = new Agent();

test.each([
  ['the order of keys', { a: 1, b: [true, null] }, { b: [true, null], a: 1 }],
  ['undefined and absent', { a: 1, b: undefined }, { a: 1 }],
  ['the very same instance', { agent }, { agent }],
  ['the very same class', [Agent], [Agent]],
])('equal: %s', (_, one, other) => {
  expect(stableKey(one)).toBe(stableKey(other));
});

test.each([
  ['number and text', 1, '1'],
  ['two lists', [1, 2], [12]],
  ['list and text', ['a', 'b'], ['a","b']],
  ['two instances', { agent }, { agent: new Agent() }],
  ['two functions', () => 1, () => 1],
  ['null and undefined', null, undefined],
  ['nested or not', { a: { b: 1 } }, { a: {}, b: 1 }],
])('different: %s', (_, one, other) => {
  expect(stableKey(one)).not.toBe(stableKey(other));
});
