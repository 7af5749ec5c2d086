/** Whether conditions let in more requests than others, as far as their own words tell. */
import type { ResidualCondition } from '../prover/decision';

type Conditions = readonly ResidualCondition[];

/** `wider` also where it cannot be told: what was not possible before may be possible now. */
export type Comparison = 'same' | 'narrower' | 'wider';

/** Alternatives of one access, each with conditions that must all hold. */
export function compareAlternatives(before: readonly Conditions[], after: readonly Conditions[]): Comparison {
  const isCovered = (one: readonly Conditions[], other: readonly Conditions[]): boolean =>
    one.every((conditions) => other.some((each) => implies(conditions, each)));
  if (!isCovered(after, before)) return 'wider';
  return isCovered(before, after) ? 'same' : 'narrower';
}

/** Whether conditions let in all that others do, and more. */
export function isStrictlyWeaker(conditions: Conditions, than: Conditions): boolean {
  return implies(than, conditions) && !implies(conditions, than);
}

/** Whether every request that meets the conditions meets the others too. */
function implies(conditions: Conditions, others: Conditions): boolean {
  return others.every((other) => conditions.some((condition) => impliesOne(condition, other)));
}

function impliesOne(condition: ResidualCondition, other: ResidualCondition): boolean {
  if (condition.key.toLowerCase() !== other.key.toLowerCase()) return false;
  if (!isAtLeastAsStrict(condition.operator, other.operator)) return false;
  // Values are alternatives; of what must not be, each one more rules out more.
  return isNegated(condition.operator)
    ? isSubset(other.values, condition.values)
    : isSubset(condition.values, other.values);
}

/** The same operator, or a weaker form of it; a text without wildcards is like itself. */
function isAtLeastAsStrict(operator: string, other: string): boolean {
  const one = operator.toLowerCase();
  const another = other.toLowerCase();
  return one === another || `${one}ifexists` === another || one.replace(/equals$/, 'like') === another;
}

function isNegated(operator: string): boolean {
  return /not/i.test(operator);
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((value) => all.includes(value));
}
