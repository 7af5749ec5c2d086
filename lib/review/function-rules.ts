/** Rules about the resource-based policies of functions, and their URLs. */
import type { Rule } from './rule';

export const FUNCTION_RULES: readonly Rule[] = [];
