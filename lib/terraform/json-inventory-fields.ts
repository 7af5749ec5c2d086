/** How one member of inventory JSON is read: what it is where it is right, a problem that names its path where it is not. */
import { badAccountId, badArn, badChoice, badName, missing, type Problem } from '../errors';
import { parsePolicy } from '../iam/parse-policy';
import type { PolicyFact, UnknownDocument } from './inventory';
import { malformedPolicy, strayMember, toldTwice, wrongType } from './json-inventory-problems';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A member of the JSON: its value, its path such as `roles[0].arn`, and where its problems go. */
export interface Field {
  readonly input: string;
  readonly path: string;
  readonly value: unknown;
  readonly report: (problem: Problem) => void;
}

const GIVEN_UNKNOWN: UnknownDocument = { unknownBecause: 'given' };
const SHOWN_CHARACTERS = 60;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an error shows it: never a whole tree. */
export function showShort(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** A member of an object; members it inherits are none. */
export function member(field: Field, object: JsonObject, name: string): Field {
  return {
    ...field,
    path: field.path === '' ? name : `${field.path}.${name}`,
    value: Object.hasOwn(object, name) ? object[name] : undefined,
  };
}

/** The value as an object of which all members are known by name, or nothing after a problem was reported. */
export function readObject(field: Field, members: readonly string[]): JsonObject | undefined {
  const { path, value, report } = field;
  if (!isObject(value)) {
    report(wrongType(path || 'the inventory', showShort(value), 'an object'));
    return undefined;
  }
  for (const name of Object.keys(value).filter((key) => !members.includes(key))) {
    report(strayMember(path === '' ? name : `${path}.${name}`, members));
  }
  return value;
}

/** The elements of a list; none where the list is left out, nothing where it is unknown or was reported. */
export function readElements(field: Field): readonly Field[] | undefined {
  const { path, value, report } = field;
  if (value === undefined) return [];
  if (value === null) return undefined;
  if (!Array.isArray(value)) {
    report(wrongType(path, showShort(value), 'a list'));
    return undefined;
  }
  return (value as readonly unknown[]).map((element, index) => ({
    ...field,
    path: `${path}[${index}]`,
    value: element,
  }));
}

/** A text that must be there. */
export function readString(field: Field, allowed: string): string | undefined {
  const { path, value, report } = field;
  if (value === undefined) {
    report(missing(`${path} is missing`, allowed, `add ${path}`));
  } else if (typeof value !== 'string') {
    report(wrongType(path, showShort(value), allowed));
  } else if (value === '') {
    report(badName(path, value, allowed, 'an inventory'));
  } else {
    return value;
  }
  return undefined;
}

/** An ARN of one kind that must be there. */
export function readArn(field: Field, isKind: (arn: string) => boolean, allowed: string): string | undefined {
  const arn = readString(field, allowed);
  if (arn === undefined || isKind(arn)) return arn;
  field.report(badArn(field.path, arn.slice(0, SHOWN_CHARACTERS * 2), allowed));
  return undefined;
}

export function readAccountId({ path, value, report }: Field): string | undefined {
  if (value === undefined) {
    report(missing(`${path} is missing`, '12 digits', `add ${path}`));
  } else if (typeof value === 'string' && /^\d{12}$/.test(value)) {
    return value;
  } else {
    report(badAccountId(path, typeof value === 'object' ? showShort(value) : value));
  }
  return undefined;
}

/** One of a closed list of words. */
export function readChoice<T extends string>({ path, value, report }: Field, choices: readonly T[]): T | undefined {
  const choice = choices.find((known) => known === value);
  if (choice === undefined) {
    const got = typeof value === 'object' ? showShort(value) : value;
    report(badChoice(path, got, choices.join(', ')));
  }
  return choice;
}

/** A document, `null` for one that is not known; nothing after a problem was reported. */
export function readPolicy(field: Field, name: string): PolicyFact | undefined {
  const { input, path, value, report } = field;
  if (value === null) {
    return unknownPolicy(input, name);
  }
  const reading = parsePolicy(value);
  if ('policy' in reading) {
    return { name, origin: { input }, document: reading.policy };
  }
  for (const reason of reading.malformed) {
    report(malformedPolicy(path, reason));
  }
  return undefined;
}

/** A document that may be left out. */
export function readOptionalPolicy(field: Field, name: string): PolicyFact | undefined {
  return field.value === undefined ? undefined : readPolicy(field, name);
}

export function unknownPolicy(input: string, name: string): PolicyFact {
  return { name, origin: { input }, document: GIVEN_UNKNOWN };
}

/** Reports what is there twice; `seen` holds the path of the first. */
export function reportTwice({ path, report }: Field, name: string | undefined, seen: Map<string, string>): void {
  if (name === undefined) return;
  const other = seen.get(name);
  if (other === undefined) {
    seen.set(name, path);
  } else {
    report(toldTwice(path, name, other));
  }
}
