/** Rules about what will fail when the plan is applied, and about what it does not tell. */
import type { Rule } from './rule';
import { partialPlan } from './rules/partial-plan';
import { principalNotYetCreated } from './rules/principal-not-yet-created';
import { unknownAccount } from './rules/unknown-account';
import { unknownUntilApply } from './rules/unknown-until-apply';

export const PLAN_RULES: readonly Rule[] = [principalNotYetCreated, unknownUntilApply, unknownAccount, partialPlan];
