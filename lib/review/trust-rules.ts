/** Rules about trust policies. */
import type { Rule } from './rule';
import { sessionTooLongForChaining } from './rules/session-too-long-for-chaining';
import { trustAnyPrincipal } from './rules/trust-any-principal';
import { trustDeletedPrincipal } from './rules/trust-deleted-principal';
import { trustInvalid } from './rules/trust-invalid';
import { trustNotPrincipal } from './rules/trust-not-principal';
import { trustServiceWithoutSource } from './rules/trust-service-without-source';
import { trustThirdPartyWithoutExternalId } from './rules/trust-third-party-without-external-id';
import { trustTooLarge } from './rules/trust-too-large';
import { trustWeakExternalId } from './rules/trust-weak-external-id';
import { trustWholeAccount } from './rules/trust-whole-account';

export const TRUST_RULES: readonly Rule[] = [
  trustAnyPrincipal,
  trustWholeAccount,
  trustThirdPartyWithoutExternalId,
  trustWeakExternalId,
  trustNotPrincipal,
  trustDeletedPrincipal,
  trustInvalid,
  trustServiceWithoutSource,
  trustTooLarge,
  sessionTooLongForChaining,
];
