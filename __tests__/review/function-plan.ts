/** What the rules find in the plan of functions, by the names of its permissions; and functions with a policy written by hand. */
import { found, reviewOfInventory, reviewOfPlan } from './reviewed';

export const CALLER = 'arn:aws:iam::111111111111:role/caller';
export const FUNCTIONS = 'arn:aws:lambda:us-east-1:222222222222:function';
const review = reviewOfPlan('review/function-policy/create');

/** Every finding of a rule: the permission's name, or the whole address, and the evidence with functions by their names. */
export function permissionsWith(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found(review, rule)).map(([place, evidence]) => [
      place.replace(/^aws_lambda_permission\.this\["(.*)"\] \1$/, '$1'),
      evidence.replaceAll(`${FUNCTIONS}:`, '').replaceAll(CALLER, 'CALLER'),
    ]),
  );
}

/** A function with one statement in its policy, or several. */
export function functionWith(...statements: readonly object[]) {
  return functionAt('', ...statements);
}

/** The same for the policy of an alias or a version; `''` is the function itself. */
export function functionAt(qualifier: string, ...statements: readonly object[]) {
  const Resource = `${FUNCTIONS}:worker${qualifier === '' ? '' : `:${qualifier}`}`;
  const Statement = statements.map((statement) => ({
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Resource,
    ...statement,
  }));
  return {
    functions: [
      { arn: `${FUNCTIONS}:worker`, resourcePolicies: { [qualifier]: { Version: '2012-10-17', Statement } } },
    ],
  };
}

/** What a rule finds in the policy of such a function, by statement. */
export function statementsWith(rule: string, ...statements: readonly object[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found(reviewOfInventory(functionWith(...statements)), rule)).map(([place, evidence]) => [
      place.replace(`${FUNCTIONS}:worker `, ''),
      evidence.replaceAll(`${FUNCTIONS}:`, ''),
    ]),
  );
}
