import type { InventoryNote } from './inventory';
import { moduleKey, modulePrefix, parseAddress } from './plan-address';
import { readConfiguration } from './plan-configuration';
import { instancesAfter, instancesBefore, instancesRemoved, onlyDestroys, type PlanInstance } from './plan-instances';
import { listOf, memberOf } from './plan-json';
import { linkedValues } from './plan-links';
import { plannedManifest, resourceManifests } from './plan-manifests';
import { indexInstances, type ReferenceWorld } from './plan-references';
import { driftedAddresses, plannedChanges } from './planned-changes';
import { type PlacedResource, placeResources, type ResourcePlace } from './provider-accounts';
import { providerSettings, withGivenAccounts } from './provider-settings';
import type { ReadOptions } from './read-options';
import type { ResourceRow, Rows } from './row';
import { type SensitiveTexts, sensitiveTexts, withoutSensitiveTexts } from './sensitive-texts';
import { withoutSensitive } from './sensitive-values';

/**
 * Reads a plan: `terraform show -json` of a plan file.
 *
 * @throws InputError where one of `accounts` is no account id.
 */
export function readPlan(input: string, json: unknown, { accounts, moment = 'after' }: ReadOptions): Rows {
  const configuration = readConfiguration(memberOf(json, 'configuration'));
  const instances = moment === 'after' ? instancesAfter(json, configuration) : instancesBefore(json);
  const world = {
    configuration,
    instances: indexInstances(instances.map(({ address }) => address)),
    // Of both moments at either of them, so that a text has one symbol.
    hidden: sensitiveTexts(json, { after: instancesAfter(json, configuration), before: instancesBefore(json) }),
  };
  const kept = instances.flatMap((instance) => plannedResource(instance, world, moment === 'after'));
  const removed =
    moment === 'after' ? instancesRemoved(json).flatMap((instance) => plannedResource(instance, world, false)) : [];
  const resources = [...kept, ...removed];
  const told = providerSettings(json, configuration);
  const keys = new Set([...told.keys(), ...resources.filter(isOfAws).flatMap(({ group }) => group ?? [])]);
  const settings = withGivenAccounts(input, told, { given: accounts, keys });
  const { places, notes } = placeResources(resources, { settings, oneProvider: true });
  const subjects = new Set(kept.flatMap(({ address, group }) => [address, group]));
  const rows = places.slice(0, kept.length).flatMap((place, index) => rowOf(input, kept[index], place));
  const gone = places.slice(kept.length).flatMap((place, index) => rowOf(input, removed[index], place));
  return {
    input,
    providers: [...keys].sort(),
    rows,
    manifests: [...plannedManifest(input, json, moment, world), ...resourceManifests(rows)],
    notes: [...planNotes(input, json, moment), ...notes.filter(({ subject }) => subjects.has(subject))],
    ...(gone.length === 0 ? {} : { removed: gone }),
    ...(moment === 'before'
      ? {}
      : { planned: plannedChanges(input, json, configuration), drifted: driftedAddresses(json) }),
  };
}

interface PlannedResource extends PlacedResource {
  readonly configured?: readonly string[];
}

/** @param isPlanned whether the values are what the configuration says, and not what was there before. */
function plannedResource(
  instance: PlanInstance,
  world: ReferenceWorld & { readonly hidden: SensitiveTexts },
  isPlanned: boolean,
): readonly PlannedResource[] {
  const address = parseAddress(instance.address);
  if (address === undefined) return [];
  const configured = world.configuration.get(moduleKey(address.modules))?.resources.get(address.base);
  // What is no longer configured has no key, and its provider is one of several of that name.
  const group = configured?.provider;
  const kin = `${modulePrefix(address.modules)}${instance.providerName ?? ''}`;
  return [
    {
      address: instance.address,
      mode: address.mode,
      type: address.type,
      values: withoutSensitiveTexts(
        withoutSensitive(linkedValues(instance, configured, world), instance, instance.address),
        world.hidden,
      ),
      kin,
      ...(group === undefined ? {} : { group }),
      ...(configured === undefined || !isPlanned ? {} : { configured: Object.keys(configured.expressions) }),
    },
  ];
}

function rowOf(input: string, resource: PlannedResource | undefined, place: ResourcePlace): readonly ResourceRow[] {
  if (resource === undefined) return [];
  const { address, mode, type, values, group, configured } = resource;
  const origin = { input, address, ...(group === undefined ? {} : { provider: group }) };
  return [{ address, mode, type, origin, ...place, values, ...(configured === undefined ? {} : { configured }) }];
}

function isOfAws({ type }: PlacedResource): boolean {
  return type.startsWith('aws_');
}

function planNotes(input: string, plan: unknown, moment: 'before' | 'after'): readonly InventoryNote[] {
  const codes: readonly (readonly [InventoryNote['code'], boolean])[] = [
    ['errored', memberOf(plan, 'errored') === true],
    ['incomplete', memberOf(plan, 'complete') === false],
    ['deferred', listOf(memberOf(plan, 'deferred_changes')).length > 0],
    ['destroyed', moment === 'after' && onlyDestroys(plan)],
  ];
  return codes.filter(([, holds]) => holds).map(([code]) => ({ code, subject: input }));
}
