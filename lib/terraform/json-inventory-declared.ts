/** The `access_manifest` inside of inventory JSON: the accesses that somebody declared. */
import { badChoice, eitherOr, missing } from '../errors';
import { parsePolicy } from '../iam/parse-policy';
import { type Text, UNKNOWN_TEXT } from '../iam/text';
import type { DeclaredFact } from './inventory';
import {
  type Field,
  type JsonObject,
  member,
  readChoice,
  readElements,
  readObject,
  readString,
  showShort,
} from './json-inventory-fields';
import { wrongType } from './json-inventory-problems';

/** Both names mean the same; the second is that of the Terraform output. */
export const MANIFEST_MEMBERS = ['declared', 'access_manifest'] as const;

const BREADTHS = ['role', 'account', 'organization', 'service'] as const;
const WAYS = ['trustPolicy', 'resourcePolicy', 'identityPolicy', 'eventSource'] as const;
const SIDES = ['both', 'caller', 'target'] as const;
const ACCESS_MEMBERS = ['principal', 'breadth', 'action', 'resource', 'via', 'conditions', 'side'];
const SCHEMA_VERSION = 1;

/** The accesses declared; nothing where no manifest is given, or a manifest that is not known. */
export function readDeclared(inventory: Field, json: JsonObject): readonly DeclaredFact[] | undefined {
  const given = MANIFEST_MEMBERS.map((name) => member(inventory, json, name)).filter(
    ({ value }) => value !== undefined,
  );
  const [field, other] = given;
  if (field === undefined) return undefined;
  if (other !== undefined) {
    inventory.report(eitherOr(field.path, other.path, 'both'));
  }
  return field.value === null ? undefined : readManifest(field);
}

function readManifest(field: Field): readonly DeclaredFact[] | undefined {
  const manifest = readObject(field, ['schemaVersion', 'accesses']);
  if (manifest === undefined) return undefined;
  const version = member(field, manifest, 'schemaVersion');
  reportVersion(version);
  const accesses = member(field, manifest, 'accesses');
  if (accesses.value === undefined) {
    field.report(missing(`${accesses.path} is missing`, 'a list of accesses', 'write [] where none is declared'));
  } else if (accesses.value === null) {
    field.report(wrongType(accesses.path, 'null', 'a list of accesses'));
  }
  return readElements(accesses)?.flatMap((access) => readAccess(access) ?? []);
}

/** The version of a format, which has been 1 so far. */
export function reportVersion({ path, value, report }: Field): void {
  if (value === undefined) {
    report(missing(`${path} is missing`, String(SCHEMA_VERSION), `add ${path}: ${SCHEMA_VERSION}`));
  } else if (value !== SCHEMA_VERSION) {
    report(badChoice(path, typeof value === 'object' ? showShort(value) : value, String(SCHEMA_VERSION)));
  }
}

function readAccess(field: Field): DeclaredFact | undefined {
  const access = readObject(field, ACCESS_MEMBERS);
  if (access === undefined) return undefined;
  const of = (name: string) => member(field, access, name);
  const principal = readText(of('principal'), 'the ARN of a role or the name of a service');
  const breadth = readChoice(of('breadth'), BREADTHS);
  const action = readString(of('action'), 'an action such as "sts:AssumeRole"');
  const resource = readText(of('resource'), 'the ARN of a role, a function or another resource');
  const via = readChoice(of('via'), WAYS);
  const conditions = readConditions(of('conditions'));
  const side = readChoice(of('side'), SIDES);
  if (!principal || !breadth || !action || !resource || !via || !conditions || !side) return undefined;
  return { origin: { input: field.input }, principal, breadth, action, resource, via, conditions, side };
}

function readText(field: Field, allowed: string): Text | undefined {
  return field.value === null ? UNKNOWN_TEXT : readString(field, allowed);
}

/** Conditions are those of a statement: a statement around them lets one reader read both. */
function readConditions({ path, value, report }: Field): DeclaredFact['conditions'] | undefined {
  const reading = parsePolicy({ Statement: { Effect: 'Allow', Action: '*', Condition: value } });
  if ('policy' in reading) {
    return reading.policy.statements[0]?.conditions;
  }
  for (const reason of reading.malformed) {
    report(wrongType(path, reason.replace('Statement[0].Condition', path), 'condition operators with keys and values'));
  }
  return undefined;
}
