/**
 * Whether there is anything the caller can choose (an external ID, a session name, tags) under which a request is allowed.
 * It tries what the policies themselves name, the fewest keys first, and decides each choice as if it had been given: what
 * it finds is a request that AWS would allow, not a formula. It only says that no choice helps where that is certain.
 */
import { isSymbolic, type Text, textKey, UNKNOWN_TEXT } from '../iam/text';
import { isNegated, parseOperator } from './conditions';
import type { ChosenCondition, Context, RequestLog } from './context';
import type { Decision } from './decision';
import { type Choice, conditionsOf } from './residual-conditions';

export interface Answer {
  readonly decision: Decision;
  readonly log: RequestLog;
}

/** So many choices are tried; policies that name more are left undecided. */
const MAX_CHOICES = 256;

/** A value that no policy names: what a denial of named values lets pass. */
const ANOTHER_VALUE = 'another-value';

export function chooseFreely(given: Context, first: Answer, answer: (context: Context) => Answer): Decision {
  if (first.decision.outcome === 'allowed' || freeKeys(first.log).length === 0) return first.decision;
  let seen = first.log;
  let isComplete = false;
  let undecided: Decision | undefined;
  // A choice may lead to conditions on further keys, as a tag does to sts:TagSession.
  for (let isNew = true; isNew; ) {
    const options = optionsOf(seen, given);
    const count = countChoices(options);
    const attempts = count > MAX_CHOICES ? [] : tryAll(options, given, answer);
    const found = attempts.find(({ decision }) => decision.outcome === 'allowed');
    if (found !== undefined) return { ...found.decision, conditions: conditionsOf(found.choice, found.log) };
    undecided ??= attempts.find(({ decision }) => decision.outcome === 'unknown')?.decision;
    seen = uniteLogs([seen, ...attempts.map(({ log }) => log)]);
    isComplete =
      count <= MAX_CHOICES && options.length === freeKeys(seen).length && [...seen.choices].every(isEnumerable);
    isNew = count <= MAX_CHOICES && countChoices(optionsOf(seen, given)) > count;
  }
  if (undecided !== undefined) return undecided;
  const free = freeKeys(seen);
  // What is denied whatever the free keys hold is denied for every choice.
  const whatever = answer(new Map([...given, ...free.map((key) => [key.toLowerCase(), 'unknown'] as const)]));
  return isComplete || isDenial(whatever.decision) ? first.decision : leftOpen(first.decision, free);
}

interface Attempt extends Answer {
  readonly choice: Choice;
}

/** The answer to every choice, up to the first that is allowed. */
function tryAll(options: readonly Option[], given: Context, answer: (context: Context) => Answer): readonly Attempt[] {
  // Tags have their letters from the policies that name them.
  const nameOf = (key: string): string => options.find((option) => option.key === key)?.name ?? key;
  const attempts: Attempt[] = [];
  for (const choice of choicesOf(options)) {
    const chosen = choice.map(([key, values]) => [nameOf(key), values] as const);
    attempts.push({ choice, ...answer(new Map([...given, ...chosen])) });
    if (attempts.at(-1)?.decision.outcome === 'allowed') break;
  }
  return attempts;
}

function countChoices(options: readonly Option[]): number {
  return options.reduce((product, { values }) => product * (values.length + 1), 1);
}

function uniteLogs(logs: readonly RequestLog[]): RequestLog {
  return {
    assumptions: new Map(logs.flatMap(({ assumptions }) => [...assumptions])),
    choices: new Set(logs.flatMap(({ choices }) => [...choices])),
  };
}

function isDenial({ outcome }: Decision): boolean {
  return outcome === 'explicitDeny' || outcome === 'implicitDeny';
}

function leftOpen(decision: Decision, free: readonly string[]): Decision {
  return {
    ...decision,
    outcome: decision.outcome === 'unknown' ? decision.outcome : 'unknown',
    determining: [],
    reasons: [{ code: 'tooManyChoices', subject: free.join(', '), expected: String(MAX_CHOICES) }],
  };
}

/** Caller-chosen keys that were looked for and taken as absent, in conditions and in policy variables. */
function freeKeys({ assumptions }: RequestLog): readonly string[] {
  return [...assumptions.values()].filter(({ code }) => code === 'keyAbsent').map(({ subject }) => subject);
}

/** Whether the values that the condition names, another one and none are all there is to try. */
function isEnumerable({ condition: { operator, values } }: ChosenCondition): boolean {
  const { set, name } = parseOperator(operator);
  const isEquality = /^(String(Not)?Equals(IgnoreCase)?|Bool|Null)$/.test(name);
  return set === undefined && isEquality && values.values.every((value) => !isSymbolic(value) && !value.includes('${'));
}

interface Option {
  readonly key: string;
  /** The key in the letters of a policy. */
  readonly name: string;
  readonly values: readonly (readonly Text[])[];
}

function optionsOf({ choices }: RequestLog, given: Context): readonly Option[] {
  const isGiven = new Set([...given.keys()].map((key) => key.toLowerCase()));
  const names = new Map<string, string>();
  const byKey = new Map<string, Map<string, readonly Text[]>>();
  for (const chosen of choices) {
    const key = chosen.condition.key.toLowerCase();
    if (isGiven.has(key)) continue;
    names.set(key, names.get(key) ?? chosen.condition.key);
    const values = byKey.get(key) ?? new Map<string, readonly Text[]>();
    byKey.set(key, values);
    for (const value of candidates(chosen)) {
      values.set(value.map((text) => textKey(text) ?? '<unknown>').join('\n'), value);
    }
  }
  return [...byKey].map(([key, values]) => ({ key, name: names.get(key) ?? key, values: [...values.values()] }));
}

/** Values that may satisfy the condition, or keep a denial from applying. */
function candidates({ condition, effect }: ChosenCondition): readonly (readonly Text[])[] {
  const { set, name } = parseOperator(condition.operator);
  const { values, open } = condition.values;
  const texts = values.flatMap((value) => instances(name, value));
  return [
    ...texts.map((text) => [text]),
    ...(set !== undefined && texts.length > 1 ? [texts] : []),
    ...(open ? [[UNKNOWN_TEXT]] : []),
    ...(effect !== 'Allow' || name === 'Null' || isNegated(name) ? [[ANOTHER_VALUE]] : []),
  ];
}

function instances(operator: string, value: Text): readonly Text[] {
  if (operator === 'Null') return [];
  if (isSymbolic(value)) return [value];
  if (operator.startsWith('Numeric')) return [value, String(Number(value) - 1), String(Number(value) + 1)];
  return /Like$|^Arn/.test(operator) ? [value.replaceAll('*', '').replaceAll('?', 'x')] : [value];
}

/** Every choice, the ones with the fewest keys first; without any key the question was asked already. */
function choicesOf(options: readonly Option[]): readonly Choice[] {
  const choices: Choice[] = [[]];
  for (const { key, values } of options) {
    choices.push(...choices.flatMap((choice) => values.map((value) => [...choice, [key, value] as const])));
  }
  return choices.filter(({ length }) => length > 0).sort((one, other) => one.length - other.length);
}
