/** Worlds with a manifest: a role that is meant to assume a role of another account. */
import { check } from '../../../lib/prover/check';
import type { CheckResult } from '../../../lib/prover/check-result';
import { ASSUME, allow, bearer, CALLER, graphOf, policy, READER } from './world';

export interface Access {
  readonly principal?: string | null;
  readonly breadth?: string;
  readonly action?: string;
  readonly resource?: string | null;
  readonly via?: string;
  readonly conditions?: object | null;
  readonly side?: string;
}
export const declare = (...accesses: readonly Access[]) => ({
  declared: {
    schemaVersion: 1,
    accesses: accesses.map((access) => ({
      principal: CALLER,
      breadth: 'role',
      action: ASSUME,
      resource: READER,
      via: 'trustPolicy',
      conditions: {},
      side: 'both',
      ...access,
    })),
  },
});
export const mayAssume = (rest: object = {}) => allow({ Action: ASSUME, Resource: READER, ...rest });
export const trusts = (rest: object = {}) => allow({ Principal: { AWS: CALLER }, Action: ASSUME, ...rest });
export const withId = (id: unknown) => ({ Condition: { StringEquals: { 'sts:ExternalId': id } } });
export const roles = (identity: readonly object[], trust: readonly (object | null)[]) => ({
  roles: [bearer(CALLER, identity), bearer(READER, [], policy(...trust))],
});
export const judge = (world: object): CheckResult => check('world', graphOf(world));
/** What became of each access: its status, the outcome behind it, and who is at fault or by whom it is allowed. */
export const verdicts = ({ declared }: CheckResult) =>
  declared.map(({ status, decision: { outcome, reasons } }) => [
    status,
    outcome,
    ...new Set(reasons.map(({ code, side }) => (side === undefined ? code : `${code} ${side}`))),
  ]);
