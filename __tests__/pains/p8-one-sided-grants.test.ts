import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import type { HandOver } from '../../lib/policies/hand-over';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { documents, ofType, policy } from '../support/documents';
import { normalised, synthesiseStack } from '../support/synthesised';
import { diagnose, refusal } from './diagnose';

const CALLER = roleArn(HOME, 'caller-role');
const READER = roleArn(CROSS, 'reader');
const CALLEE = functionArn(CROSS, 'callee');

/** What must be put in place, where, as data; its forms as commands and as Terraform are tested with the policies. */
function handedOver(documents: readonly HandOver[]): readonly object[] {
  return documents.map(({ accountId, resourceArn, kind, statement }) => ({
    accountId,
    resourceArn,
    kind,
    document: normalised({ Version: '2012-10-17', Statement: [statement] }),
  }));
}

test('P8: one grant writes both halves of an assumed role', () => {
  const stack = synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    const grant = new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role });
    expect(grant.handOver).toEqual([]);
  });
  const { 'aws.home caller-role: inline policy assume-role': identity, 'aws.cross reader: trust policy': trust } =
    documents(stack);
  expect(identity).toEqual(policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER }));
  expect(trust).toEqual(policy({ Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' }));
});

test('P8: one grant writes both halves of an invocation', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    const grant = new InvokeGrant(scope, 'invoke', { caller: lambda(homeAccount(scope), 'caller'), callee });
    expect(grant.handOver).toEqual([]);
  });
  expect(documents(stack)['aws.home caller-role: inline policy invoke']).toEqual(
    policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: CALLEE }),
  );
  expect(Object.values(ofType(stack, 'aws_lambda_permission')).map(({ principal }) => principal)).toEqual([CALLER]);
});

test('P8: the half of a role that others own is handed over, and not dropped', () => {
  const found: HandOver[] = [];
  const stack = synthesiseStack((scope) => {
    const role = AssumableRole.fromArn(scope, 'reader', READER);
    const grant = new AssumeRoleGrant(scope, 'assume', {
      caller: lambda(homeAccount(scope), 'caller'),
      role,
      trust: 'roleName',
    });
    found.push(...grant.handOver);
  });
  expect(handedOver(found)).toEqual([
    {
      accountId: CROSS,
      resourceArn: READER,
      kind: 'trust',
      document: policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${HOME}:root` },
        Action: 'sts:AssumeRole',
        Condition: { ArnEquals: { 'aws:PrincipalArn': CALLER } },
      }),
    },
  ]);
  expect(stack.config.output?.hand_over?.value).toEqual(found);
  expect(documents(stack)['aws.home caller-role: inline policy assume-role']).toEqual(
    policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER }),
  );
});

test('P8: both halves are handed over where both ends are others’', () => {
  const found: HandOver[] = [];
  const stack = synthesiseStack((scope) => {
    // A stack needs a provider; this one writes nothing with it.
    homeAccount(scope);
    const caller = ExecutionRole.fromArn(scope, 'caller', CALLER);
    const callee = LambdaFunction.fromArn(scope, 'callee', CALLEE);
    found.push(...new InvokeGrant(scope, 'invoke', { caller, callee }).handOver);
  });
  expect(handedOver(found)).toEqual([
    {
      accountId: HOME,
      resourceArn: CALLER,
      kind: 'identity',
      document: policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: CALLEE }),
    },
    {
      accountId: CROSS,
      resourceArn: CALLEE,
      kind: 'permission',
      document: policy({
        Effect: 'Allow',
        Principal: { AWS: CALLER },
        Action: 'lambda:InvokeFunction',
        Resource: CALLEE,
      }),
    },
  ]);
  expect(stack.config.output?.hand_over?.value).toEqual(found);
  expect(stack.resources).toEqual({});
});

test('P8: a role that no grant lets anybody assume is an error', () => {
  const { errors } = diagnose((scope) => {
    new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
  });
  expect(errors).toEqual([
    `[stack/reader] nobody may assume the role: got ${READER}; allowed: a trust policy with at least one statement; add an AssumeRoleGrant for the role, or delete it`,
  ]);
});

test('P8: a caller whose role is not known cannot get its half, so it is refused', () => {
  const lines = refusal((scope) => {
    const caller = LambdaFunction.fromArn(scope, 'caller', functionArn(HOME, 'caller'));
    new InvokeGrant(scope, 'invoke', { caller, callee: lambda(crossAccount(scope), 'callee') });
  });
  expect(lines).toEqual([
    '[stack/invoke] caller has no role: got nothing; allowed: a caller with a role; pass the role of the function to LambdaFunction.fromArn or fromResource',
  ]);
});
