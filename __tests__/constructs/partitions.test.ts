import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { restApi } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { synthesiseStack } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, HOME, lambda } from './fixtures';
import { documents, ofType, textOf } from './views';

const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

describe.each([
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])('in the partition %s', (partition, region) => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [['home', HOME] as const, ['cross', CROSS] as const].map(
      ([id, accountId]) => new AwsAccount(scope, id, { accountId, region }),
    ) as [AwsAccount, AwsAccount];
    const caller = lambda(home, 'caller');
    const callee = lambda(cross, 'callee');
    const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller, role, trust: 'roleName' });
    new InvokeGrant(scope, 'invoke', { caller, callee, principal: 'account', statementId: 'FromHome' });
    new PullTrigger(scope, 'orders', { callee, source: kinesisStream({ account: cross, streamName: 'orders' }) });
    const source = restApi({ account: home, restApiId: 'a1', method: 'GET', path: '/' });
    new PushTrigger(scope, 'get', { callee: caller, source, statementId: 'FromApi' });
  });

  test('every policy names the partition', () => {
    const reader = `arn:${partition}:iam::${CROSS}:role/reader`;
    const callee = `arn:${partition}:lambda:${region}:${CROSS}:function:callee`;
    expect(documents(stack)).toEqual({
      'aws.home caller-role/trust': document(LAMBDA),
      'aws.home caller-role/logs': document(logs(HOME, 'caller', region, partition)),
      'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', reader)),
      'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', callee)),
      'aws.cross reader/trust': document(
        trust(aws(`arn:${partition}:iam::${HOME}:root`), {
          ArnEquals: { 'aws:PrincipalArn': `arn:${partition}:iam::${HOME}:role/caller-role` },
        }),
      ),
      'aws.cross callee-role/trust': document(LAMBDA),
      'aws.cross callee-role/logs': document(logs(CROSS, 'callee', region, partition)),
      'aws.cross callee-role/events': document(
        allow(READ, `arn:${partition}:kinesis:${region}:${CROSS}:stream/orders`),
      ),
    });
  });

  test('every permission names the partition', () => {
    const permissions = Object.values(ofType(stack, 'aws_lambda_permission'));
    expect(permissions.map(({ principal, source_arn }) => [principal, source_arn])).toEqual([
      [`arn:${partition}:iam::${HOME}:root`, undefined],
      ['apigateway.amazonaws.com', `arn:${partition}:execute-api:${region}:${HOME}:a1/*/GET/`],
    ]);
  });

  test('no ARN of the stack lies in another partition', () => {
    const partitions = [...textOf(stack).matchAll(/arn:([a-z-]*):/g)].map(([, found]) => found);
    expect([...new Set(partitions)]).toEqual([partition]);
  });
});
