/** Rules about what a change does to accesses. */
import type { Rule } from './rule';
import { accessLost } from './rules/access-lost';
import { actionWidened } from './rules/action-widened';
import { conditionWeakened } from './rules/condition-weakened';
import { denyRemoved } from './rules/deny-removed';
import { driftedStatement } from './rules/drifted-statement';
import { newAccount } from './rules/new-account';
import { permissionReplaced } from './rules/permission-replaced';
import { principalWidened } from './rules/principal-widened';
import { trustedRoleReplaced } from './rules/trusted-role-replaced';

export const CHANGE_RULES: readonly Rule[] = [
  newAccount,
  principalWidened,
  conditionWeakened,
  denyRemoved,
  actionWidened,
  accessLost,
  trustedRoleReplaced,
  driftedStatement,
  permissionReplaced,
];
