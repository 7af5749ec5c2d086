/** What a plan is going to do, and what it found changed behind Terraform's back; only resources that facts are made of. */
import type { PlannedChange } from './inventory';
import { listOf, memberOf, stringOf } from './plan-json';
import { makesFacts } from './read-types';

/** By the actions that a plan names. https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const ACTIONS: Readonly<Record<string, PlannedChange['action']>> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete,create': 'replace',
  'create,delete': 'replace',
};

export function plannedChanges(plan: unknown): readonly PlannedChange[] {
  return listOf(memberOf(plan, 'resource_changes')).flatMap((entry) => {
    const { address, type } = addressOf(entry);
    const action = ACTIONS[listOf(memberOf(memberOf(entry, 'change'), 'actions')).join()];
    const isData = memberOf(entry, 'mode') === 'data';
    const isKept = !isData && memberOf(entry, 'deposed') === undefined && type !== undefined && makesFacts(type);
    return isKept && address !== undefined && action !== undefined ? [{ address, type, action }] : [];
  });
}

export function driftedAddresses(plan: unknown): readonly string[] {
  return listOf(memberOf(plan, 'resource_drift')).flatMap((entry) => {
    const { address, type } = addressOf(entry);
    return address !== undefined && type !== undefined && makesFacts(type) ? [address] : [];
  });
}

function addressOf(entry: unknown): { readonly address?: string; readonly type?: string } {
  const [address, type] = ['address', 'type'].map((name) => stringOf(memberOf(entry, name)));
  return { ...(address === undefined ? {} : { address }), ...(type === undefined ? {} : { type }) };
}
