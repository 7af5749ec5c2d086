import { type Conditions, conditionsKey, isUnconditional, mergeConditions } from '../../lib/iam/condition';

test('conditions are joined by operator and key, and their values are a sorted set', () => {
  expect(
    mergeConditions(
      { StringEquals: { a: ['2', '1'] } },
      { StringEquals: { a: ['1', '3'], b: ['x'] } },
      { ArnEquals: { a: ['y'] } },
    ),
  ).toEqual({ StringEquals: { a: ['1', '2', '3'], b: ['x'] }, ArnEquals: { a: ['y'] } });
});

test('joining nothing gives nothing, and leaves what was given as it was', () => {
  const given = { StringEquals: { a: ['2', '1'] } };
  mergeConditions(given, { StringEquals: { a: ['3'] } });
  expect(given).toEqual({ StringEquals: { a: ['2', '1'] } });
  expect(mergeConditions()).toEqual({});
});

test('the key of conditions does not depend on any order, and differs where they do', () => {
  const key = conditionsKey({ StringEquals: { a: ['1', '2'], b: ['3'] }, ArnEquals: { c: ['4'] } });
  expect(conditionsKey({ ArnEquals: { c: ['4'] }, StringEquals: { b: ['3'], a: ['2', '1'] } })).toBe(key);
  const others: readonly Conditions[] = [
    {},
    { StringEquals: { a: ['1', '2'], b: ['3'] } },
    { StringEquals: { a: ['1'], b: ['2', '3'] }, ArnEquals: { c: ['4'] } },
    { StringLike: { a: ['1', '2'], b: ['3'] }, ArnEquals: { c: ['4'] } },
  ];
  expect(new Set([key, ...others.map(conditionsKey)]).size).toBe(5);
});

test('one value with a separator in it is not two values', () => {
  expect(conditionsKey({ StringEquals: { a: ['1|2'] } })).not.toBe(conditionsKey({ StringEquals: { a: ['1', '2'] } }));
  expect(conditionsKey({ StringEquals: { 'a 1': ['2'] } })).not.toBe(conditionsKey({ StringEquals: { a: ['1 2'] } }));
});

test('no conditions and empty ones ask nothing', () => {
  const sets: readonly (Conditions | undefined)[] = [undefined, {}, { StringEquals: { a: ['1'] } }];
  expect(sets.map(isUnconditional)).toEqual([true, true, false]);
});
