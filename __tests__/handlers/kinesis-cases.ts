import { answered, call, failed, type HandlerCase, recordFailed } from './handler-cases';
import { base64, kinesisEvent } from './kinesis-event';

const RECORD = {
  region: 'ap-northeast-1',
  accountId: '111111111111',
  functionName: 'callee',
  parameters: { instanceId: 'i-0123456789abcdef0' },
};
const ROLE_ARN = 'arn:aws:iam::111111111111:role/callee-role';
const OTHER_ROLE_ARN = 'arn:aws:iam::111111111111:role/other-role';

const functionArn = (functionName = 'callee', region = 'ap-northeast-1', partition = 'aws') =>
  `arn:${partition}:lambda:${region}:111111111111:function:${functionName}`;

const assumeRole = (RoleArn: string) =>
  call('AssumeRole', 'eu-west-1', 'FUNCTION', {
    RoleArn,
    RoleSessionName: 'AssumeCalleeRole',
    DurationSeconds: '900',
  });

const event = (by: string, FunctionName = functionArn(), instanceId = 'i-0123456789abcdef0') =>
  call('Invoke', FunctionName.split(':')[3] ?? '', by, {
    FunctionName,
    InvocationType: 'Event',
    Payload: `{"instanceId":"${instanceId}"}`,
  });

const REGION = 'region must be an AWS region, such as eu-west-1';
const ACCOUNT = 'accountId must be a string of 12 digits';
const NAME = 'functionName must be 1 to 64 letters, digits, - and _';
const INSTANCE = 'parameters.instanceId must be 1 to 64 letters, digits and -';

const malformed: readonly (readonly [record: unknown, message: string])[] = [
  ['not base64!', 'the data must be base64'],
  ['eyJ9', 'the data must be JSON in UTF-8'],
  [base64('{"region": NaN}'), 'the data must be JSON in UTF-8'],
  [base64(`\ufeff${JSON.stringify(RECORD)}`), 'the data must be JSON in UTF-8'],
  ['Iv8i', 'the data must be JSON in UTF-8'],
  ['', 'the data must be JSON in UTF-8'],
  [[RECORD], 'the record must be a JSON object'],
  [null, 'the record must be a JSON object'],
  [{ ...RECORD, region: undefined }, REGION],
  [{ ...RECORD, region: 'ap-northeast-1.example.com' }, REGION],
  [{ ...RECORD, region: 'ap-northeast-1\n' }, REGION],
  [{ ...RECORD, accountId: 111111111111 }, ACCOUNT],
  [{ ...RECORD, accountId: '11111111111' }, ACCOUNT],
  [{ ...RECORD, accountId: '١١١١١١١١١١١١' }, ACCOUNT],
  [{ ...RECORD, functionName: 'callee:live' }, NAME],
  [{ ...RECORD, functionName: '' }, NAME],
  [{ ...RECORD, functionName: '*' }, NAME],
  [{ ...RECORD, parameters: undefined }, 'parameters must be a JSON object'],
  [{ ...RECORD, parameters: 'i-0123456789abcdef0' }, 'parameters must be a JSON object'],
  [{ ...RECORD, parameters: {} }, INSTANCE],
  [{ ...RECORD, parameters: { instanceId: 17 } }, INSTANCE],
  [{ ...RECORD, parameters: { instanceId: '"},{"' } }, INSTANCE],
];

const malformedBatch = Object.fromEntries(malformed.map(([record], index) => [`9${index}`, record]));
const malformedOutcome = answered(
  { batchItemFailures: malformed.map((_, index) => ({ itemIdentifier: `9${index}` })) },
  malformed.map(([, message], index) => recordFailed(`9${index}`, 'InvalidRecordError', message)),
);

const nothingFailed = answered({ batchItemFailures: [] });

const chinese = { ...RECORD, region: 'cn-north-1' };

