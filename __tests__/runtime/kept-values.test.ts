import { KeptValues } from '../../lib/runtime/kept-values';

test('a value is made once, and the least recently used goes when there are too many', () => {
  const made: string[] = [];
  const kept = new KeptValues<string>(2);
  const values = ['a', 'b', 'a', 'c', 'a', 'b'].map((key) =>
    kept.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    }),
  );
  expect({ made, values }).toEqual({ made: ['a', 'b', 'c', 'b'], values: ['A', 'B', 'A', 'C', 'A', 'B'] });
});

test('a value that could not be made is not kept', () => {
  const kept = new KeptValues<string>();
  const fail = () => {
    throw new Error('no');
  };
  expect(() => kept.get('a', fail)).toThrow('no');
  expect(kept.get('a', () => 'made')).toBe('made');
});
