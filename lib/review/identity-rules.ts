/** Rules about identity-based policies: what callers may do. */
import type { Rule } from './rule';
import { qualifierMismatch } from './rules/qualifier-mismatch';

export const IDENTITY_RULES: readonly Rule[] = [qualifierMismatch];
