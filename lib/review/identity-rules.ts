/** Rules about identity-based policies: what callers may do. */
import type { Rule } from './rule';
import { assumeAnyRole } from './rules/assume-any-role';
import { boundaryRemoved } from './rules/boundary-removed';
import { canRewriteTheDoor } from './rules/can-rewrite-the-door';
import { identityWildcardService } from './rules/identity-wildcard-service';
import { invokeAnyFunction } from './rules/invoke-any-function';
import { qualifierMismatch } from './rules/qualifier-mismatch';

export const IDENTITY_RULES: readonly Rule[] = [
  assumeAnyRole,
  invokeAnyFunction,
  identityWildcardService,
  qualifierMismatch,
  canRewriteTheDoor,
  boundaryRemoved,
];
