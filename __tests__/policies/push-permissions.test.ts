import { EVENT_SOURCES } from '../../lib/policies/event-sources';
import { callingService, type PushAccess, pushPermissions } from '../../lib/policies/push-permissions';

const { s3Bucket, snsTopic, logGroup, cloudFrontDistribution, alexaSkill } = EVENT_SOURCES;
const DISTRIBUTION = 'arn:aws:cloudfront::111111111111:distribution/E2QWRUHAPOMQZL';
const BUCKET: PushAccess = {
  row: s3Bucket,
  service: 's3.amazonaws.com',
  source: {
    name: 'uploads',
    arn: 'arn:aws:s3:::uploads',
    accountId: '111111111111',
    region: 'us-east-1',
    partition: 'aws',
    distinguishers: [],
    namesAccount: true,
  },
};
const CLOUDFRONT: PushAccess = {
  row: cloudFrontDistribution,
  service: 'cloudfront.amazonaws.com',
  source: {
    name: 'E2QWRUHAPOMQZL',
    arn: DISTRIBUTION,
    accountId: '111111111111',
    region: 'us-east-1',
    partition: 'aws',
    distinguishers: [],
    namesAccount: false,
  },
};

// https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
test.each([
  [
    'a topic of an opt-in region, function elsewhere',
    snsTopic,
    'aws',
    'ap-east-1',
    'us-east-1',
    'sns.ap-east-1.amazonaws.com',
  ],
  [
    'another opt-in region, function elsewhere',
    snsTopic,
    'aws',
    'eu-south-1',
    'eu-west-1',
    'sns.eu-south-1.amazonaws.com',
  ],
  ['a topic of an opt-in region, function there', snsTopic, 'aws', 'ap-east-1', 'ap-east-1', 'sns.amazonaws.com'],
  ['a topic of a default region, function elsewhere', snsTopic, 'aws', 'us-east-1', 'eu-west-1', 'sns.amazonaws.com'],
  [
    'a topic of a default region, function opted in',
    snsTopic,
    'aws',
    'us-east-1',
    'ap-east-1',
    'sns.ap-east-1.amazonaws.com',
  ],
  [
    'a topic of an opt-in region, function of another one',
    snsTopic,
    'aws',
    'ap-east-1',
    'me-south-1',
    'sns.me-south-1.amazonaws.com',
  ],
  ['a topic of a default region, function there', snsTopic, 'aws', 'us-east-1', 'us-east-1', 'sns.amazonaws.com'],
  ['a topic in China', snsTopic, 'aws-cn', 'cn-north-1', 'cn-northwest-1', 'sns.amazonaws.com'],
  ['a topic in GovCloud', snsTopic, 'aws-us-gov', 'us-gov-west-1', 'us-gov-east-1', 'sns.amazonaws.com'],
  ['a log group', logGroup, 'aws', 'us-east-1', 'us-east-1', 'logs.amazonaws.com'],
  ['a log group of an opt-in region', logGroup, 'aws', 'ap-east-1', 'ap-east-1', 'logs.amazonaws.com'],
  ['a log group in China', logGroup, 'aws-cn', 'cn-north-1', 'cn-north-1', 'logs.amazonaws.com.cn'],
  ['a log group in GovCloud', logGroup, 'aws-us-gov', 'us-gov-west-1', 'us-gov-west-1', 'logs.amazonaws.com'],
  ['a bucket in China', s3Bucket, 'aws-cn', 'cn-north-1', 'cn-north-1', 's3.amazonaws.com'],
  ['a bucket of an opt-in region', s3Bucket, 'aws', 'ap-east-1', 'us-east-1', 's3.amazonaws.com'],
])('%s: the service that calls is the one AWS names', (_title, row, partition, region, functionRegion, service) => {
  expect(callingService(row, { partition, region }, functionRegion)).toBe(service);
});

