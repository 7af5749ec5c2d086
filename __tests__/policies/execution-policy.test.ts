import type { EventSourceRow } from '../../lib/policies/event-source-row';
import { EVENT_SOURCES } from '../../lib/policies/event-sources';
import {
  decryptEnvironment,
  lambdaServiceTrust,
  logGroupName,
  sendDeadLetters,
  sendFailedBatches,
  useNetwork,
  writeLogs,
} from '../../lib/policies/execution-policy';

const PLACE = { partition: 'aws', region: 'us-east-1', accountId: '111111111111', functionName: 'worker' };

test('Lambda alone takes an execution role', () => {
  expect(lambdaServiceTrust()).toEqual({
    sid: 'AssumeRoleByLambda',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'lambda.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
  });
});

test('a function writes to the streams of its own log group, and may not make the group', () => {
  expect(writeLogs(PLACE)).toEqual({
    sid: 'WriteLogs',
    effect: 'Allow',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`arn:aws:logs:us-east-1:111111111111:log-group:${logGroupName('worker')}:*`],
  });
});

test.each([
  ['arn:aws:sqs:us-east-1:111111111111:failed', 'sqs:SendMessage'],
  ['arn:aws:sns:us-east-1:111111111111:failed', 'sns:Publish'],
  ['arn:aws-cn:sqs:cn-north-1:111111111111:failed', 'sqs:SendMessage'],
])('dead letters to %s need %s', (targetArn, action) => {
  const { effect, actions, resources } = sendDeadLetters(targetArn) ?? {};
  expect({ effect, actions, resources }).toEqual({ effect: 'Allow', actions: [action], resources: [targetArn] });
});

test.each([['arn:aws:s3:::failed'], ['failed'], [''], ['arn:aws:constructor:::x']])(
  'dead letters cannot go to %j',
  (targetArn) => {
    expect(sendDeadLetters(targetArn)).toBeUndefined();
  },
);

// https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
test.each<[string, readonly (readonly [string, string, string])[]]>([
  [
    'arn:aws:sqs:us-east-1:111111111111:failed',
    [['SendFailedBatchesToQueue', 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:111111111111:failed']],
  ],
  [
    'arn:aws-cn:sns:cn-north-1:111111111111:failed',
    [['SendFailedBatchesToTopic', 'sns:Publish', 'arn:aws-cn:sns:cn-north-1:111111111111:failed']],
  ],
  [
    'arn:aws:s3:::failed',
    [
      ['ListFailedBatches', 's3:ListBucket', 'arn:aws:s3:::failed'],
      ['PutFailedBatches', 's3:PutObject', 'arn:aws:s3:::failed/*'],
    ],
  ],
  ['arn:aws:kinesis:us-east-1:111111111111:stream/failed', []],
  ['arn:aws:lambda:us-east-1:111111111111:function:failed', []],
  ['arn:aws:constructor:::x', []],
  ['failed', []],
  ['', []],
])('failed batches sent to %j need this, and nothing else', (targetArn, allowed) => {
  expect(sendFailedBatches(targetArn)).toEqual(
    allowed.map(([sid, action, resource]) => ({ sid, effect: 'Allow', actions: [action], resources: [resource] })),
  );
});

test('a key is used to decrypt, and for nothing else', () => {
  const { actions, resources } = decryptEnvironment('arn:aws:kms:us-east-1:111111111111:key/k');
  expect({ actions, resources }).toEqual({
    actions: ['kms:Decrypt'],
    resources: ['arn:aws:kms:us-east-1:111111111111:key/k'],
  });
});

test('of what a role may do for its function only the network knows no narrower resource than all', () => {
  const statements = [writeLogs(PLACE), useNetwork(), decryptEnvironment('k')];
  expect(statements.filter(({ resources }) => resources.includes('*')).map(({ sid }) => sid)).toEqual(['UseNetwork']);
  expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
});

test('a source either calls the function as a service or is read with actions, and says where AWS writes so', () => {
  for (const source of Object.values<EventSourceRow>(EVENT_SOURCES)) {
    expect(source.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    if (source.mechanism === 'pull') {
      expect(source.roleActions.filter((action) => !/^[a-z0-9]+:[A-Za-z0-9]+$/.test(action))).toEqual([]);
    } else {
      expect(source.service).toMatch(/^[a-z0-9-]+\.(amazonaws|amazon)\.com$/);
    }
  }
});
