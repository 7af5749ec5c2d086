/** Roles and functions that lead from one to the next. */
import { type ReachOptions, reach } from '../../../lib/prover/reach';
import type { Reach } from '../../../lib/prover/reach-result';
import { ASSUME, allow, bearer, CALLER, CROSS, graphOf, INVOKE, lambda, policy, role } from './world';

/** Each path as one line: its steps by kind and the last part of where they lead, and `?` where it is unknown. */
export const lines = ({ paths }: Reach) =>
  paths.map(({ steps, outcome }) =>
    [
      ...steps.map(({ kind, to }) => `${kind} ${to.replace(/^arn:.*[:/]/, '')}`),
      ...(outcome === 'unknown' ? ['?'] : []),
    ].join(', '),
  );
export const pathsFrom = (principal: string, world: object, options?: ReachOptions) =>
  lines(reach(graphOf(world), principal, options));

export const assumes = (...targets: readonly string[]) => allow({ Action: ASSUME, Resource: targets });
export const invokes = (...targets: readonly string[]) => allow({ Action: INVOKE, Resource: targets });
export const trusts = (AWS: unknown, rest: object = {}) =>
  policy(allow({ Principal: { AWS }, Action: ASSUME, ...rest }));
export const r = (name: string) => role(CROSS, name);
export const f = (name: string) => lambda(CROSS, name);

export const CHAIN = {
  roles: [
    bearer(CALLER, [assumes(r('one'))]),
    bearer(r('one'), [assumes(r('two'))], trusts(CALLER)),
    bearer(r('two'), [invokes(f('fn'))], trusts(r('one'))),
    bearer(r('worker-role'), [assumes(r('three'))]),
    bearer(r('three'), [], trusts(r('worker-role'))),
    bearer(r('closed'), [], policy()),
  ],
  functions: [{ arn: f('fn'), executionRole: r('worker-role'), resourcePolicies: {} }],
};
