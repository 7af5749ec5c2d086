/** Every rule there is, by id. */
import type { Rule } from './rule';
import { trustAnyPrincipal } from './rules/trust-any-principal';

export const RULES: readonly Rule[] = [trustAnyPrincipal];
