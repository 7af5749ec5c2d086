/**
 * Reads a policy document. In: JSON as data, whose strings may be symbolic texts and whose `null`s are unknown.
 * Out: the policy with every element a list, or every reason why AWS would refuse the document.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import type {
  ParsedCondition,
  ParsedElement,
  ParsedPolicy,
  ParsedPrincipal,
  ParsedStatement,
  TextList,
} from './parsed-policy';
import { isSymbolic, isText, type Text } from './text';

/** Either the policy, or what is wrong with it (path in the document and sentence), for AWS would refuse it. */
export type PolicyReading = { readonly policy: ParsedPolicy } | { readonly malformed: readonly string[] };

type Report = (path: string, problem: string) => void;
type JsonObject = Readonly<Record<string, unknown>>;

const POLICY_MEMBERS = ['Version', 'Id', 'Statement'];
const STATEMENT_MEMBERS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;
const EMPTY: TextList = { values: [], open: false };

export function parsePolicy(document: unknown): PolicyReading {
  const malformed: string[] = [];
  const policy = readPolicy(document, (path, problem) => malformed.push(path === '' ? problem : `${path}: ${problem}`));
  return malformed.length === 0 ? { policy } : { malformed };
}

function readPolicy(document: unknown, report: Report): ParsedPolicy {
  if (isUnknown(document)) {
    return { version: 'unknown', statements: [], open: true };
  }
  if (!isObject(document)) {
    report('', 'a policy is a JSON object');
    return { version: 'unknown', statements: [], open: true };
  }
  reportStrangers(document, POLICY_MEMBERS, '', report);
  if (document.Statement === undefined) {
    report('Statement', 'is missing');
  }
  const written = document.Statement ?? [];
  const statements = Array.isArray(written) ? (written as readonly unknown[]) : [written];
  const known = statements.flatMap((statement, index) => readStatement(statement, index, report) ?? []);
  return {
    version: readVersion(document.Version, report),
    statements: known,
    open: isUnknown(document.Statement) || statements.some(isUnknown),
  };
}

function readVersion(version: unknown, report: Report): ParsedPolicy['version'] {
  if (version === undefined) return '2008-10-17';
  if (isUnknown(version)) return 'unknown';
  if (version === '2008-10-17' || version === '2012-10-17') return version;
  report('Version', 'is neither 2008-10-17 nor 2012-10-17');
  return 'unknown';
}

function readStatement(statement: unknown, index: number, report: Report): ParsedStatement | undefined {
  const path = `Statement[${index}]`;
  if (isUnknown(statement)) return undefined;
  if (!isObject(statement)) {
    report(path, 'a statement is a JSON object');
    return undefined;
  }
  reportStrangers(statement, STATEMENT_MEMBERS, `${path}.`, report);
  const action = readElement(statement, 'Action', path, report);
  if (action === undefined) {
    report(path, 'has neither Action nor NotAction');
  }
  const principal = readPrincipalElement(statement, path, report);
  const resource = readElement(statement, 'Resource', path, report);
  return {
    index,
    ...(typeof statement.Sid === 'string' ? { sid: statement.Sid } : {}),
    effect: readEffect(statement.Effect, path, report),
    ...(principal === undefined ? {} : { principal }),
    action: action ?? { negated: false, list: EMPTY },
    ...(resource === undefined ? {} : { resource }),
    conditions: readConditions(statement.Condition, `${path}.Condition`, report),
  };
}

function readEffect(effect: unknown, path: string, report: Report): ParsedStatement['effect'] {
  if (effect === 'Allow' || effect === 'Deny') return effect;
  if (!isUnknown(effect)) report(`${path}.Effect`, 'is neither Allow nor Deny');
  return undefined;
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
function readElement(
  statement: JsonObject,
  name: 'Action' | 'Resource',
  path: string,
  report: Report,
): ParsedElement<TextList> | undefined {
  const negated = statement[name] === undefined;
  const key = negated ? `Not${name}` : name;
  if (!negated && statement[`Not${name}`] !== undefined) {
    report(path, `has both ${name} and Not${name}`);
  }
  if (statement[key] === undefined) return undefined;
  return { negated, list: readList(statement[key], `${path}.${key}`, report) };
}

function readPrincipalElement(
  statement: JsonObject,
  path: string,
  report: Report,
): ParsedElement<readonly ParsedPrincipal[] | 'unknown'> | undefined {
  const negated = statement.Principal === undefined;
  const key = negated ? 'NotPrincipal' : 'Principal';
  if (!negated && statement.NotPrincipal !== undefined) {
    report(path, 'has both Principal and NotPrincipal');
  }
  return statement[key] === undefined
    ? undefined
    : { negated, list: readPrincipals(statement[key], `${path}.${key}`, report) };
}

function readPrincipals(written: unknown, path: string, report: Report): readonly ParsedPrincipal[] | 'unknown' {
  if (isUnknown(written)) return 'unknown';
  if (written === '*') return [{ type: 'AWS', values: { values: ['*'], open: false }, bare: true }];
  if (!isObject(written)) {
    report(path, 'is neither "*" nor an object of AWS, Service, Federated, CanonicalUser');
    return 'unknown';
  }
  reportStrangers(written, PRINCIPAL_TYPES, `${path}.`, report);
  return PRINCIPAL_TYPES.filter((type) => written[type] !== undefined).map((type) => ({
    type,
    values: readList(written[type], `${path}.${type}`, report),
  }));
}

function readConditions(written: unknown, path: string, report: Report): readonly ParsedCondition[] | 'unknown' {
  if (written === undefined) return [];
  if (isUnknown(written)) return 'unknown';
  if (!isObject(written)) {
    report(path, 'is no object of operators');
    return 'unknown';
  }
  if (Object.values(written).some(isUnknown)) return 'unknown';
  return Object.entries(written).flatMap(([operator, keys]) => {
    if (!isObject(keys)) {
      report(`${path}.${operator}`, 'is no object of condition keys');
      return [];
    }
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: readList(values, `${path}.${operator}.${key}`, report, true),
    }));
  });
}

/** One value or a list of values; conditions may hold numbers and booleans too. */
function readList(written: unknown, path: string, report: Report, scalars = false): TextList {
  const elements = Array.isArray(written) ? (written as readonly unknown[]) : [written];
  const values: Text[] = [];
  for (const element of elements) {
    if (isText(element)) {
      values.push(element);
    } else if (scalars && (typeof element === 'number' || typeof element === 'boolean')) {
      values.push(String(element));
    } else if (element !== null) {
      report(path, 'holds something else than strings');
    }
  }
  return { values, open: elements.includes(null) };
}

function reportStrangers(object: JsonObject, known: readonly string[], path: string, report: Report): void {
  for (const member of Object.keys(object).filter((key) => !known.includes(key))) {
    report(`${path}${member}`, 'is no element of the policy language');
  }
}

// A whole element that is one unknown text is unknown as an element: nobody knows what it will hold.
function isUnknown(value: unknown): boolean {
  return value === null || isSymbolic(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSymbolic(value);
}
