import type { InvokeAccess } from '../policies/invoke-access';
import { addressOf } from './address';
import type { Caller } from './caller';
import type { Callee, PermissionWiring } from './function-base';
import { ofSameStack } from './scope-in';

/**
 * What a permission for a role waits for. Lambda looks a role principal up when it adds the permission, and Terraform does
 * not retry: the caller's function, which takes seconds to create with the role, comes first. A re-created role has another
 * unique id, so the permission is replaced with it.
 */
export function permissionWiring(
  { caller, callee }: { readonly caller: Caller; readonly callee: Callee },
  principal: InvokeAccess['principal'],
): PermissionWiring {
  const role = principal === 'role' ? ofSameStack(callee.function, [caller.role?.resource]) : [];
  const callingFunction =
    role.length > 0 && caller.function !== callee.function
      ? ofSameStack(callee.function, [caller.function?.resource])
      : [];
  return {
    dependsOn: [...role, ...callingFunction],
    replaceTriggeredBy: role.map((resource) => `${addressOf(resource)}.unique_id`),
  };
}