test('a source of one action has one permission, tied to its ARN and account', () => {
  expect(pushPermissions(BUCKET)).toEqual([
    {
      statementId: expect.stringMatching(/^InvokeFunction-uploads-111111111111-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunction',
      principal: { kind: 'service', service: 's3.amazonaws.com' },
      sourceArn: 'arn:aws:s3:::uploads',
      sourceAccountId: '111111111111',
    },
  ]);
});

test('the account is left out where the ARN says it', () => {
  const sourceArn = 'arn:aws:sns:us-east-1:111111111111:orders';
  const source = { ...BUCKET.source, name: 'orders', arn: sourceArn, namesAccount: false };
  expect(pushPermissions({ row: snsTopic, service: 'sns.amazonaws.com', source })).toEqual([
    {
      statementId: expect.stringMatching(/^InvokeFunction-orders-111111111111-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunction',
      principal: { kind: 'service', service: 'sns.amazonaws.com' },
      sourceArn,
    },
  ]);
});

test('a source that lies in no account is tied by its token alone', () => {
  const source = {
    name: 'alexa-appkit',
    distinguishers: [],
    eventSourceToken: 'amzn1.ask.skill.12345678',
    namesAccount: true,
  };
  expect(pushPermissions({ row: alexaSkill, service: 'alexa-appkit.amazon.com', source })).toEqual([
    {
      statementId: expect.stringMatching(/^InvokeFunction-alexa-appkit-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunction',
      principal: { kind: 'service', service: 'alexa-appkit.amazon.com' },
      eventSourceToken: 'amzn1.ask.skill.12345678',
    },
  ]);
});

test('a permission for an alias is one of the alias', () => {
  expect(pushPermissions({ ...BUCKET, qualifier: 'live' })).toEqual([
    {
      statementId: expect.stringMatching(/^InvokeFunction-uploads-111111111111-live-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunction',
      principal: { kind: 'service', service: 's3.amazonaws.com' },
      sourceArn: 'arn:aws:s3:::uploads',
      sourceAccountId: '111111111111',
      qualifier: 'live',
    },
  ]);
});

test('a statement id that is given is the one that is used', () => {
  expect(pushPermissions({ ...BUCKET, statementId: 'FromUploads' })).toEqual([
    {
      statementId: 'FromUploads',
      action: 'lambda:InvokeFunction',
      principal: { kind: 'service', service: 's3.amazonaws.com' },
      sourceArn: 'arn:aws:s3:::uploads',
      sourceAccountId: '111111111111',
    },
  ]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
test.each([
  ['tied to the URL where the provider can', { tiesToUrl: true }, { invokedViaFunctionUrl: true }],
  ['wider where the provider cannot', { tiesToUrl: false }, {}],
  ['wider where nothing is known of the provider', {}, {}],
])('a source that calls the URL has two permissions, the second %s', (_title, provider, tied) => {
  const principal = { kind: 'service', service: 'cloudfront.amazonaws.com' };
  expect(pushPermissions({ ...CLOUDFRONT, ...provider })).toEqual([
    {
      statementId: expect.stringMatching(/^InvokeFunctionUrl-E2QWRUHAPOMQZL-111111111111-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunctionUrl',
      principal,
      sourceArn: DISTRIBUTION,
      functionUrlAuthType: 'AWS_IAM',
    },
    {
      statementId: expect.stringMatching(/^InvokeFunction-E2QWRUHAPOMQZL-111111111111-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunction',
      principal,
      sourceArn: DISTRIBUTION,
      ...tied,
    },
  ]);
});

test('a source that does not call the URL is never tied to it', () => {
  expect(pushPermissions({ ...BUCKET, tiesToUrl: true })).toEqual(pushPermissions(BUCKET));
});

function idsOf(access: PushAccess): readonly string[] {
  return pushPermissions(access).map(({ statementId }) => statementId);
}

test('permissions that differ in anything that tells them apart differ in their ids', () => {
  const accesses: readonly PushAccess[] = [
    BUCKET,
    CLOUDFRONT,
    { ...BUCKET, qualifier: 'live' },
    { ...BUCKET, service: 'sns.amazonaws.com' },
    ...[
      { name: 'downloads' },
      { accountId: '222222222222' },
      { region: 'eu-west-1' },
      { distinguishers: ['a'] },
      { distinguishers: ['b'] },
      { distinguishers: ['a', 'b'] },
      { distinguishers: ['ab'] },
      { distinguishers: ['a', ''] },
    ].map((more) => ({ ...BUCKET, source: { ...BUCKET.source, ...more } })),
  ];
  const ids = accesses.flatMap(idsOf);
  expect([...new Set(ids)]).toEqual(ids);
  expect(ids.length).toBe(accesses.length + 1);
});

test('the same access has the same id each time', () => {
  expect(idsOf(BUCKET)).toEqual(idsOf({ ...BUCKET, source: { ...BUCKET.source } }));
});

test.each([
  ['a path', '/aws/lambda/worker'],
  ['a path with marks', '/aws/lambda/worker#2.log'],
  ['slashes', '/'.repeat(512)],
  ['a very long name', 'g'.repeat(512)],
  ['dots', 'my.bucket.example'],
  ['what no name may hold', 'é ü * ? $ "\'\n'],
  ['nothing', ''],
])('a source whose name is %s has statement ids that Lambda accepts', (_title, name) => {
  const ids = [BUCKET, CLOUDFRONT].flatMap((access) =>
    [undefined, 'q'.repeat(128)].flatMap((qualifier) =>
      idsOf({ ...access, source: { ...access.source, name }, ...(qualifier === undefined ? {} : { qualifier }) }),
    ),
  );
  // https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
  expect(ids.filter((id) => !/^[a-zA-Z0-9-_]{1,100}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(6);
});

test('names that read alike in an id have ids of their own', () => {
  const names = ['/a/b', '-a-b', '.a.b', '/a-b', `${'g'.repeat(511)}x`, `${'g'.repeat(511)}y`];
  const ids = names.flatMap((name) => idsOf({ ...BUCKET, source: { ...BUCKET.source, name } }));
  expect(new Set(ids).size).toBe(names.length);
});
