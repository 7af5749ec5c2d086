/** Policies that let somebody in from another account, and who that is as one line each. */
import type { UndeclaredAccess } from '../../../lib/prover/check-result';
import { ASSUME, allow, bearer, CROSS, INVOKE, policy, READER, WORKER } from './world';

export const SERVICE = { Service: 'sns.amazonaws.com' };
export const TOPIC = (accountId: string) => `arn:aws:sns:us-east-1:${accountId}:t`;
export const QUEUE = `arn:aws:sqs:us-east-1:${CROSS}:q`;
export const OBJECTS = 'arn:aws:s3:::b/*';

export const told = (accesses: readonly UndeclaredAccess[]) =>
  accesses.map(({ principal, breadth, action, resource, status }) =>
    [principal, breadth, action, resource, status].join(' | '),
  );
export const trusting = (...statements: readonly (object | null)[]) => ({
  roles: [bearer(READER, [], policy(...statements))],
});
export const open = (rest: object) => allow({ Action: ASSUME, ...rest });
export const permitting = (...statements: readonly object[]) => ({
  functions: [{ arn: WORKER, resourcePolicies: { '': policy(...statements) } }],
});
export const permit = (rest: object) => allow({ Action: INVOKE, Resource: WORKER, ...rest });
export const onlyFrom = (key: string, value: unknown, operator = 'StringEquals') => ({
  Condition: { [operator]: { [key]: value } },
});
