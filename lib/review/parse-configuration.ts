/** Reads `cross-account-lambda.json`. In: its text. Out: a configuration, or one error with everything that is wrong with it. */
import { badAccountId, badName, missing, type Problem, reject, rejectProblems, show } from '../errors';
import type { Configuration, Waiver } from './configuration';
import {
  badDay,
  badOrganization,
  badSeverity,
  notJson,
  strayMember,
  toldTwice,
  unknownRule,
  wrongType,
} from './configuration-problems';
import { isCalendarDay } from './is-calendar-day';
import { nearNames } from './near-names';
import { RULES } from './rules';
import { SEVERITIES, type Severity } from './severity';

const MEMBERS = ['$schema', 'trustedAccounts', 'organizationIds', 'severity', 'waivers'] as const;
const WAIVER_MEMBERS = ['rule', 'address', 'reason', 'expires'] as const;
const CHOICES: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];
const SHOWN_CHARACTERS = 60;

type JsonObject = Readonly<Record<string, unknown>>;
type Report = (problem: Problem) => void;

/** @throws InputError where the text is no configuration. */
export function parseConfiguration(input: string, text: string): Configuration {
  const problems: Problem[] = [];
  const configuration = readConfiguration(parseJson(input, text), (problem) => problems.push(problem));
  rejectProblems(input, problems);
  return configuration;
}

function parseJson(input: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return reject(input, notJson((error as Error).message));
  }
}

function readConfiguration(json: unknown, report: Report): Configuration {
  const members = readObject('', json, MEMBERS, report) ?? {};
  const schema = ownMember(members, '$schema');
  if (schema !== undefined && typeof schema !== 'string') {
    report(wrongType('$schema', showShort(schema), 'the place of the JSON Schema'));
  }
  return {
    trustedAccounts: new Map(readTrustedAccounts(ownMember(members, 'trustedAccounts'), report)),
    organizationIds: readOrganizations(ownMember(members, 'organizationIds'), report),
    severity: new Map(readSeverities(ownMember(members, 'severity'), report)),
    waivers: readWaivers(ownMember(members, 'waivers'), report),
  };
}

function readTrustedAccounts(value: unknown, report: Report): readonly (readonly [string, string])[] {
  return entriesOf('trustedAccounts', value, 'an object of names by account id', report).flatMap(([id, name]) => {
    const path = pathOf('trustedAccounts', id);
    if (!/^\d{12}$/.test(id)) report(badAccountId('a key of trustedAccounts', shorten(id)));
    const read = readText(path, name, 'the name of the account', report);
    return read === undefined ? [] : [[id, read] as const];
  });
}

function readOrganizations(value: unknown, report: Report): readonly string[] {
  const seen = new Map<string, string>();
  return elementsOf('organizationIds', value, report).flatMap(({ path, value: id }) => {
    // https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
    if (typeof id !== 'string' || !/^o-[a-z0-9]{10,32}$/.test(id)) {
      report(badOrganization(path, showShort(id)));
      return [];
    }
    reportTwice(path, id, seen, report);
    return [id];
  });
}

function readSeverities(value: unknown, report: Report): readonly (readonly [string, Severity | 'off'])[] {
  return entriesOf('severity', value, 'an object of severities by rule', report).flatMap(([rule, given]) => {
    const path = pathOf('severity', rule);
    reportUnknownRule('a key of severity', rule, report);
    const severity = CHOICES.find((choice) => choice === given);
    if (severity === undefined) report(badSeverity(path, showShort(given), CHOICES));
    return severity === undefined ? [] : [[rule, severity] as const];
  });
}

function readWaivers(value: unknown, report: Report): readonly Waiver[] {
  const seen = new Map<string, string>();
  return elementsOf('waivers', value, report).flatMap(({ path, value: json }) => {
    const members = readObject(path, json, WAIVER_MEMBERS, report);
    if (members === undefined) return [];
    const read = (name: (typeof WAIVER_MEMBERS)[number], allowed: string): string | undefined =>
      readText(`${path}.${name}`, ownMember(members, name), allowed, report);
    const rule = read('rule', 'the id of a rule');
    const address = read('address', 'the Terraform address that the finding shows');
    const reason = read('reason', 'why it is right as it is');
    const expires = read('expires', 'the last day of the waiver, as YYYY-MM-DD');
    if (rule !== undefined) reportUnknownRule(`${path}.rule`, rule, report);
    if (expires !== undefined && !isCalendarDay(expires)) report(badDay(`${path}.expires`, showShort(expires)));
    if (rule === undefined || address === undefined) return [];
    reportTwice(path, `${rule} at ${address}`, seen, report);
    return reason === undefined || expires === undefined ? [] : [{ rule, address, reason, expires }];
  });
}

function reportUnknownRule(path: string, rule: string, report: Report): void {
  const ids = RULES.map(({ id }) => id);
  if (!ids.includes(rule)) report(unknownRule(path, show(shorten(rule)), nearNames(rule, ids)));
}

/** The value as an object of which all members are known by name, or nothing after a problem was reported. */
function readObject(path: string, value: unknown, members: readonly string[], report: Report): JsonObject | undefined {
  if (!isObject(value)) {
    report(wrongType(path || 'the configuration', showShort(value), 'an object'));
    return undefined;
  }
  for (const name of Object.keys(value).filter((key) => !members.includes(key))) {
    report(strayMember(pathOf(path, name), shorten(name), members));
  }
  return value;
}

function entriesOf(path: string, value: unknown, allowed: string, report: Report): readonly [string, unknown][] {
  if (value === undefined) return [];
  if (isObject(value)) return Object.entries(value);
  report(wrongType(path, showShort(value), allowed));
  return [];
}

function elementsOf(path: string, value: unknown, report: Report): readonly { path: string; value: unknown }[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map((element, index) => ({ path: `${path}[${index}]`, value: element }));
  report(wrongType(path, showShort(value), 'a list'));
  return [];
}

/** A text that must be there and say something. */
function readText(path: string, value: unknown, allowed: string, report: Report): string | undefined {
  if (value === undefined) {
    report(missing(`${path} is missing`, allowed, `add ${path}`));
  } else if (typeof value !== 'string') {
    report(wrongType(path, showShort(value), allowed));
  } else if (value.trim() === '') {
    report(badName(path, value, allowed, 'a configuration'));
  } else {
    return value;
  }
  return undefined;
}

function reportTwice(path: string, name: string, seen: Map<string, string>, report: Report): void {
  const other = seen.get(name);
  if (other === undefined) seen.set(name, path);
  else report(toldTwice(path, shorten(name), other));
}

/** Members that the object inherits are none. */
function ownMember(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a member is, by a name that a person wrote. */
function pathOf(path: string, name: string): string {
  if (path === '') return shorten(name);
  return /^[\w$]+$/.test(name) ? `${path}.${shorten(name)}` : `${path}[${show(shorten(name))}]`;
}

/** A value as an error shows it: never a whole tree. */
function showShort(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return shorten(show(value));
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
