/** Rules about what a change does to accesses. */
import type { Rule } from './rule';

export const CHANGE_RULES: readonly Rule[] = [];
