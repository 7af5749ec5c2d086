/** Small worlds of two accounts, in the letters of inventory JSON. */
import type { AccessGraph } from '../../../lib/graph/access-graph';
import { buildGraph } from '../../../lib/graph/build-graph';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';

export const HOME = '111111111111';
export const CROSS = '222222222222';
export const OTHER = '333333333333';

export const CALLER = role(HOME, 'caller');
export const READER = role(CROSS, 'reader');
export const WORKER = lambda(CROSS, 'worker');
export const ASSUME = 'sts:AssumeRole';
export const INVOKE = 'lambda:InvokeFunction';

export function role(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

export function root(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}

export function lambda(accountId: string, name: string): string {
  return `arn:aws:lambda:us-east-1:${accountId}:function:${name}`;
}

/** A document of these statements. */
export function policy(...statements: readonly (object | null)[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(rest: object): object {
  return { Effect: 'Allow', ...rest };
}

export function deny(rest: object): object {
  return { Effect: 'Deny', ...rest };
}

/** A role that may do what the statements say, and that nobody may assume unless a trust policy is given. */
export function bearer(arn: string, statements: readonly object[] = [], trustPolicy: object | null = policy()): object {
  return { arn, trustPolicy, identityPolicies: [{ name: 'own', document: policy(...statements) }] };
}

export function graphOf(world: object, name = 'world'): AccessGraph {
  return buildGraph([readJsonInventory(name, { schemaVersion: 1, ...world })]);
}
