/** Whether one statement allows everything that another does, so that the other one can go. */

import { parseArn } from '../iam/arn';
import type { Conditions } from '../iam/condition';
import { type Principal, principalElement } from '../iam/principal';
import type { TrustStatement } from '../iam/statement';
import type { Permission } from './permission';

/** Whether a trust statement for an account makes one for a role of that account superfluous. */
export function coversTrust(wide: TrustStatement, narrow: TrustStatement): boolean {
  return (
    wide.actions.join() === narrow.actions.join() &&
    narrow.principals.every((principal) => wide.principals.some((other) => coversPrincipal(other, principal))) &&
    isStricter(narrow.conditions ?? {}, wide.conditions ?? {}) &&
    !sameStatement(wide, narrow)
  );
}

/** Whether a permission for an account makes one for a role of that account superfluous. */
export function coversPermission(wide: Permission, narrow: Permission): boolean {
  return (
    wide.action === narrow.action &&
    wide.qualifier === narrow.qualifier &&
    wide.organizationId === undefined &&
    narrow.organizationId === undefined &&
    NARROWING.every((name) => wide[name] === undefined || wide[name] === narrow[name]) &&
    coversPrincipal(wide.principal, narrow.principal) &&
    wide.principal.kind !== narrow.principal.kind
  );
}

/** What narrows a permission besides its principal. */
const NARROWING = [
  'sourceArn',
  'sourceAccountId',
  'eventSourceToken',
  'functionUrlAuthType',
  'invokedViaFunctionUrl',
] as const;

function coversPrincipal(wide: Principal, narrow: Principal): boolean {
  const wideElement = principalElement(wide);
  const narrowElement = principalElement(narrow);
  return (
    (wideElement.type === narrowElement.type && wideElement.value === narrowElement.value) ||
    (wide.kind === 'account' && narrow.kind === 'role' && parseArn(narrow.arn)?.accountId === wide.accountId)
  );
}

// Every condition of the looser statement is asked, value for value, by the stricter one too.
function isStricter(strict: Conditions, loose: Conditions): boolean {
  return Object.entries(loose).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => JSON.stringify(strict[operator]?.[key]) === JSON.stringify(values)),
  );
}

function sameStatement(a: TrustStatement, b: TrustStatement): boolean {
  return (
    isStricter(a.conditions ?? {}, b.conditions ?? {}) &&
    isStricter(b.conditions ?? {}, a.conditions ?? {}) &&
    a.sid === b.sid
  );
}
