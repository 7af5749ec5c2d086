/** What a plan is going to do, and what it found changed behind Terraform's back; only resources that facts are made of. */
import { isDeepStrictEqual } from 'node:util';
import type { PlannedChange } from './inventory';
import type { Configuration } from './plan-configuration';
import { listOf, memberOf, stringOf } from './plan-json';
import { readOrder } from './plan-order';
import { ACCESS_ARGUMENTS, makesFacts } from './read-types';

/** By the actions that a plan names. https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const ACTIONS: Readonly<Record<string, PlannedChange['action']>> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete,create': 'replace',
  'create,delete': 'replace',
};

export function plannedChanges(input: string, plan: unknown, configuration: Configuration): readonly PlannedChange[] {
  const order = readOrder(configuration);
  return listOf(memberOf(plan, 'resource_changes')).flatMap((entry) => {
    const { address, type } = addressOf(entry);
    const named = listOf(memberOf(memberOf(entry, 'change'), 'actions')).join();
    const action = ACTIONS[named];
    const isData = memberOf(entry, 'mode') === 'data';
    const isKept = !isData && memberOf(entry, 'deposed') === undefined && type !== undefined && makesFacts(type);
    if (!isKept || address === undefined || action === undefined) return [];
    const waitsFor = isSaved(action) ? order(address) : undefined;
    return [
      {
        input,
        address,
        type,
        action,
        ...(named === 'create,delete' ? { createsFirst: true as const } : {}),
        ...(waitsFor === undefined ? {} : { waitsFor }),
      },
    ];
  });
}

function isSaved(action: PlannedChange['action']): boolean {
  return action === 'create' || action === 'update' || action === 'replace';
}

/** Of what was found changed, what says who may do what: a first refresh fills in much else by itself. */
export function driftedAddresses(plan: unknown): readonly string[] {
  return listOf(memberOf(plan, 'resource_drift')).flatMap((entry) => {
    const { address, type } = addressOf(entry);
    const isRead = address !== undefined && type !== undefined && makesFacts(type);
    return isRead && isAccessChanged(memberOf(entry, 'change')) ? [address] : [];
  });
}

function isAccessChanged(change: unknown): boolean {
  const [before, after] = [memberOf(change, 'before'), memberOf(change, 'after')];
  const isGone = (after ?? null) === null;
  return isGone || ACCESS_ARGUMENTS.some((name) => !isDeepStrictEqual(readValue(before, name), readValue(after, name)));
}

/** A policy that is written in another way says the same. */
function readValue(values: unknown, name: string): unknown {
  const value = memberOf(values, name) ?? null;
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function addressOf(entry: unknown): { readonly address?: string; readonly type?: string } {
  const [address, type] = ['address', 'type'].map((name) => stringOf(memberOf(entry, name)));
  return { ...(address === undefined ? {} : { address }), ...(type === undefined ? {} : { type }) };
}
