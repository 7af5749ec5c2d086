import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import type { TerraformStack } from 'cdktf';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { s3Bucket } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { synthesiseStack } from '../support/synthesised';
import { added, byService, manifest } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, thirdAccount } from './fixtures';
import { ofType } from './views';

const WORKER = functionArn(HOME, 'worker');

function permission(sourceAccount: string, statementId = 'FromBucket') {
  return {
    provider: 'aws.home',
    statement_id: statementId,
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.worker.arn}',
    principal: 's3.amazonaws.com',
    source_arn: 'arn:aws:s3:::uploads',
    source_account: sourceAccount,
  };
}

function access(sourceAccount: string, callee = WORKER) {
  return byService('s3.amazonaws.com', callee, {
    ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::uploads'] },
    StringEquals: { 'aws:SourceAccount': [sourceAccount] },
  });
}

function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, cross, worker: lambda(home, 'worker') };
}

test('a bucket of the account of the function notifies it, after the permission for that bucket and account', () => {
  const {
    resources,
    manifest: declared,
    handOver,
  } = added(
    (scope) => {
      const { home, worker } = ends(scope);
      return { home, worker, resource: new S3Bucket(scope, 'bucket', { provider: home.provider, bucket: 'uploads' }) };
    },
    (scope, { home, worker, resource }) => {
      const source = s3Bucket({ account: home, bucketName: 'uploads', resource });
      new PushTrigger(scope, 'uploads', { callee: worker, source, statementId: 'FromBucket', manageSource: true });
    },
  );
  expect(resources).toEqual({
    'aws_lambda_permission.worker_permission-FromBucket': permission(HOME),
    'aws_s3_bucket_notification.notification-of-uploads-home': {
      provider: 'aws.home',
      bucket: '${aws_s3_bucket.bucket.id}',
      lambda_function: [{ id: 'worker-HASH', lambda_function_arn: WORKER, events: ['s3:ObjectCreated:*'] }],
      depends_on: ['aws_lambda_permission.worker_permission-FromBucket'],
    },
  });
  expect(declared).toEqual(manifest(access(HOME)));
  expect(handOver).toEqual([]);
});

test('the permission for a bucket of another account names that account, whose provider writes the notification', () => {
  const {
    resources,
    manifest: declared,
    handOver,
  } = added(
    (scope) => {
      const { cross, worker } = ends(scope);
      const resource = new S3Bucket(scope, 'bucket', { provider: cross.provider, bucket: 'uploads' });
      return { cross, worker, resource };
    },
    (scope, { cross, worker, resource }) => {
      const source = s3Bucket({ account: cross, bucketName: 'uploads', resource });
      new PushTrigger(scope, 'uploads', { callee: worker, source, statementId: 'FromBucket', manageSource: true });
    },
  );
  expect(resources).toEqual({
    'aws_lambda_permission.worker_permission-FromBucket': permission(CROSS),
    'aws_s3_bucket_notification.notification-of-uploads-cross': {
      provider: 'aws.cross',
      bucket: '${aws_s3_bucket.bucket.id}',
      lambda_function: [{ id: 'worker-HASH', lambda_function_arn: WORKER, events: ['s3:ObjectCreated:*'] }],
      depends_on: ['aws_lambda_permission.worker_permission-FromBucket'],
    },
  });
  expect(declared).toEqual(manifest(access(CROSS)));
  expect(handOver).toEqual([]);
});

test('several triggers of one bucket share its one notification, which waits for all their permissions', () => {
  const { resources, manifest: declared } = added(
    (scope) => {
      const { cross, worker } = ends(scope);
      const other = lambda(thirdAccount(scope), 'other', { alias: 'live' });
      return { cross, worker, other };
    },
    (scope, { cross, worker, other }) => {
      const common = { account: cross, bucketName: 'uploads' };
      const triggers = [
        { id: 'FromIn', callee: worker, source: s3Bucket({ ...common, filterPrefix: 'in/', filterSuffix: '.csv' }) },
        { id: 'FromOut', callee: worker, source: s3Bucket({ ...common, filterPrefix: 'out/' }) },
        {
          id: 'FromRemoved',
          callee: other.alias('live'),
          source: s3Bucket({ ...common, events: ['s3:ObjectRemoved:*', 's3:ObjectTagging:Put'] }),
        },
      ];
      for (const { id, callee, source } of triggers) {
        new PushTrigger(scope, id, { callee, source, statementId: id, manageSource: true });
      }
    },
  );
  const ofOther = functionArn('333333333333', 'other');
  expect(resources).toEqual({
    'aws_lambda_permission.worker_permission-FromIn': permission(CROSS, 'FromIn'),
    'aws_lambda_permission.worker_permission-FromOut': permission(CROSS, 'FromOut'),
    'aws_lambda_permission.other_permission-FromRemoved-live': {
      ...permission(CROSS, 'FromRemoved'),
      provider: 'aws.third',
      function_name: '${aws_lambda_function.other.arn}',
      qualifier: 'live',
      depends_on: ['aws_lambda_alias.other_alias-live'],
      lifecycle: { replace_triggered_by: ['aws_lambda_alias.other_alias-live.id'] },
    },
    'aws_s3_bucket_notification.notification-of-uploads-cross': {
      provider: 'aws.cross',
      bucket: 'uploads',
      lambda_function: [
        {
          id: 'worker-HASH',
          lambda_function_arn: WORKER,
          events: ['s3:ObjectCreated:*'],
          filter_prefix: 'in/',
          filter_suffix: '.csv',
        },
        { id: 'worker-HASH', lambda_function_arn: WORKER, events: ['s3:ObjectCreated:*'], filter_prefix: 'out/' },
        {
          id: 'other-live-HASH',
          lambda_function_arn: `${ofOther}:live`,
          events: ['s3:ObjectRemoved:*', 's3:ObjectTagging:Put'],
        },
      ],
      depends_on: [
        'aws_lambda_permission.worker_permission-FromIn',
        'aws_lambda_permission.worker_permission-FromOut',
        'aws_lambda_permission.other_permission-FromRemoved-live',
      ],
    },
  });
  expect(declared).toEqual(manifest(access(CROSS), access(CROSS), access(CROSS, `${ofOther}:live`)));
});

