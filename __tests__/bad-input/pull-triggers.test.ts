import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { restApi } from '../../lib/constructs/push-sources';
import { functionArn, HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function pull(source: object, props: object = {}): (scene: Scene) => unknown {
  return ({ stack, home, caller }) => {
    const stream = kinesisStream({ account: home, streamName: 'orders', ...source });
    return new PullTrigger(stack, 'pull', { callee: caller, source: stream, ...props });
  };
}

const rows: readonly Row[] = [
  [
    'an API that is pulled',
    ({ stack, home, caller }) =>
      new PullTrigger(stack, 'pull', {
        callee: caller,
        source: restApi({ account: home, restApiId: 'a1', method: 'GET', path: '/' }) as never,
      }),
    [
      '[stack/pull] the source is not read by Lambda: API Gateway REST API: got restApi; allowed: a source that Lambda reads, such as kinesisStream({ … }); use a PushTrigger: this source calls the function and needs a permission on it (https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html)',
    ],
  ],
  [
    'a stream name with a slash',
    pull({ streamName: 'team/orders' }),
    [
      '[stack/pull] streamName is not a name that AWS accepts: got "team/orders"; allowed: 1 to 128 letters, digits and _ . -; change streamName',
    ],
  ],
  [
    'a stream name of 129 characters',
    pull({ streamName: 's'.repeat(129) }),
    [
      '[stack/pull] streamName is not a name that AWS accepts: got "ssssssssssssssssssssssssssssssssssssssss"… (129 characters); allowed: 1 to 128 letters, digits and _ . -; change streamName',
    ],
  ],
  [
    'a stream name that is a variable',
    ({ stack, home, caller, token }) =>
      new PullTrigger(stack, 'pull', { callee: caller, source: kinesisStream({ account: home, streamName: token }) }),
    [
      '[stack/pull] streamName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a stream of another region',
    ({ stack, caller }) =>
      new PullTrigger(stack, 'pull', {
        callee: caller,
        source: kinesisStream({
          account: new AwsAccount(stack, 'west', { accountId: HOME, region: 'us-west-2' }),
          streamName: 'orders',
        }),
      }),
    [
      '[stack/pull] source and function are in two regions, and AWS connects them within one only: Kinesis data stream: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html)',
    ],
  ],
  [
    'a function whose role is not known',
    ({ stack, home }) =>
      new PullTrigger(stack, 'pull', {
        callee: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known')),
        source: kinesisStream({ account: home, streamName: 'orders' }),
      }),
    [
      '[stack/pull] the execution role of the function is not known: got nothing; allowed: a function with its role; pass role to LambdaFunction.fromArn or fromResource',
    ],
  ],
  [
    'a starting position that does not exist',
    pull({}, { startingPosition: 'EARLIEST' }),
    [
      '[stack/pull] startingPosition is none of the values it can have: got "EARLIEST"; allowed: LATEST, TRIM_HORIZON; change startingPosition',
    ],
  ],
  [
    'an empty batch',
    pull({}, { batchSize: 0 }),
    ['[stack/pull] batchSize is out of range: got 0; allowed: 1 to 10000; change batchSize'],
  ],
  [
    'a batching window of an hour',
    pull({}, { maximumBatchingWindow: 3600 }),
    ['[stack/pull] maximumBatchingWindow is out of range: got 3600; allowed: 0 to 300; change maximumBatchingWindow'],
  ],
  [
    'minus two retries',
    pull({}, { maximumRetryAttempts: -2 }),
    [
      '[stack/pull] maximumRetryAttempts is out of range: got -2; allowed: 0 to 10000, or -1; change maximumRetryAttempts',
    ],
  ],
  [
    'a record age of a second',
    pull({}, { maximumRecordAge: 1 }),
    ['[stack/pull] maximumRecordAge is out of range: got 1; allowed: 60 to 604800, or -1; change maximumRecordAge'],
  ],
  [
    'eleven batches at once',
    pull({}, { parallelizationFactor: 11 }),
    ['[stack/pull] parallelizationFactor is out of range: got 11; allowed: 1 to 10; change parallelizationFactor'],
  ],
  [
    'all that is wrong with a pull trigger',
    pull({ streamName: '' }, { startingPosition: 'x', batchSize: 0.5, parallelizationFactor: 0 }),
    [
      '[stack/pull] streamName is not a name that AWS accepts: got ""; allowed: 1 to 128 letters, digits and _ . -; change streamName',
      '[stack/pull] startingPosition is none of the values it can have: got "x"; allowed: LATEST, TRIM_HORIZON; change startingPosition',
      '[stack/pull] batchSize is out of range: got 0.5; allowed: 1 to 10000; change batchSize',
      '[stack/pull] parallelizationFactor is out of range: got 0; allowed: 1 to 10; change parallelizationFactor',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
