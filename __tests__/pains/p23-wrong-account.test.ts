import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { CROSS, crossAccount, HOME, homeAccount, lambda, THIRD, thirdAccount } from '../constructs/fixtures';
import { documents } from '../support/documents';
import { synthesiseStack, validationErrors } from '../support/synthesised';
import { diagnose } from './diagnose';

test('P23: each half of a grant has the provider of the account that it belongs to, whatever the order of providers', () => {
  const stack = synthesiseStack((scope) => {
    // The first provider is not the one that a forgotten `provider` would have to be.
    const [third, cross, home] = [thirdAccount(scope), crossAccount(scope), homeAccount(scope)];
    const caller = lambda(home, 'caller');
    const callee = lambda(cross, 'callee', { alias: 'live' });
    const role = new AssumableRole(scope, 'reader', { account: third, roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller, role });
    new InvokeGrant(scope, 'invoke', { caller, callee: callee.alias('live'), statementId: 'Invoke' });
  });
  const named = Object.entries(stack.providers).map(([address, provider]) => [
    address.replace(/_[0-9A-F]{8}$/, ''),
    provider,
  ]);
  expect(Object.fromEntries(named)).toEqual({
    'aws_cloudwatch_log_group.callee_logs': 'aws.cross',
    'aws_cloudwatch_log_group.caller_logs': 'aws.home',
    'aws_iam_role.callee_role': 'aws.cross',
    'aws_iam_role.caller_role': 'aws.home',
    'aws_iam_role.reader': 'aws.third',
    'aws_iam_role_policy.callee_role_logs': 'aws.cross',
    'aws_iam_role_policy.caller_role_assume-role': 'aws.home',
    'aws_iam_role_policy.caller_role_invoke': 'aws.home',
    'aws_iam_role_policy.caller_role_logs': 'aws.home',
    'aws_lambda_alias.callee_alias-live': 'aws.cross',
    'aws_lambda_function.callee': 'aws.cross',
    'aws_lambda_function.caller': 'aws.home',
    'aws_lambda_permission.callee_permission-Invoke-live': 'aws.cross',
  });
  expect(named).toHaveLength(Object.keys(stack.resources).length);
});

test('P23: a provider refuses every account but the one that it was declared for', () => {
  const stack = synthesiseStack((scope) => {
    homeAccount(scope);
    crossAccount(scope);
  });
  expect(stack.config.provider).toEqual({
    aws: [
      { alias: 'home', region: 'us-east-1', allowed_account_ids: [HOME] },
      { alias: 'cross', region: 'us-east-1', allowed_account_ids: [CROSS] },
    ],
  });
});

test('P23: a provider that the user made is guarded by a look at its account, which fails the plan', () => {
  const stack = synthesiseStack((scope) => {
    const provider = new AwsProvider(scope, 'theirs', { alias: 'theirs', region: 'us-east-1' });
    const account = AwsAccount.fromProvider(scope, 'cross', { provider, accountId: CROSS, region: 'us-east-1' });
    const role = new AssumableRole(scope, 'reader', { account, roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role });
  });
  const guards = Object.values(stack.config.data?.aws_caller_identity ?? {}).map(
    ({ '//': _metadata, ...guard }) => guard,
  );
  expect(guards).toEqual([
    {
      provider: 'aws.theirs',
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.account_id == "${CROSS}"}`,
            error_message: `The provider aws.theirs reaches account \${self.account_id}, and account ${CROSS} is declared for it: are two provider aliases swapped?`,
          },
        ],
      },
    },
  ]);
  expect(Object.keys(stack.config.data ?? {})).toEqual(['aws_caller_identity']);
  expect(stack.config.provider?.aws).toEqual([
    { alias: 'theirs', region: 'us-east-1' },
    { alias: 'home', region: 'us-east-1', allowed_account_ids: [HOME] },
  ]);
  expect(Object.keys(documents(stack)).filter((key) => key.startsWith('aws.theirs'))).toEqual([
    'aws.theirs reader: trust policy',
  ]);
});

test('P23: the provider of another stack, which Terraform would not find, is an error for each construct that uses it', () => {
  const errors: string[] = [];
  synthesiseStack((here) => {
    const elsewhere = new TerraformStack(new App({ stackTraces: false, outdir: App.of(here).outdir }), 'elsewhere');
    const account = new AwsAccount(elsewhere, 'account', { accountId: THIRD, region: 'us-east-1' });
    const scope = new TerraformStack(new App({ stackTraces: false, outdir: App.of(here).outdir }), 'misled');
    crossAccount(scope);
    lambda(account, 'caller', {}, scope);
    errors.push(...validationErrors(scope));
  });
  const rest = 'got a provider of elsewhere; allowed: a provider of misled; create an AwsAccount in each stack';
  expect([...errors].sort()).toEqual([
    `[misled/caller/role] role caller-role uses the provider of another stack: ${rest}`,
    `[misled/caller] function caller uses the provider of another stack: ${rest}`,
  ]);
});

test('P23: two providers of one alias, of which Terraform would take either, are an error', () => {
  const { errors } = diagnose((scope) => {
    new AwsAccount(scope, 'one', { accountId: HOME, region: 'us-east-1', alias: 'same' });
    new AwsAccount(scope, 'two', { accountId: CROSS, region: 'us-east-1', alias: 'same' });
  });
  expect(errors).toEqual([
    '[stack/one] two AWS providers of a stack have one alias: got "same" at stack/one and stack/two; allowed: one provider for each alias; give one of them another alias',
  ]);
});