export const kinesisCases: readonly HandlerCase[] = [
  {
    name: 'calls each record in order, as the role of its function, with one session per role',
    handler: 'invoke-by-role',
    events: [
      kinesisEvent({
        1: RECORD,
        2: { ...RECORD, parameters: { instanceId: 'i-2' } },
        3: { ...RECORD, functionName: 'other' },
      }),
      kinesisEvent({ 4: { ...RECORD, region: 'us-east-1' }, 5: RECORD }),
    ],
    outcomes: [nothingFailed, nothingFailed],
    calls: [
      assumeRole(ROLE_ARN),
      event('SESSION1'),
      event('SESSION1', functionArn(), 'i-2'),
      assumeRole(OTHER_ROLE_ARN),
      event('SESSION2', functionArn('other')),
      event('SESSION1', functionArn('callee', 'us-east-1')),
      event('SESSION1'),
    ],
  },
  {
    name: 'takes the partition of the region',
    handler: 'invoke-by-role',
    environment: { AWS_REGION: 'cn-north-1' },
    events: [kinesisEvent({ 1: chinese })],
    outcomes: [nothingFailed],
    calls: [
      { ...assumeRole('arn:aws-cn:iam::111111111111:role/callee-role'), region: 'cn-north-1' },
      event('SESSION1', functionArn('callee', 'cn-north-1', 'aws-cn')),
    ],
  },
  {
    name: 'reports a refused role and a refused call, the others go on, and the next batch tries again',
    handler: 'invoke-by-role',
    arrange: (aws) => {
      aws.deniedRoles.add(OTHER_ROLE_ARN);
      aws.deniedFunctions.add(functionArn('callee', 'us-east-1'));
    },
    events: [
      kinesisEvent({ 1: { ...RECORD, functionName: 'other' }, 2: { ...RECORD, region: 'us-east-1' }, 3: RECORD }),
      kinesisEvent({ 1: { ...RECORD, functionName: 'other' } }),
    ],
    outcomes: [
      answered({ batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }] }, [
        recordFailed('1', 'AccessDenied', 'denied'),
        recordFailed('2', 'AccessDeniedException', 'denied'),
      ]),
      answered({ batchItemFailures: [{ itemIdentifier: '1' }] }, [recordFailed('1', 'AccessDenied', 'denied')]),
    ],
    calls: [
      assumeRole(OTHER_ROLE_ARN),
      assumeRole(ROLE_ARN),
      event('SESSION1', functionArn('callee', 'us-east-1')),
      event('SESSION1'),
      assumeRole(OTHER_ROLE_ARN),
    ],
  },
  {
    name: 'calls each record in order with the own credentials, in the region of its function',
    handler: 'invoke-by-resource-policy',
    events: [kinesisEvent({ 1: RECORD, 2: { ...RECORD, region: 'us-east-1' } }), kinesisEvent({ 3: chinese })],
    outcomes: [nothingFailed, nothingFailed],
    calls: [
      event('FUNCTION'),
      event('FUNCTION', functionArn('callee', 'us-east-1')),
      event('FUNCTION', functionArn('callee', 'cn-north-1', 'aws-cn')),
    ],
  },
  {
    name: 'reports a refused call, the others go on',
    handler: 'invoke-by-resource-policy',
    arrange: (aws) => aws.deniedFunctions.add(functionArn()),
    events: [kinesisEvent({ 1: RECORD, 2: { ...RECORD, region: 'us-east-1' } })],
    outcomes: [
      answered({ batchItemFailures: [{ itemIdentifier: '1' }] }, [
        recordFailed('1', 'AccessDeniedException', 'denied'),
      ]),
    ],
    calls: [event('FUNCTION'), event('FUNCTION', functionArn('callee', 'us-east-1'))],
  },
  ...['invoke-by-role', 'invoke-by-resource-policy'].map(
    (handler): HandlerCase => ({
      name: 'reports malformed records without a call, the others go on',
      handler,
      events: [kinesisEvent(malformedBatch), kinesisEvent({ 1: RECORD })],
      outcomes: [malformedOutcome, nothingFailed],
      calls: handler === 'invoke-by-role' ? [assumeRole(ROLE_ARN), event('SESSION1')] : [event('FUNCTION')],
    }),
  ),
];

const invalidEvent = failed('InvalidEventError', 'instanceId must be 1 to 64 letters, digits and -');

export const calleeCases: readonly HandlerCase[] = [
  {
    name: 'accepts an instance id',
    handler: 'callee',
    events: [{ instanceId: 'i-0123456789abcdef0' }],
    outcomes: [answered({ instanceId: 'i-0123456789abcdef0', accepted: true })],
  },
  {
    name: 'refuses anything else',
    handler: 'callee',
    events: [{}, { instanceId: '' }, { instanceId: 'a b' }, { instanceId: 1 }, null, []],
    outcomes: [invalidEvent, invalidEvent, invalidEvent, invalidEvent, invalidEvent, invalidEvent],
  },
];
