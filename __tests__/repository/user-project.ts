/** What a user of the package writes: an inventory, an app with one grant, and a test of it. */
import { manifest } from './repository-files';

export const CALLER = 'arn:aws:iam::111111111111:role/my-lambda-execution-role';
export const CALLEE = 'arn:aws:lambda:eu-west-1:222222222222:function:archive';
const allow = (statement: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', ...statement }],
});

/** The caller may invoke the function and its alias; only the alias lets it in. */
export const INVENTORY = {
  schemaVersion: 1,
  roles: [
    {
      arn: CALLER,
      trustPolicy: allow({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }),
      identityPolicies: [{ name: 'invoke', document: allow({ Resource: [CALLEE, `${CALLEE}:live`] }) }],
    },
  ],
  functions: [
    { arn: CALLEE, resourcePolicies: { live: allow({ Principal: { AWS: CALLER }, Resource: `${CALLEE}:live` }) } },
  ],
};

/** A stack with one grant. */
export const STACK = `import { type App, TerraformStack } from 'cdktf';
import { AssumableRole, AssumeRoleGrant, AwsAccount, LambdaFunction } from '${manifest.name}';

export function stackOf(app: App): TerraformStack {
  const stack = new TerraformStack(app, 'app');
  const home = new AwsAccount(stack, 'home', { accountId: '111111111111', region: 'us-east-1' });
  const cross = new AwsAccount(stack, 'cross', { accountId: '222222222222', region: 'us-east-1' });
  const reporter = new LambdaFunction(stack, 'reporter', {
    account: home,
    functionName: 'reporter',
    roleName: 'my-lambda-execution-role',
    code: 'code',
  });
  const reader = new AssumableRole(stack, 'reader', { account: cross, roleName: 'role-on-source-account' });
  new AssumeRoleGrant(stack, 'reporter-assumes-reader', {
    caller: reporter,
    role: reader,
    environment: { roleArn: 'READER_ROLE_ARN' },
  });
  return stack;
}
`;

/** The app around it. */
export const APP = `import { App } from 'cdktf';
import { stackOf } from './stack';

const app = new App();
stackOf(app);
app.synth();
`;

/** A user's own test: of the stack with the matcher, and of its text with the prover. */
export const TEST = `import { App, Testing } from 'cdktf';
import { type AccessGraph, buildGraph, type Decision, prove, readInventory } from '${manifest.name}/prover';
import type { AccessQuestion } from '${manifest.name}/testing';
import '${manifest.name}/testing';
import { stackOf } from './stack';

const access: AccessQuestion = {
  principal: '${CALLER}',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::222222222222:role/role-on-source-account',
};
const reversed = { ...access, principal: access.resource, resource: access.principal };

test('the matcher allows the grant, and nothing else', () => {
  const stack = stackOf(new App());
  expect(stack).toAllowAccess(access);
  expect(stack).not.toAllowAccess(reversed);
  expect(() => expect(stack).toAllowAccess(reversed)).toThrow('expected the access to be allowed');
  expect(() => expect(stack).not.toAllowAccess(access)).toThrow('expected the access to be denied');
});

test('the prover says the same', () => {
  const graph: AccessGraph = buildGraph([readInventory('app', Testing.synth(stackOf(new App())))]);
  const decisions: Decision[] = [access, reversed].map(({ principal, action, resource }) =>
    prove(graph, { principal, action, resource }),
  );
  expect(decisions.map(({ outcome }) => outcome)).toEqual(['allowed', 'implicitDeny']);
});
`;
