import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem, overBudget } from '../errors';
import { WARNING_SHARE } from '../iam/size-budget';

/** A size that AWS limits. */
export interface Budget {
  /** What is measured, such as `the trust policy of role reader`. */
  readonly what: string;
  /** What is counted, such as `bytes`. */
  readonly unit: string;
  readonly limit: number;
  /** What to do when it is too large. */
  readonly todo: string;
}

/** A meter that warns once when a size nears its budget; the error above the budget comes with the validations. */
export type BudgetMeter = (size: number) => void;

/** Watches a size: a warning at four fifths of the budget, an error above it. */
export function watchBudget(construct: Construct, budget: Budget): BudgetMeter {
  let latest = 0;
  let warned = false;
  construct.node.addValidation({
    validate: () => (latest > budget.limit ? [describeProblem(overBudget(budget, latest))] : []),
  });
  return (size) => {
    latest = size;
    if (!warned && size > budget.limit * WARNING_SHARE && size <= budget.limit) {
      warned = true;
      Annotations.of(construct).addWarning(
        `${budget.what} has reached ${size} of ${budget.limit} ${budget.unit}; ${budget.todo}`,
      );
    }
  };
}
