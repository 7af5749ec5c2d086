import type { TerraformStack } from 'cdktf';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import type { Callee } from '../../lib/constructs/function-base';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { CROSS, crossAccount, functionArn, HOME, lambda, roleArn } from '../constructs/fixtures';
import { diagnose } from './diagnose';

const LIMIT = 20_480;
const CALLEE = functionArn(CROSS, 'callee');
const TODO = "let fewer permissions name more: principal: 'account' or an organization instead of single roles";

interface Entry {
  readonly statementId: string;
  readonly roleName: string;
}

/** The size of a function's policy as Lambda renders it, written down here once more. */
function sizeOf(entries: readonly Entry[]): number {
  const Statement = entries.map(({ statementId, roleName }) => ({
    Sid: statementId,
    Effect: 'Allow',
    Principal: { AWS: roleArn(HOME, roleName) },
    Action: 'lambda:InvokeFunction',
    Resource: CALLEE,
  }));
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }).length;
}

/** Callers whose permissions make a policy of exactly that many bytes. */
function entriesOf(size: number): readonly Entry[] {
  const entry = (index: number): Entry => ({ statementId: `s-${1000 + index}`, roleName: `role-${1000 + index}` });
  const count = Math.floor((size - sizeOf([])) / (sizeOf([entry(0), entry(1)]) - sizeOf([entry(0)])));
  const entries = Array.from({ length: count }, (_, index) => entry(index));
  // What is missing is less than a statement: the first ids and names are stretched by it, each as far as AWS allows.
  let missing = size - sizeOf(entries);
  const stretched = entries.map(({ statementId, roleName }) => {
    const more = Math.min(missing, 100 - statementId.length);
    missing -= more;
    return { statementId: statementId + 'x'.repeat(more), roleName };
  });
  expect(sizeOf(stretched)).toBe(size);
  return stretched;
}

function permit(scope: TerraformStack, callee: Callee, entries: readonly Entry[], construct = 'grant'): void {
  for (const { statementId, roleName } of entries) {
    const caller = ExecutionRole.fromArn(scope, `${construct}-${roleName}`, roleArn(HOME, roleName));
    new InvokeGrant(scope, `${construct}-${statementId}`, { caller, callee, statementId });
  }
}

function said(size: number): { readonly errors: readonly string[]; readonly warnings: readonly string[] } {
  return diagnose((scope) => permit(scope, lambda(crossAccount(scope), 'callee'), entriesOf(size)));
}

test('P12: a function policy of four fifths of what Lambda takes is fine', () => {
  expect(said(LIMIT * 0.8)).toEqual({ errors: [], warnings: [] });
});

test('P12: one byte more is warned of, with the size', () => {
  expect(said(LIMIT * 0.8 + 1)).toEqual({
    errors: [],
    warnings: [`[stack/callee] the resource-based policy of function callee has reached 16385 of 20480 bytes; ${TODO}`],
  });
});

test('P12: a function policy of exactly what Lambda takes is written, with the one warning', () => {
  const { errors, warnings } = said(LIMIT);
  expect(errors).toEqual([]);
  expect(warnings).toHaveLength(1);
});

test('P12: one byte more is an error at synth, where AWS would refuse it in the middle of an apply', () => {
  expect(said(LIMIT + 1).errors).toEqual([
    `[stack/callee] the resource-based policy of function callee is larger than AWS accepts: got 20481 bytes; allowed: at most 20480; ${TODO}`,
  ]);
});

test('P12: the function and each of its aliases have a budget of their own', () => {
  const { errors } = diagnose((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' });
    permit(scope, callee, entriesOf(LIMIT), 'unqualified');
    permit(scope, callee.alias('live'), entriesOf(LIMIT / 2), 'live');
  });
  expect(errors).toEqual([]);
});

test('P12: one permission for the account takes the place of as many as there are roles', () => {
  const { errors, warnings } = diagnose((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    const caller = ExecutionRole.fromArn(scope, 'caller', roleArn(HOME, 'caller'));
    new InvokeGrant(scope, 'grant', { caller, callee, principal: 'account' });
  });
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
});
