import { modulePrefix, parseAddress } from './plan-address';
import { stateInstances } from './plan-instances';
import { memberOf } from './plan-json';
import { resourceManifests, stateManifest } from './plan-manifests';
import { markedValues } from './plan-values';
import { placeResources } from './provider-accounts';
import { withGivenAccounts } from './provider-settings';
import type { ReadOptions } from './read-options';
import type { ResourceRow, Rows } from './row';
import { sensitiveTexts, withoutSensitiveTexts } from './sensitive-texts';
import { withoutSensitive } from './sensitive-values';

/**
 * Reads a state: `terraform show -json` without a plan file. A state tells the name of a provider and not its alias, so
 * that the accounts come from the ARNs.
 *
 * @throws InputError where one of `accounts` is no account id.
 */
export function readState(input: string, json: unknown, { accounts }: ReadOptions): Rows {
  const values = memberOf(json, 'values');
  const instances = stateInstances(values);
  const hidden = sensitiveTexts(json, { after: instances });
  const resources = instances.flatMap(({ address, providerName, values: known, unknown, sensitive }) => {
    const parsed = parseAddress(address);
    if (parsed === undefined) return [];
    const { mode, type, modules } = parsed;
    // Aliases of one provider can hardly be told apart inside a module, and not at all across modules.
    const group = providerName === undefined ? undefined : `${modulePrefix(modules)}${providerName}`;
    return [
      {
        address,
        mode,
        type,
        values: withoutSensitiveTexts(
          withoutSensitive(markedValues(known, unknown, address), { sensitive, unknown }, address),
          hidden,
        ),
        ...(group === undefined ? {} : { group }),
        ...(providerName === undefined ? {} : { providerName }),
      },
    ];
  });
  const ofAws = resources.filter(({ type }) => type.startsWith('aws_'));
  const keys = new Set(ofAws.flatMap(({ providerName }) => providerName ?? []));
  const given = withGivenAccounts(input, new Map(), { given: accounts, keys });
  const settings = new Map(
    resources.flatMap(({ group, providerName }) => {
      const told = given.get(providerName ?? '');
      return group === undefined || told === undefined ? [] : [[group, told] as const];
    }),
  );
  const { places, notes } = placeResources(resources, { settings, oneProvider: false });
  const rows: readonly ResourceRow[] = resources.flatMap(
    ({ address, mode, type, values: known, providerName }, index) => {
      const place = places[index];
      const origin = { input, address, ...(providerName === undefined ? {} : { provider: providerName }) };
      return place === undefined ? [] : [{ address, mode, type, origin, ...place, values: known }];
    },
  );
  const manifests = [...stateManifest(input, values), ...resourceManifests(rows)];
  return { input, providers: [...keys].sort(), rows, manifests, notes };
}
