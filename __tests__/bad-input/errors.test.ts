import { describeProblem, InputError, rejectProblems, show } from '../../lib/errors';

const PROBLEM = { code: 'E_X', what: 'the thing is wrong', got: '1', allowed: '2', todo: 'write 2' };

test('an error says for each problem where it is, what is wrong, what was got, what is allowed and what to do', () => {
  const error = new InputError('stack/thing', [PROBLEM, { ...PROBLEM, what: 'the other is wrong' }]);
  expect(error.message).toBe(
    [
      '[stack/thing] the thing is wrong: got 1; allowed: 2; write 2',
      '[stack/thing] the other is wrong: got 1; allowed: 2; write 2',
    ].join('\n'),
  );
  expect(describeProblem(PROBLEM)).toBe('the thing is wrong: got 1; allowed: 2; write 2');
});

test('an error carries its problems as data', () => {
  const error = new InputError('stack/thing', [PROBLEM]);
  expect([error.name, error.code, error.path, error.problems]).toEqual([
    'InputError',
    'E_INPUT',
    'stack/thing',
    [PROBLEM],
  ]);
  expect(error).toBeInstanceOf(Error);
});

test('where there are no problems nothing is thrown', () => {
  expect(() => rejectProblems('stack/thing', [undefined, undefined])).not.toThrow();
  expect(() => rejectProblems('stack/thing', [undefined, PROBLEM])).toThrow(InputError);
});

test('what was got is shown as it was written, and nothing as nothing', () => {
  const values = [undefined, null, '', 'a"b', 7, Number.NaN, true, ['a'], { a: 1 }];
  expect(values.map(show)).toEqual(['nothing', 'null', '""', '"a\\"b"', '7', 'NaN', 'true', '["a"]', '{"a":1}']);
});
