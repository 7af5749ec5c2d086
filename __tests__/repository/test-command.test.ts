/** The parts of `npm test` that decide what runs and what is said; that it runs them is seen by whoever runs this. */
import { paintFor, renderSummary } from '../../scripts/testing/summary';
import { parseTestRequest } from '../../scripts/testing/tiers';

const ALL = ['static', 'unit', 'terraform', 'emulator'];

test.each([
  [[], ALL, []],
  [['unit'], ['unit'], []],
  [['emulator', 'static'], ['static', 'emulator'], []],
  [['-t', 'a role'], ALL, ['-t', 'a role']],
  [['unit', '-t', 'unit'], ['unit'], ['-t', 'unit']],
  [['unit', '--', 'iam'], ['unit'], ['iam']],
  [['__tests__/iam/arn.test.ts'], ['unit', 'terraform', 'emulator'], ['__tests__/iam/arn.test.ts']],
  [['unit', './arn.test.ts', '--watch'], ['unit'], ['arn.test.ts', '--watch']],
])('the words %j choose the tiers %j and leave %j to jest', (args, tiers, jestArguments) => {
  expect(parseTestRequest(args)).toEqual({ tiers, jestArguments });
});

test('a word that is no tier is an error with four parts', () => {
  expect(() => parseTestRequest(['unit', 'intgration', 'e2e'])).toThrow(
    [
      'cannot choose the tests to run',
      "  got:     'intgration', 'e2e', which is no tier",
      '  allowed: static, unit, terraform, emulator; none for all of them',
      '  do:      name a tier',
    ].join('\n'),
  );
});

test('the summary has a row for each tier that was asked for, and a last line with the numbers', () => {
  const results = [
    { tier: 'static', passed: 3, failed: 0, skipped: 0, seconds: 4.04 },
    { tier: 'unit', passed: 120, failed: 2, skipped: 1, seconds: 12.5 },
    { tier: 'terraform', passed: 0, failed: 0, skipped: 7, seconds: 0 },
  ] as const;
  const asked = ['static', 'unit', 'terraform', 'emulator'] as const;
  expect(renderSummary(asked, results, (_, text) => text)).toBe(
    [
      '',
      'tier       result    seconds   passed   failed  skipped',
      'static     passed        4.0        3        0        0',
      'unit       failed       12.5      120        2        1',
      'terraform  skipped       0.0        0        0        7',
      'emulator   not run         -        -        -        -',
      '',
      '123 passed, 2 failed, 8 skipped',
      '',
    ].join('\n'),
  );
});

test('colours are for terminals, and for people who did not refuse them', () => {
  expect(paintFor({ isTTY: true }, {})('red', 'x')).toBe('\u001b[31mx\u001b[0m');
  expect(paintFor({ isTTY: true }, { NO_COLOR: '1' })('red', 'x')).toBe('x');
  expect(paintFor({ isTTY: true }, { TERM: 'dumb' })('red', 'x')).toBe('x');
  expect(paintFor({}, {})('red', 'x')).toBe('x');
});
