import { InputError } from '../../../lib/errors';
import { reach } from '../../../lib/prover/reach';
import { assumes, CHAIN, pathsFrom, r, trusts } from './chains';
import { bearer, CALLER, graphOf, HOME, policy, READER } from './world';

describe('paths end', () => {
  const ring = {
    roles: ['a', 'b', 'c'].map((name, index) =>
      bearer(
        r(name),
        [assumes(r('a'), r('b'), r('c'))],
        trusts([r('a'), r('b'), r('c')].filter((_, other) => other !== index)),
      ),
    ),
  };
  /** Everyone assumes everyone. */
  const crowd = (count: number) => {
    const all = Array.from({ length: count }, (_, index) => r(`r${index}`));
    return { roles: all.map((arn) => bearer(arn, [assumes(...all)], trusts(all))) };
  };

  it('before they come back to where they were', () => {
    expect(pathsFrom(r('a'), ring)).toEqual(['assume b', 'assume b, assume c', 'assume c', 'assume c, assume b']);
  });

  it('at a role that assumes itself', () => {
    expect(pathsFrom(r('a'), { roles: [bearer(r('a'), [assumes(r('a'))], trusts(r('a')))] })).toEqual([]);
  });

  it('at the bound of steps, which is told', () => {
    const { paths, cutAt } = reach(graphOf(CHAIN), CALLER, { maxSteps: 2 });
    expect([paths.map(({ steps }) => steps.length), cutAt]).toEqual([[1, 2], [r('two')]]);
  });

  it('after eight steps unless more are asked for', () => {
    const names = Array.from({ length: 12 }, (_, index) => `r${index}`);
    const line = {
      roles: names.map((name, index) =>
        bearer(r(name), [assumes(r(`r${index + 1}`))], index === 0 ? policy() : trusts(r(`r${index - 1}`))),
      ),
    };
    const lengths = [reach(graphOf(line), r('r0')), reach(graphOf(line), r('r0'), { maxSteps: 100 })].map(
      ({ paths, cutAt }) => [paths.length, cutAt],
    );
    expect(lengths).toEqual([
      [8, [r('r8')]],
      [12, []],
    ]);
  });

  it('at the bound of paths, in time, and it is told where', () => {
    const { paths, cutAt } = reach(graphOf(crowd(20)), r('r0'));
    expect([paths.length, cutAt.length > 0]).toEqual([1000, true]);
  });

  it('nowhere where nothing is cut', () => {
    expect(reach(graphOf(CHAIN), CALLER).cutAt).toEqual([]);
  });
});

describe('who cannot be asked for', () => {
  it.each([
    ['no ARN', 'caller'],
    ['everyone', '*'],
    ['a bucket', 'arn:aws:s3:::b'],
    ['a group', `arn:aws:iam::${HOME}:group/g`],
    ['nothing', ''],
  ])('is %s: an error and not an empty answer', (_, principal) => {
    expect(() => reach(graphOf({}), principal)).toThrow(InputError);
  });

  it('does not keep others from being asked for, though policies name them', () => {
    const odd = [`arn:aws:sts::${HOME}:federated-user/u`, `arn:aws:iam::${HOME}:group/g`, 'nobody'];
    const world = { roles: [bearer(CALLER, [assumes(READER)]), bearer(READER, [], trusts([CALLER, ...odd]))] };
    expect(pathsFrom(CALLER, world)).toEqual(['assume reader']);
  });
});
