/**
 * The conditions under which a choice of the caller was found to be allowed: whoever meets them, and chooses nothing else, is
 * allowed.
 */
import { showText, type Text } from '../iam/text';
import { evaluateCondition, parseOperator } from './conditions';
import type { ChosenCondition, RequestLog } from './context';
import type { ResidualCondition } from './decision';
import { distinct } from './distinct';
import { showCondition } from './show';

/** A value, or several, for some of the keys. */
export type Choice = readonly (readonly [string, readonly Text[]])[];

export function conditionsOf(choice: Choice, { choices }: RequestLog): readonly ResidualCondition[] {
  const conditions = choice.flatMap(([key, values]) => {
    const asked = [...choices].filter(({ condition }) => condition.key.toLowerCase() === key);
    return conditionsOnKey(asked[0]?.condition.key ?? key, values, asked);
  });
  return distinct(conditions);
}

function conditionsOnKey(
  key: string,
  values: readonly Text[],
  asked: readonly ChosenCondition[],
): readonly ResidualCondition[] {
  const demands = asked.filter(({ condition }) => isMet(condition, values));
  // Denials on the same key may cut something out of what the Allow asks for: then only what was tried is certain.
  const isDemanded = demands.length > 0 && asked.every(({ effect }) => effect === 'Allow');
  if (isDemanded) {
    return [...demands.map(({ condition }) => written(condition)), ...(asks(demands) ? [] : [presence(key)])];
  }
  return asked.every(({ condition }) => parseOperator(condition.operator).name === 'Null')
    ? [presence(key)]
    : [{ operator: 'StringEquals', key, values: values.map(showText) }];
}

function isMet(condition: ChosenCondition['condition'], values: readonly Text[]): boolean {
  return evaluateCondition(condition, '2012-10-17', () => ({ kind: 'present', values })) === 'yes';
}

/** Whether the demands alone make sure that the key is there. */
function asks(demands: readonly ChosenCondition[]): boolean {
  return demands.some(({ condition: { operator, values } }) => {
    const { set, name } = parseOperator(operator);
    if (name === 'Null') return values.values.includes('false');
    return set !== 'ForAllValues' && !name.includes('Not');
  });
}

function presence(key: string): ResidualCondition {
  return { operator: 'Null', key, values: ['false'] };
}

/** The choice holds the key, so that an `IfExists` asks what it asks without. */
function written(condition: ChosenCondition['condition']): ResidualCondition {
  return showCondition({ ...condition, operator: condition.operator.replace(/IfExists$/, '') });
}
