/** The instances that a plan leaves behind, or found: one for each address, wherever the plan tells of it. */
import { moduleKey, parseAddress } from './plan-address';
import type { Configuration } from './plan-configuration';
import { isRecord, listOf, memberOf, recordOf, stringOf } from './plan-json';

/** One instance with its values and the marks of what is unknown in them. */
export interface PlanInstance {
  readonly address: string;
  /** Such as `registry.terraform.io/hashicorp/aws`. */
  readonly providerName?: string;
  readonly values: unknown;
  readonly unknown: unknown;
  /** As `unknown`, for what is not to be shown. */
  readonly sensitive: unknown;
}

/** Modules of a state lie in each other; deeper than this nobody looks. */
const DEEPEST = 50;

/** Every instance of a state's `values`, without objects that are only waiting for their deletion. */
export function stateInstances(values: unknown): readonly PlanInstance[] {
  const found: PlanInstance[] = [];
  const visit = (module: unknown, depth: number): void => {
    for (const resource of listOf(memberOf(module, 'resources'))) {
      const address = stringOf(memberOf(resource, 'address'));
      if (address !== undefined && memberOf(resource, 'deposed_key') === undefined) {
        found.push({
          ...named(resource, address),
          values: memberOf(resource, 'values'),
          unknown: {},
          sensitive: memberOf(resource, 'sensitive_values'),
        });
      }
    }
    if (depth === DEEPEST) return;
    for (const child of listOf(memberOf(module, 'child_modules'))) {
      visit(child, depth + 1);
    }
  };
  visit(memberOf(values, 'root_module'), 0);
  return found;
}

/** What exists when the plan is applied. */
export function instancesAfter(plan: unknown, configuration: Configuration): readonly PlanInstance[] {
  const changes = resourceChanges(plan);
  const gone = changes.flatMap(({ address, previous }) => [address, previous]);
  return firstOfEach([
    ...changes.flatMap(instanceAfter),
    ...without(
      gone,
      stateInstances(memberOf(plan, 'planned_values')).map((instance) => withMissing(instance, configuration)),
    ),
    // A plan with targets says nothing of the rest, and the rest stays.
    ...without(gone, stateInstances(memberOf(memberOf(plan, 'prior_state'), 'values'))),
  ]);
}

/** What existed before. */
export function instancesBefore(plan: unknown): readonly PlanInstance[] {
  const changes = resourceChanges(plan);
  const known = changes.flatMap(({ address, previous }) => [address, previous]);
  return firstOfEach([
    ...changes.flatMap(({ entry, address, change }) => {
      return isRecord(memberOf(change, 'before')) ? [instanceBefore(entry, address, change)] : [];
    }),
    ...without(known, stateInstances(memberOf(memberOf(plan, 'prior_state'), 'values'))),
  ]);
}

/** What is deleted, or replaced by another, as it was. */
export function instancesRemoved(plan: unknown): readonly PlanInstance[] {
  return resourceChanges(plan).flatMap(({ entry, address, change, actions }) =>
    actions.includes('delete') && isRecord(memberOf(change, 'before')) ? [instanceBefore(entry, address, change)] : [],
  );
}

/** Whether all that a plan does is to destroy. */
export function onlyDestroys(plan: unknown): boolean {
  const managed = resourceChanges(plan).filter(({ entry }) => memberOf(entry, 'mode') !== 'data');
  return managed.length > 0 && managed.every(({ actions }) => actions.join() === 'delete');
}

interface ResourceChange {
  readonly entry: unknown;
  readonly address: string;
  /** The address before a move. */
  readonly previous: string;
  readonly change: unknown;
  readonly actions: readonly unknown[];
}

function resourceChanges(plan: unknown): readonly ResourceChange[] {
  return listOf(memberOf(plan, 'resource_changes')).flatMap((entry) => {
    const address = stringOf(memberOf(entry, 'address'));
    if (address === undefined || memberOf(entry, 'deposed') !== undefined) return [];
    const change = memberOf(entry, 'change');
    const previous = stringOf(memberOf(entry, 'previous_address')) ?? address;
    return [{ entry, address, previous, change, actions: listOf(memberOf(change, 'actions')) }];
  });
}

function instanceAfter({ entry, address, change, actions }: ResourceChange): readonly PlanInstance[] {
  switch (actions.join()) {
    case 'delete':
      return [];
    case 'forget':
      // It leaves the state and stays in the account as it is.
      return [instanceBefore(entry, address, change)];
    default:
      return [
        {
          ...named(entry, address),
          values: memberOf(change, 'after'),
          unknown: memberOf(change, 'after_unknown'),
          sensitive: memberOf(change, 'after_sensitive'),
        },
      ];
  }
}

function instanceBefore(entry: unknown, address: string, change: unknown): PlanInstance {
  return {
    ...named(entry, address),
    values: memberOf(change, 'before'),
    unknown: {},
    sensitive: memberOf(change, 'before_sensitive'),
  };
}

function named(entry: unknown, address: string): Pick<PlanInstance, 'address' | 'providerName'> {
  const providerName = stringOf(memberOf(entry, 'provider_name'));
  return { address, ...(providerName === undefined ? {} : { providerName }) };
}

/** `planned_values` leave unknown values out: an argument that is written and has no value is unknown. */
function withMissing(instance: PlanInstance, configuration: Configuration): PlanInstance {
  const parsed = parseAddress(instance.address);
  const configured = configuration.get(moduleKey(parsed?.modules ?? []))?.resources.get(parsed?.base ?? '');
  const missing = Object.keys(configured?.expressions ?? {}).filter(
    (name) => !Object.hasOwn(recordOf(instance.values), name),
  );
  return { ...instance, unknown: Object.fromEntries(missing.map((name) => [name, true])) };
}

function without(addresses: readonly string[], instances: readonly PlanInstance[]): readonly PlanInstance[] {
  const excluded = new Set(addresses);
  return instances.filter(({ address }) => !excluded.has(address));
}

function firstOfEach(instances: readonly PlanInstance[]): readonly PlanInstance[] {
  const byAddress = new Map<string, PlanInstance>();
  for (const instance of instances) {
    if (!byAddress.has(instance.address)) byAddress.set(instance.address, instance);
  }
  return [...byAddress.values()];
}
