/**
 * Facts of rows. In: rows of whatever format. Out: what they say about roles, functions, resources, users and accounts.
 * Nothing is judged, and nothing is thrown: what cannot be read is unknown, what cannot be linked is noted.
 */
import { readAccounts } from './facts-accounts';
import { readUsers } from './facts-users';
import { indexRows } from './facts-world';
import { fillReferences } from './fill-references';
import { readFunctions } from './function-facts';
import type { Inventory } from './inventory';
import { readManifests } from './manifest-facts';
import { readResources } from './resource-facts';
import { readRoles } from './role-facts';
import type { Rows } from './row';

/** Makes facts of rows: fills references in, then reads each resource type this package knows. */
export function inventoryFromRows(rows: Rows): Inventory {
  const filled = fillReferences(rows);
  const world = indexRows(filled);
  const { roles, notes: ofRoles } = readRoles(world);
  const { principals, notes: ofUsers } = readUsers(world);
  const { functions, eventSources, notes: ofFunctions } = readFunctions(world);
  const { resources, notes: ofResources } = readResources(world);
  const { notes: ofManifests, ...declared } = readManifests(filled);
  return {
    input: rows.input,
    ...(rows.providers === undefined ? {} : { providers: rows.providers }),
    roles,
    functions,
    resources,
    principals,
    accounts: readAccounts(world),
    eventSources,
    ...declared,
    notes: [...rows.notes, ...ofRoles, ...ofUsers, ...ofFunctions, ...ofResources, ...ofManifests],
    ...(rows.planned === undefined ? {} : { planned: rows.planned }),
    ...(rows.drifted === undefined ? {} : { drifted: rows.drifted }),
  };
}
