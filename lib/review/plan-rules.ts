/** Rules about what will fail when the plan is applied, and about what it does not tell. */
import type { Rule } from './rule';

export const PLAN_RULES: readonly Rule[] = [];
