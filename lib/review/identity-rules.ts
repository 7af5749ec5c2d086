/** Rules about identity-based policies: what callers may do. */
import type { Rule } from './rule';

export const IDENTITY_RULES: readonly Rule[] = [];
