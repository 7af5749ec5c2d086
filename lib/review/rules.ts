/** Every rule there is. */
import { CHANGE_RULES } from './change-rules';
import { FUNCTION_RULES } from './function-rules';
import { GRAPH_RULES } from './graph-rules';
import { IDENTITY_RULES } from './identity-rules';
import { PLAN_RULES } from './plan-rules';
import type { Rule } from './rule';
import { TRUST_RULES } from './trust-rules';

export const RULES: readonly Rule[] = [
  ...TRUST_RULES,
  ...IDENTITY_RULES,
  ...FUNCTION_RULES,
  ...GRAPH_RULES,
  ...CHANGE_RULES,
  ...PLAN_RULES,
];
