/** Rules about trust policies, and about the conditions of the policies of functions too. */
import type { Rule } from './rule';
import { conditionKeyNeverPresent } from './rules/condition-key-never-present';
import { conditionWeakOperator } from './rules/condition-weak-operator';
import { sessionTooLongForChaining } from './rules/session-too-long-for-chaining';
import { trustAnyPrincipal } from './rules/trust-any-principal';
import { trustDeletedPrincipal } from './rules/trust-deleted-principal';
import { trustInvalid } from './rules/trust-invalid';
import { trustMissingTagSession } from './rules/trust-missing-tag-session';
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
  conditionKeyNeverPresent,
  conditionWeakOperator,
  trustMissingTagSession,
  trustTooLarge,
  sessionTooLongForChaining,
];