test('the ids in a notification differ where function, events or filters do, as S3 asks for', () => {
  const stack = synthesiseStack((scope) => {
    const { cross, worker } = ends(scope);
    const common = { account: cross, bucketName: 'uploads' };
    const sources = [
      s3Bucket({ ...common, filterPrefix: 'in/', filterSuffix: '.csv' }),
      s3Bucket({ ...common, filterPrefix: 'in/', filterSuffix: '.json' }),
      s3Bucket({ ...common, filterPrefix: 'out/', filterSuffix: '.csv' }),
      s3Bucket({ ...common, events: ['s3:ObjectRemoved:*'] }),
    ];
    sources.forEach((source, index) => {
      new PushTrigger(scope, `trigger-${index}`, { callee: worker, source, manageSource: true });
    });
  });
  const [notification] = Object.values(ofType(stack, 'aws_s3_bucket_notification'));
  const blocks = notification?.['lambda_function'] as { id: string }[] | undefined;
  const ids = (blocks ?? []).map(({ id }) => id);
  expect(ids.filter((id) => !/^worker-[0-9a-f]{8}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(4);
});

test('buckets of two accounts have a notification each', () => {
  const { resources } = added(ends, (scope, { home, cross, worker }) => {
    for (const account of [home, cross]) {
      const source = s3Bucket({ account, bucketName: `of-${account.accountId}` });
      new PushTrigger(scope, `of-${account.accountId}`, { callee: worker, source, manageSource: true });
    }
  });
  const notifications = Object.entries(resources).filter(([address]) => address.startsWith('aws_s3_bucket_'));
  expect(notifications.map(([address, { provider, bucket }]) => [address, provider, bucket])).toEqual([
    [`aws_s3_bucket_notification.notification-of-of-${HOME}-home`, 'aws.home', `of-${HOME}`],
    [`aws_s3_bucket_notification.notification-of-of-${CROSS}-cross`, 'aws.cross', `of-${CROSS}`],
  ]);
});

test('a bucket that exists already is named as it is called', () => {
  const { resources } = added(ends, (scope, { cross, worker }) => {
    const source = s3Bucket({ account: cross, bucketName: 'uploads' });
    new PushTrigger(scope, 'uploads', { callee: worker, source, statementId: 'FromBucket', manageSource: true });
  });
  expect(resources).toEqual({
    'aws_lambda_permission.worker_permission-FromBucket': permission(CROSS),
    'aws_s3_bucket_notification.notification-of-uploads-cross': {
      provider: 'aws.cross',
      bucket: 'uploads',
      lambda_function: [{ id: 'worker-HASH', lambda_function_arn: WORKER, events: ['s3:ObjectCreated:*'] }],
      depends_on: ['aws_lambda_permission.worker_permission-FromBucket'],
    },
  });
});

test('a bucket whose side is not managed gets the permission, and its owner the notification', () => {
  const result = added(ends, (scope, { worker }) => {
    const source = s3Bucket({ account: { accountId: CROSS, region: 'us-east-1' }, bucketName: 'uploads' });
    const trigger = new PushTrigger(scope, 'uploads', { callee: worker, source, statementId: 'FromBucket' });
    expect(trigger.handOver.map(({ kind }) => kind)).toEqual(['eventSource']);
  });
  expect(result).toEqual({
    resources: { 'aws_lambda_permission.worker_permission-FromBucket': permission(CROSS) },
    manifest: manifest(access(CROSS)),
    handOver: [{ accountId: CROSS, resourceArn: 'arn:aws:s3:::uploads', kind: 'eventSource' }],
    warnings: [],
  });
});

test('for a function of others the permission is handed over, and the notification of our bucket is written', () => {
  const result = added(
    (scope) => ({ cross: crossAccount(scope), worker: LambdaFunction.fromArn(scope, 'worker', WORKER) }),
    (scope, { cross, worker }) => {
      const source = s3Bucket({ account: cross, bucketName: 'uploads' });
      new PushTrigger(scope, 'uploads', { callee: worker, source, statementId: 'FromBucket', manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      'aws_s3_bucket_notification.notification-of-uploads-cross': {
        provider: 'aws.cross',
        bucket: 'uploads',
        lambda_function: [{ id: 'worker-HASH', lambda_function_arn: WORKER, events: ['s3:ObjectCreated:*'] }],
      },
    },
    manifest: undefined,
    handOver: [
      {
        accountId: HOME,
        resourceArn: WORKER,
        kind: 'permission',
        statement: {
          Sid: 'FromBucket',
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: WORKER,
          Condition: {
            ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
            StringEquals: { 'AWS:SourceAccount': CROSS },
          },
        },
      },
    ],
    warnings: [],
  });
});
