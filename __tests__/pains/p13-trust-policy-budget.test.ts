import type { TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { outOfRange } from '../../lib/errors';
import { crossAccount, HOME, roleArn, THIRD } from '../constructs/fixtures';
import { synthesiseStack } from '../support/synthesised';
import { diagnose, refusal, reported } from './diagnose';

const LIMIT = 2048;
const TODO =
  "trust an account (trust: 'account') instead of its roles one by one, or have the quota raised and set trustPolicyQuota";

/** The trust policy of a role that the given roles of two accounts may assume: one statement for each account. */
function trustPolicy(callers: readonly string[]): string {
  const accounts = [HOME, THIRD].map((accountId) => {
    const arns = callers.filter((arn) => arn.includes(`::${accountId}:`)).sort();
    return {
      Sid: `AssumeRoleFromRolesOf${accountId}`,
      Effect: 'Allow',
      Principal: { AWS: arns.length === 1 ? arns[0] : arns },
      Action: 'sts:AssumeRole',
      arns,
    };
  });
  const Statement = accounts.filter(({ arns }) => arns.length > 0).map(({ arns: _arns, ...statement }) => statement);
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** Roles that make a trust policy of exactly that many characters. */
function callersOf(size: number): readonly string[] {
  const arns: string[] = [];
  const arn = (length = 4): string => roleArn(HOME, `${100 + arns.length}`.padEnd(length, 'x'));
  const next = (): number => trustPolicy([...arns, arn()]).length;
  while (next() + 60 <= size) {
    arns.push(arn());
  }
  while (trustPolicy([...arns, arn(64)]).length < size) {
    arns.push(arn());
  }
  const last = arn(4 + size - next());
  expect(trustPolicy([...arns, last]).length).toBe(size);
  return [...arns, last];
}

function trust(scope: TerraformStack, arns: readonly string[], trustPolicyQuota?: number): void {
  const quota = trustPolicyQuota === undefined ? {} : { trustPolicyQuota };
  const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader', ...quota });
  for (const [index, arn] of arns.entries()) {
    new AssumeRoleGrant(scope, `grant-${index}`, {
      caller: ExecutionRole.fromArn(scope, `caller-${index}`, arn),
      role,
    });
  }
}

test('P13: the roles of one account share a statement, so that a trust policy stays small', () => {
  const arns = [roleArn(HOME, 'b'), roleArn(THIRD, 'a'), roleArn(HOME, 'a'), roleArn(THIRD, 'b')];
  const stack = synthesiseStack((scope) => trust(scope, arns));
  expect(stack.resources['aws_iam_role.reader']?.assume_role_policy).toBe(trustPolicy(arns));
  expect(stack.policies['aws_iam_role.reader']).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AssumeRoleFromRolesOf111111111111',
        Effect: 'Allow',
        Principal: { AWS: [roleArn(HOME, 'a'), roleArn(HOME, 'b')] },
        Action: 'sts:AssumeRole',
      },
      {
        Sid: 'AssumeRoleFromRolesOf333333333333',
        Effect: 'Allow',
        Principal: { AWS: [roleArn(THIRD, 'a'), roleArn(THIRD, 'b')] },
        Action: 'sts:AssumeRole',
      },
    ],
  });
});

test('P13: a trust policy of up to four fifths of what IAM takes is fine', () => {
  expect(diagnose((scope) => trust(scope, callersOf(1638)))).toEqual({ errors: [], warnings: [] });
});

test('P13: above four fifths there is a warning, with the size', () => {
  expect(diagnose((scope) => trust(scope, callersOf(1639)))).toEqual({
    errors: [],
    warnings: [
      `[stack/reader] the trust policy of role reader has reached 1639 of 2048 characters without white space; ${TODO}`,
    ],
  });
});

test('P13: a trust policy of exactly what IAM takes is written', () => {
  expect(diagnose((scope) => trust(scope, callersOf(LIMIT))).errors).toEqual([]);
});

test('P13: one character more is an error at synth', () => {
  expect(diagnose((scope) => trust(scope, callersOf(LIMIT + 1))).errors).toEqual([
    `[stack/reader] the trust policy of role reader is larger than AWS accepts: got 2049 characters without white space; allowed: at most 2048; ${TODO}`,
  ]);
});

test('P13: an account whose quota was raised says so', () => {
  expect(diagnose((scope) => trust(scope, callersOf(LIMIT + 1), 4096))).toEqual({ errors: [], warnings: [] });
  expect(diagnose((scope) => trust(scope, callersOf(4097), 4096)).errors).toEqual([
    `[stack/reader] the trust policy of role reader is larger than AWS accepts: got 4097 characters without white space; allowed: at most 4096; ${TODO}`,
  ]);
});

test.each([2047, 8193, 3000.5, Number.NaN])('P13: IAM raises the quota to no %p', (trustPolicyQuota) => {
  expect(refusal((scope) => trust(scope, [], trustPolicyQuota))).toEqual([
    reported('stack/reader', outOfRange('trustPolicyQuota', trustPolicyQuota, '2048 to 8192 characters')),
  ]);
});
