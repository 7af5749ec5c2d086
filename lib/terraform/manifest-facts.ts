/** The accesses that `access_manifest` declares. A manifest of which not all can be read declares nothing, and is noted. */
import { parsePolicy } from '../iam/parse-policy';
import type { Text } from '../iam/text';
import { blocksIn, isBlock, isList, textIn, valueIn } from './facts-values';
import type { DeclaredFact, InventoryNote, Origin } from './inventory';
import type { Rows, Value, Values } from './row';

const SCHEMA_VERSION = 1;
const BREADTHS = ['role', 'account', 'organization', 'service'] as const;
const WAYS = ['trustPolicy', 'resourcePolicy', 'identityPolicy', 'eventSource'] as const;
const SIDES = ['both', 'caller', 'target'] as const;

/** Nothing is declared where the input holds no manifest, which is not the same as an empty one. */
export function readManifests({ manifests }: Rows): {
  readonly declared?: readonly DeclaredFact[];
  readonly notes: readonly InventoryNote[];
} {
  if (manifests.length === 0) return { notes: [] };
  const readings = manifests.map(({ origin, value }) => ({ origin, accesses: readManifest(value, origin) }));
  return {
    declared: readings.flatMap(({ accesses }) => accesses ?? []),
    notes: readings
      .filter(({ accesses }) => accesses === undefined)
      .map(({ origin }) => ({ code: 'unreadManifest', subject: origin.address ?? 'access_manifest' })),
  };
}

function readManifest(manifest: Value, origin: Origin): readonly DeclaredFact[] | undefined {
  if (!isBlock(manifest) || Number(valueIn(manifest, 'schemaVersion')) !== SCHEMA_VERSION) return undefined;
  if (!isList(valueIn(manifest, 'accesses') ?? null)) return undefined;
  const { blocks, open } = blocksIn(manifest, 'accesses');
  const accesses = blocks.map((access) => readAccess(access, origin));
  const known = accesses.filter((access) => access !== undefined);
  return open || known.length < accesses.length ? undefined : known;
}

function readAccess(access: Values, origin: Origin): DeclaredFact | undefined {
  const [principal, resource] = [textIn(access, 'principal'), textIn(access, 'resource')];
  const action = textIn(access, 'action');
  const breadth = choice(textIn(access, 'breadth'), BREADTHS);
  const via = choice(textIn(access, 'via'), WAYS);
  const side = choice(textIn(access, 'side'), SIDES);
  const conditions = readConditions(valueIn(access, 'conditions'));
  if (!principal || !resource || typeof action !== 'string' || !breadth || !via || !side || !conditions) {
    return undefined;
  }
  return { origin, principal, breadth, action, resource, via, conditions, side };
}

function choice<T extends string>(text: Text | undefined, choices: readonly T[]): T | undefined {
  return choices.find((known) => known === text);
}

/** Conditions are those of a statement: a statement around them lets one reader read both. */
function readConditions(conditions: Value | undefined): DeclaredFact['conditions'] | undefined {
  const reading = parsePolicy({ Statement: { Effect: 'Allow', Action: '*', Condition: conditions ?? {} } });
  return 'policy' in reading ? reading.policy.statements[0]?.conditions : undefined;
}
