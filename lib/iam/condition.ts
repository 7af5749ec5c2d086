/** Conditions of a statement. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */

/** Condition operator to condition key to the values, any of which matches; all keys of all operators must match. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Both sets of conditions at once; a key in both keeps the values of both. */
export function mergeConditions(...sets: readonly Conditions[]): Conditions {
  const merged: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, keys] of sets.flatMap((conditions) => Object.entries(conditions))) {
    const target = merged[operator] ?? {};
    merged[operator] = target;
    for (const [key, values] of Object.entries(keys)) {
      target[key] = [...new Set([...(target[key] ?? []), ...values])].sort();
    }
  }
  return merged;
}

/** Whether nothing is asked. */
export function isUnconditional(conditions: Conditions | undefined): boolean {
  return conditions === undefined || Object.keys(conditions).length === 0;
}

/** One text for conditions that ask the same, whatever the order they were written in; a different one for any others. */
export function conditionsKey(conditions: Conditions | undefined): string {
  const asked = Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => JSON.stringify([operator, key, [...values].sort()])),
  );
  return JSON.stringify(asked.sort());
}
