/**
 * Whether there is anything the caller can choose (an external ID, a session name, tags) under which a request is allowed.
 * It tries what the policies themselves name, the fewest keys first, and decides each choice as if it had been given: what
 * it finds is a request that AWS would allow, not a formula.
 */
import type { ParsedCondition } from '../iam/parsed-policy';
import { isSymbolic, showText, type Text, textKey, UNKNOWN_TEXT } from '../iam/text';
import { evaluateCondition, parseOperator } from './conditions';
import type { ChosenCondition, RequestLog } from './context';
import type { Decision, ResidualCondition } from './decision';
import { showList } from './statements';

export type Context = ReadonlyMap<string, readonly Text[]>;

export interface Answer {
  readonly decision: Decision;
  readonly log: RequestLog;
}

/** So many choices are tried; policies that name more are left undecided. */
const MAX_CHOICES = 256;

export function chooseFreely(given: Context, first: Answer, answer: (context: Context) => Answer): Decision {
  const options = optionsOf(first.log, given);
  if (first.decision.outcome === 'allowed' || options.length === 0) return first.decision;
  const count = options.reduce((product, { values }) => product * (values.length + 1), 1);
  if (count > MAX_CHOICES) {
    return {
      ...first.decision,
      outcome: 'unknown',
      determining: [],
      reasons: [
        { code: 'tooManyChoices', subject: options.map(({ key }) => key).join(', '), expected: String(MAX_CHOICES) },
      ],
    };
  }
  let undecided: Decision | undefined;
  for (const choice of choicesOf(options)) {
    const { decision, log } = answer(new Map([...given, ...choice]));
    if (decision.outcome === 'allowed') {
      return { ...decision, conditions: conditionsOf(choice, log) };
    }
    undecided ??= decision.outcome === 'unknown' ? decision : undefined;
  }
  return undecided ?? first.decision;
}

/** A value, or several, for some of the keys. */
type Choice = readonly (readonly [string, readonly Text[]])[];

interface Option {
  readonly key: string;
  readonly values: readonly (readonly Text[])[];
}

function optionsOf({ choices }: RequestLog, given: Context): readonly Option[] {
  const byKey = new Map<string, Map<string, readonly Text[]>>();
  for (const { condition } of choices) {
    const key = condition.key.toLowerCase();
    if (given.has(key)) continue;
    const values = byKey.get(key) ?? new Map<string, readonly Text[]>();
    byKey.set(key, values);
    for (const value of candidates(condition)) {
      values.set(value.map((text) => textKey(text) ?? '<unknown>').join('\n'), value);
    }
  }
  return [...byKey].map(([key, values]) => ({ key, values: [...values.values()] }));
}

/** Values that may satisfy the condition. */
function candidates({ operator, values }: ParsedCondition): readonly (readonly Text[])[] {
  const { set, name } = parseOperator(operator);
  const texts = values.values.flatMap((value) => instances(name, value));
  return [
    ...texts.map((text) => [text]),
    ...(set !== undefined && texts.length > 1 ? [texts] : []),
    ...(values.open ? [[UNKNOWN_TEXT]] : []),
  ];
}

function instances(operator: string, value: Text): readonly Text[] {
  if (isSymbolic(value)) return [value];
  if (operator === 'Null') return value.toLowerCase() === 'false' ? ['any'] : [];
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

/** What the statements that allow ask of the chosen keys; of a key that only denials ask for, the value that evades them. */
function conditionsOf(choice: Choice, { choices }: RequestLog): readonly ResidualCondition[] {
  const conditions = choice.flatMap(([key, values]) => {
    const asked = [...choices].filter((each) => isSatisfied(each, key, values)).map(({ condition }) => condition);
    const written = asked.map(({ operator, key: name, values: allowed }) => ({
      operator,
      key: name,
      values: [...allowed.values.map(showText), ...(allowed.open ? [showList({ values: [], open: true })] : [])],
    }));
    return written.length > 0 ? written : [{ operator: 'StringEquals', key, values: values.map(showText) }];
  });
  return [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
}

function isSatisfied({ condition, effect }: ChosenCondition, key: string, values: readonly Text[]): boolean {
  return (
    effect === 'Allow' &&
    condition.key.toLowerCase() === key &&
    evaluateCondition(condition, '2012-10-17', () => ({ kind: 'present', values })) === 'yes'
  );
}
