import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { relaxAwsProviderVersion } from '../../lib/constructs/aws-provider-version';
import { synthesiseStack } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, HOME, lambda, roleArn } from './fixtures';
import { documents, placed } from './views';

test('an account is an aliased provider that refuses every other account', () => {
  const stack = synthesiseStack((scope) => {
    crossAccount(scope);
  });
  expect(stack.config.provider).toEqual({
    aws: [{ alias: 'cross', allowed_account_ids: [CROSS], region: 'us-east-1' }],
  });
});

test('profile, deploy role, default tags and any other argument reach the provider', () => {
  const stack = synthesiseStack((scope) => {
    new AwsAccount(scope, 'home', {
      accountId: HOME,
      region: 'us-east-1',
      alias: 'calling',
      profile: 'deployer',
      assumeRole: { roleArn: roleArn(HOME, 'deploy'), externalId: 'ticket-7', sessionName: 'terraform' },
      defaultTags: { team: 'reports' },
      provider: { maxRetries: 5, endpoints: [{ sts: 'https://sts.us-east-1.amazonaws.com' }] },
    });
  });
  expect(stack.config.provider).toEqual({
    aws: [
      {
        alias: 'calling',
        region: 'us-east-1',
        allowed_account_ids: [HOME],
        profile: 'deployer',
        assume_role: [{ role_arn: roleArn(HOME, 'deploy'), external_id: 'ticket-7', session_name: 'terraform' }],
        default_tags: [{ tags: { team: 'reports' } }],
        max_retries: 5,
        endpoints: [{ sts: 'https://sts.us-east-1.amazonaws.com' }],
      },
    ],
  });
});

test('a region newer than this package is taken when its partition is said', () => {
  const stack = synthesiseStack((scope) => {
    const account = new AwsAccount(scope, 'home', { accountId: HOME, region: 'us-central-9', partition: 'aws' });
    lambda(account, 'caller');
  });
  expect(documents(stack)).toEqual({
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller', 'us-central-9')),
  });
});

test('an existing provider is used as it is and guarded, so that swapped aliases fail at plan', () => {
  const stack = synthesiseStack((scope) => {
    const provider = new AwsProvider(scope, 'mine', { alias: 'mine', region: 'us-east-1' });
    const home = AwsAccount.fromProvider(scope, 'home', { provider, accountId: HOME, region: 'us-east-1' });
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(home, 'caller'), role });
  });
  expect(stack.config.provider).toEqual({
    aws: [
      { alias: 'mine', region: 'us-east-1' },
      { alias: 'cross', allowed_account_ids: [CROSS], region: 'us-east-1' },
    ],
  });
  const { '//': _metadata, ...guard } = Object.values(stack.config.data?.aws_caller_identity ?? {})[0] ?? {};
  expect(guard).toEqual({
    provider: 'aws.mine',
    lifecycle: {
      postcondition: [
        {
          condition: `\${self.account_id == "${HOME}"}`,
          error_message: `The provider aws.mine reaches account \${self.account_id}, and account ${HOME} is declared for it: are two provider aliases swapped?`,
        },
      ],
    },
  });
  expect(documents(stack)).toEqual({
    'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'caller-role')))),
    'aws.mine caller-role/trust': document(LAMBDA),
    'aws.mine caller-role/logs': document(logs(HOME, 'caller')),
    'aws.mine caller-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'))),
  });
  expect(placed(stack)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/caller': 'aws.mine',
    'aws_iam_role caller-role': 'aws.mine',
    'aws_iam_role reader': 'aws.cross',
    'aws_iam_role_policy caller-role/assume-role': 'aws.mine',
    'aws_iam_role_policy caller-role/logs': 'aws.mine',
    'aws_lambda_function caller': 'aws.mine',
  });
});

test('relaxAwsProviderVersion lets the stack use every version that the emitted code is valid for', () => {
  const [relaxed, pinned] = [true, false].map((isRelaxed) =>
    synthesiseStack((scope) => {
      crossAccount(scope);
      if (isRelaxed) {
        relaxAwsProviderVersion(scope);
      }
    }),
  );
  const versions = [relaxed, pinned].map((stack) => stack?.config.terraform?.required_providers);
  expect(versions).toEqual([
    { aws: { source: 'aws', version: '>= 5.100.0, < 7.0.0' } },
    { aws: { source: 'aws', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) } },
  ]);
});
