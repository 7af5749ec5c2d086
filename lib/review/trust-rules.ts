/** Rules about trust policies. */
import type { Rule } from './rule';
import { trustAnyPrincipal } from './rules/trust-any-principal';
import { trustDeletedPrincipal } from './rules/trust-deleted-principal';
import { trustNotPrincipal } from './rules/trust-not-principal';
import { trustWholeAccount } from './rules/trust-whole-account';

export const TRUST_RULES: readonly Rule[] = [
  trustAnyPrincipal,
  trustWholeAccount,
  trustNotPrincipal,
  trustDeletedPrincipal,
];
