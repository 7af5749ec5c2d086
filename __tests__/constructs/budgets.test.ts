import { TerraformStack, Testing } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import type { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { validationErrors, warnings } from '../support/synthesised';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';

interface Found {
  readonly warned: readonly string[];
  readonly errors: readonly string[];
}

function found(build: (stack: TerraformStack, home: AwsAccount, cross: AwsAccount) => void): Found {
  const stack = new TerraformStack(Testing.app(), 'stack');
  build(stack, homeAccount(stack), crossAccount(stack));
  return { warned: warnings(stack), errors: validationErrors(stack) };
}

describe('the inline policies of a role, 10,240 characters in sum', () => {
  const FRAME = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":""}]}'
    .length;
  const TODO = 'give some of the accesses to another role, or let fewer grants name single resources';
  const ofSize = (size: number): Found =>
    found((stack, account) => {
      const statements = [{ actions: ['s3:GetObject'], resources: ['x'.repeat(size - FRAME)] }];
      new ExecutionRole(stack, 'role', { account, roleName: 'worker', statements });
    });

  test('are silent up to four fifths', () => {
    expect(ofSize(8192)).toEqual({ warned: [], errors: [] });
  });

  test('warn above four fifths', () => {
    expect(ofSize(8193)).toEqual({
      warned: [
        `[stack/role] the sum of the inline policies of role worker has reached 8193 of 10240 characters without white space; ${TODO}`,
      ],
      errors: [],
    });
  });

  test('are an error above the budget, and at the budget not', () => {
    expect(ofSize(10_240).errors).toEqual([]);
    expect(ofSize(10_241)).toEqual({
      warned: [],
      errors: [
        `[stack/role] the sum of the inline policies of role worker is larger than AWS accepts: got 10241 characters without white space; allowed: at most 10240; ${TODO}`,
      ],
    });
  });

  test('do not count white space, and count the policies of all purposes together', () => {
    const LOGS =
      '{"Version":"2012-10-17","Statement":[{"Sid":"WriteLogs","Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/worker:*"}]}'
        .length;
    const { errors } = found((stack, account) => {
      const statements = [{ actions: ['s3:GetObject'], resources: [`${' '.repeat(5000)}${'x'.repeat(9950)}`] }];
      lambda(account, 'worker', { roleOptions: { statements } }, stack);
    });
    expect(errors).toEqual([
      `[stack/worker/role] the sum of the inline policies of role worker-role is larger than AWS accepts: got ${9950 + FRAME + LOGS} characters without white space; allowed: at most 10240; ${TODO}`,
    ]);
  });

  test('of a role that exists count what this stack adds, and say so', () => {
    const { warned } = found((stack, account, cross) => {
      const caller = ExecutionRole.fromArn(stack, 'role', roleArn(HOME, 'worker'), { account });
      for (let index = 0; index < 130; index += 1) {
        const role = AssumableRole.fromArn(stack, `role-${index}`, roleArn(CROSS, `role-${'x'.repeat(20)}-${index}`), {
          account: cross,
        });
        new AssumeRoleGrant(stack, `grant-${index}`, { caller, role });
      }
    });
    expect(warned).toEqual([
      `[stack/role] the sum of the inline policies of role worker (without the policies it has already) has reached 8195 of 10240 characters without white space; ${TODO}`,
    ]);
  });
});

describe('the trust policy of a role, 2,048 characters unless the quota was raised', () => {
  const TODO =
    "trust an account (trust: 'account') instead of its roles one by one, or have the quota raised and set trustPolicyQuota";
  const trusting = (callers: number, trustPolicyQuota?: number): Found =>
    found((stack, account, cross) => {
      const role = new AssumableRole(stack, 'reader', { account: cross, roleName: 'reader', trustPolicyQuota });
      for (let index = 100; index < 100 + callers; index += 1) {
        const caller = ExecutionRole.fromArn(stack, `caller-${index}`, roleArn(HOME, `caller-${index}`), { account });
        new AssumeRoleGrant(stack, `grant-${index}`, { caller, role });
      }
    });
  const FRAME =
    '{"Version":"2012-10-17","Statement":[{"Sid":"AssumeRoleFromRolesOf111111111111","Effect":"Allow","Principal":{"AWS":[]},"Action":"sts:AssumeRole"}]}'
      .length;
  const size = (callers: number): number => FRAME + callers * '"arn:aws:iam::111111111111:role/caller-100",'.length - 1;

  test('is silent up to four fifths, warns above, and is an error above the quota', () => {
    expect(trusting(33)).toEqual({ warned: [], errors: [] });
    expect(trusting(34)).toEqual({
      warned: [
        `[stack/reader] the trust policy of role reader has reached ${size(34)} of 2048 characters without white space; ${TODO}`,
      ],
      errors: [],
    });
    expect(trusting(44).errors).toEqual([
      `[stack/reader] the trust policy of role reader is larger than AWS accepts: got ${size(44)} characters without white space; allowed: at most 2048; ${TODO}`,
    ]);
  });

  test('may be as long as the quota that the account was given', () => {
    expect(trusting(44, 4096)).toEqual({ warned: [], errors: [] });
  });
});

describe('the resource-based policy of a function, 20,480 bytes', () => {
  const TODO = "let fewer permissions name more: principal: 'account' or an organization instead of single roles";
  const invokedBy = (callers: number): Found =>
    found((stack, account, cross) => {
      const callee = LambdaFunction.fromArn(stack, 'callee', functionArn(CROSS, 'callee'), { account: cross });
      for (let index = 100; index < 100 + callers; index += 1) {
        const caller = ExecutionRole.fromArn(stack, `caller-${index}`, roleArn(HOME, `caller-${index}`), { account });
        new InvokeGrant(stack, `grant-${index}`, { caller, callee, statementId: `From-${index}` });
      }
    });
  const FRAME = '{"Version":"2012-10-17","Id":"default","Statement":[]}'.length;
  const STATEMENT =
    '{"Sid":"From-100","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/caller-100"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:222222222222:function:callee"}'
      .length;
  const size = (callers: number): number => FRAME + callers * (STATEMENT + 1) - 1;

  test('is silent up to four fifths, warns above, and is an error above the budget', () => {
    expect(invokedBy(81)).toEqual({ warned: [], errors: [] });
    expect(invokedBy(82)).toEqual({
      warned: [
        `[stack/callee] the resource-based policy of function callee (without the permissions it has already) has reached ${size(82)} of 20480 bytes; ${TODO}`,
      ],
      errors: [],
    });
    expect(invokedBy(103).errors).toEqual([
      `[stack/callee] the resource-based policy of function callee (without the permissions it has already) is larger than AWS accepts: got ${size(103)} bytes; allowed: at most 20480; ${TODO}`,
    ]);
  });
});
