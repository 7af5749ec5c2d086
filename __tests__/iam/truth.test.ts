import { all, any, not, type Truth, truth } from '../../lib/iam/truth';

const TRUTHS: readonly Truth[] = ['yes', 'no', 'unknown'];

describe('three-valued logic', () => {
  it('a boolean is yes or no', () => {
    expect([truth(true), truth(false)]).toEqual(['yes', 'no']);
  });

  it('the opposite of what is unknown is unknown', () => {
    expect(TRUTHS.map(not)).toEqual(['no', 'yes', 'unknown']);
  });

  it.each<[Truth[], Truth, Truth]>([
    [[], 'yes', 'no'],
    [['yes'], 'yes', 'yes'],
    [['no'], 'no', 'no'],
    [['unknown'], 'unknown', 'unknown'],
    [['yes', 'yes'], 'yes', 'yes'],
    [['yes', 'no'], 'no', 'yes'],
    [['no', 'no'], 'no', 'no'],
    [['yes', 'unknown'], 'unknown', 'yes'],
    [['no', 'unknown'], 'no', 'unknown'],
    [['unknown', 'yes'], 'unknown', 'yes'],
    [['unknown', 'no'], 'no', 'unknown'],
    [['unknown', 'unknown'], 'unknown', 'unknown'],
    [['unknown', 'yes', 'no'], 'no', 'yes'],
  ])('of %j all are %s and any is %s', (values, every, some) => {
    expect([all(values), any(values)]).toEqual([every, some]);
  });

  it('all and any are each other turned around', () => {
    const triples = TRUTHS.flatMap((one) => TRUTHS.flatMap((two) => TRUTHS.map((three) => [one, two, three])));
    expect(triples.map((values) => any(values))).toEqual(triples.map((values) => not(all(values.map(not)))));
  });

  it('values are read once and only as far as needed', () => {
    const read: Truth[] = [];
    function* values(): Generator<Truth> {
      for (const value of ['unknown', 'no', 'yes'] as const) {
        read.push(value);
        yield value;
      }
    }
    expect([all(values()), read]).toEqual(['no', ['unknown', 'no']]);
  });
});
