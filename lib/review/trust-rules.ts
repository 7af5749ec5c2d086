/** Rules about trust policies. */
import type { Rule } from './rule';
import { trustAnyPrincipal } from './rules/trust-any-principal';

export const TRUST_RULES: readonly Rule[] = [trustAnyPrincipal];
