import type { ResourceStatement } from '../../lib/iam/statement';
import type { HandOver } from '../../lib/policies/hand-over';
import { handOverResourcePolicy, type PolicyOwner, queueUrl } from '../../lib/policies/hand-over-resource-policy';
import { describeWithJq, runCommands, shownErrors } from './run-commands';

const OWNER = '111111111111';
const QUEUE_OWNER: PolicyOwner = { accountId: OWNER, region: 'us-east-1', service: 'sqs', name: 'jobs' };
const TOPIC_OWNER: PolicyOwner = { accountId: OWNER, region: 'us-east-1', service: 'sns', name: 'orders' };
const STREAM_OWNER: PolicyOwner = { accountId: OWNER, region: 'us-east-1', service: 'kinesis', name: 'events' };
const TABLE_OWNER: PolicyOwner = { accountId: OWNER, region: 'us-east-1', service: 'dynamodb', name: 'orders' };
const KEY_OWNER: PolicyOwner = { accountId: OWNER, region: 'us-east-1', service: 'kms', name: 'key-of-jobs' };
const ROLE = 'arn:aws:iam::222222222222:role/worker-role';
const QUEUE = `arn:aws:sqs:us-east-1:${OWNER}:jobs`;
const QUEUE_URL = `https://sqs.us-east-1.amazonaws.com/${OWNER}/jobs`;
const TOPIC = `arn:aws:sns:us-east-1:${OWNER}:orders`;
const STREAM = `arn:aws:kinesis:us-east-1:${OWNER}:stream/events`;
const TABLE_STREAM = `arn:aws:dynamodb:us-east-1:${OWNER}:table/orders/stream/2026-01-15T00:00:00.000`;
const KEY = `arn:aws:kms:us-east-1:${OWNER}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

function reading(resourceArn: string, actions: readonly string[], roleArn = ROLE): ResourceStatement {
  return {
    sid: 'ReadFrom222222222222',
    effect: 'Allow',
    principals: [{ kind: 'role', arn: roleArn }],
    actions,
    resources: [resourceArn],
  };
}

const READ_QUEUE = reading(QUEUE, ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']);

/** The digits that make the sid of a handed-over statement its own. */
function hashOf({ statement }: HandOver): string {
  const [hash = 'no hash at the end'] = /[0-9a-f]{8}$/.exec(statement?.Sid ?? '') ?? [];
  return hash;
}

test('a statement for a queue is handed over as a statement, commands and Terraform', () => {
  const handOver = handOverResourcePolicy(QUEUE, QUEUE_OWNER, READ_QUEUE);
  const hash = hashOf(handOver);
  const actions = '["sqs:DeleteMessage","sqs:GetQueueAttributes","sqs:ReceiveMessage"]';
  const sid = `ReadFrom222222222222Grant${hash}`;
  const json = `{"Sid":"${sid}","Effect":"Allow","Principal":{"AWS":"${ROLE}"},"Action":${actions},"Resource":"${QUEUE}"}`;
  expect(handOver).toEqual({
    accountId: OWNER,
    resourceArn: QUEUE,
    kind: 'resourcePolicy',
    statement: {
      Sid: sid,
      Effect: 'Allow',
      Principal: { AWS: ROLE },
      Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      Resource: QUEUE,
    },
    cli: [
      `aws sqs get-queue-attributes --queue-url ${QUEUE_URL} --attribute-names Policy --query "Attributes.Policy || '{}'" --output text --region us-east-1 > current-policy.json &&`,
      `  jq '. + {Version: (.Version // "2012-10-17"), Statement: ((.Statement // []) | if type == "array" then . else [.] end | map(select(.Sid != "${sid}")) + [${json}])}' current-policy.json > resource-policy.json &&`,
      `  jq '{Policy: tojson}' resource-policy.json > queue-attributes.json && aws sqs set-queue-attributes --queue-url ${QUEUE_URL} --attributes file://queue-attributes.json --region us-east-1`,
    ].join('\n'),
    hcl: [
      `# add to the policy of ${QUEUE}`,
      `data "aws_iam_policy_document" "policy_of_jobs_${hash}" {`,
      '  statement {',
      `    sid       = "${sid}"`,
      '    effect    = "Allow"',
      '    actions   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]',
      `    resources = ["${QUEUE}"]`,
      '',
      '    principals {',
      '      type        = "AWS"',
      `      identifiers = ["${ROLE}"]`,
      '    }',
      '  }',
      '}',
    ].join('\n'),
  });
});

test('what a statement asks for is part of what is handed over', () => {
  const worker = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
  const handOver = handOverResourcePolicy(TOPIC, TOPIC_OWNER, {
    effect: 'Allow',
    principals: [{ kind: 'account', partition: 'aws', accountId: '222222222222' }],
    actions: ['sns:Subscribe'],
    resources: [TOPIC],
    conditions: { StringEquals: { 'sns:Endpoint': [worker], 'sns:Protocol': ['lambda'] } },
  });
  const { statement, hcl } = handOver;
  const hash = hashOf(handOver);
  expect({ statement, hcl }).toEqual({
    statement: {
      Sid: `StatementGrant${hash}`,
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'sns:Subscribe',
      Resource: TOPIC,
      Condition: { StringEquals: { 'sns:Endpoint': worker, 'sns:Protocol': 'lambda' } },
    },
    hcl: [
      `# add to the policy of ${TOPIC}`,
      `data "aws_iam_policy_document" "policy_of_orders_${hash}" {`,
      '  statement {',
      `    sid       = "StatementGrant${hash}"`,
      '    effect    = "Allow"',
      '    actions   = ["sns:Subscribe"]',
      `    resources = ["${TOPIC}"]`,
      '',
      '    principals {',
      '      type        = "AWS"',
      '      identifiers = ["arn:aws:iam::222222222222:root"]',
      '    }',
      '',
      '    condition {',
      '      test     = "StringEquals"',
      '      variable = "sns:Endpoint"',
      `      values   = ["${worker}"]`,
      '    }',
      '',
      '    condition {',
      '      test     = "StringEquals"',
      '      variable = "sns:Protocol"',
      '      values   = ["lambda"]',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  });
});

test('a stream whose ARN is known only after apply is handed over as one whose ARN is known', () => {
  const [known, ...tokens] = [STREAM, '${TfToken[TOKEN.1]}', '${TfToken[TOKEN.2]}'].map((arn) => {
    const handOver = handOverResourcePolicy(arn, STREAM_OWNER, reading(arn, ['kinesis:GetRecords']));
    return JSON.parse(JSON.stringify(handOver).replaceAll(arn, 'ARN')) as HandOver;
  });
  expect(tokens).toEqual([known, known]);
});

test.each([
  ['aws', 'us-east-1', 'jobs', 'https://sqs.us-east-1.amazonaws.com/111111111111/jobs'],
  ['aws', 'us-east-1', 'jobs.fifo', 'https://sqs.us-east-1.amazonaws.com/111111111111/jobs.fifo'],
  ['aws-cn', 'cn-north-1', 'jobs', 'https://sqs.cn-north-1.amazonaws.com.cn/111111111111/jobs'],
  ['aws-us-gov', 'us-gov-west-1', 'jobs', 'https://sqs.us-gov-west-1.amazonaws.com/111111111111/jobs'],
  ['aws-eusc', 'eusc-de-east-1', 'jobs', 'https://sqs.eusc-de-east-1.amazonaws.eu/111111111111/jobs'],
] as const)('in %s %s the queue %s has the URL %s', (partition, region, name, url) => {
  expect(queueUrl({ accountId: OWNER, region, name }, partition)).toBe(url);
});

const FILE = 'file://resource-policy.json';
const REGION = ['--region', 'us-east-1'];

function query(path: string): readonly string[] {
  return ['--query', `${path} || '{}'`, '--output', 'text', ...REGION];
}

interface Service {
  readonly arn: string;
  readonly owner: PolicyOwner;
  readonly statement: ResourceStatement;
  readonly calls: readonly (readonly string[])[];
}

const SERVICES: readonly Service[] = [
  {
    arn: QUEUE,
    owner: QUEUE_OWNER,
    statement: READ_QUEUE,
    calls: [
      [
        'sqs',
        'get-queue-attributes',
        '--queue-url',
        QUEUE_URL,
        '--attribute-names',
        'Policy',
        ...query('Attributes.Policy'),
      ],
      [
        'sqs',
        'set-queue-attributes',
        '--queue-url',
        QUEUE_URL,
        '--attributes',
        'file://queue-attributes.json',
        ...REGION,
      ],
    ],
  },
  {
    arn: TOPIC,
    owner: TOPIC_OWNER,
    statement: reading(TOPIC, ['sns:Subscribe']),
    calls: [
      ['sns', 'get-topic-attributes', '--topic-arn', TOPIC, ...query('Attributes.Policy')],
      [
        'sns',
        'set-topic-attributes',
        '--topic-arn',
        TOPIC,
        '--attribute-name',
        'Policy',
        '--attribute-value',
        FILE,
        ...REGION,
      ],
    ],
  },
  {
    arn: KEY,
    owner: KEY_OWNER,
    statement: reading('*', ['kms:Decrypt']),
    calls: [
      ['kms', 'get-key-policy', '--key-id', KEY, '--policy-name', 'default', ...query('Policy')],
      ['kms', 'put-key-policy', '--key-id', KEY, '--policy-name', 'default', '--policy', FILE, ...REGION],
    ],
  },
  {
    arn: STREAM,
    owner: STREAM_OWNER,
    statement: reading(STREAM, ['kinesis:DescribeStream', 'kinesis:GetRecords']),
    calls: [
      ['kinesis', 'get-resource-policy', '--resource-arn', STREAM, ...query('Policy')],
      ['kinesis', 'put-resource-policy', '--resource-arn', STREAM, '--policy', FILE, ...REGION],
    ],
  },
  {
    arn: TABLE_STREAM,
    owner: TABLE_OWNER,
    statement: reading(TABLE_STREAM, ['dynamodb:DescribeStream', 'dynamodb:GetRecords']),
    calls: [
      ['dynamodb', 'get-resource-policy', '--resource-arn', TABLE_STREAM, ...query('Policy')],
      ['dynamodb', 'put-resource-policy', '--resource-arn', TABLE_STREAM, '--policy', FILE, ...REGION],
    ],
  },
];

/** What the AWS CLI prints where AWS answers with an error. */
function awsError(code: string): string {
  return `\nAn error occurred (${code}) when calling the operation: it cannot be\n`;
}

/** The policy that the commands write, beginning with one that is there. */
function written({ arn, owner, statement }: Service, policy: object): object {
  const { files } = runCommands(handOverResourcePolicy(arn, owner, statement).cli, JSON.stringify(policy));
  return files['resource-policy.json'] as object;
}

describeWithJq.each(SERVICES.map((service) => [service.arn, service] as const))(
  'the commands that add a statement to the policy of %s',
  (arn, service) => {
    const { statement, cli } = handOverResourcePolicy(arn, service.owner, service.statement);
    const mine = { Sid: 'Mine', Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' };

    test('read the policy and write it back whole', () => {
      const policy = { Version: '2012-10-17', Statement: [statement] };
      const attributes = { 'queue-attributes.json': { Policy: JSON.stringify(policy) } };
      expect(runCommands(cli, '{}\n')).toEqual({
        succeeded: true,
        calls: service.calls,
        files: {
          ...(arn === TABLE_STREAM ? { 'error.txt': '' } : {}),
          'current-policy.json': {},
          'resource-policy.json': policy,
          ...(arn === QUEUE ? attributes : {}),
        },
      });
    });

    test.each(['AccessDenied', 'ResourceNotFoundException', 'ThrottlingException'])(
      'write nothing where AWS answers with %s',
      (code) => {
        const error = awsError(code);
        expect(runCommands(cli, { error })).toEqual({
          succeeded: false,
          calls: service.calls.slice(0, 1),
          files: { ...(arn === TABLE_STREAM ? { 'error.txt': error } : {}), 'current-policy.json': '' },
        });
      },
    );

    test.each(['AccessDenied', 'ResourceNotFoundException', 'ThrottlingException'])(
      'show the error where AWS answers with %s',
      (code) => {
        const error = awsError(code);
        expect(shownErrors(cli, { error })).toBe(error);
      },
    );

    test('write nothing where the policy is no JSON', () => {
      expect(runCommands(cli, 'no JSON')).toEqual({
        succeeded: false,
        calls: service.calls.slice(0, 1),
        files: {
          ...(arn === TABLE_STREAM ? { 'error.txt': '' } : {}),
          'current-policy.json': 'no JSON',
          'resource-policy.json': '',
        },
      });
    });

    test('keep what is there, in a list or alone, the version and the id', () => {
      for (const Statement of [mine, [mine]]) {
        for (const rest of [{ Version: '2008-10-17' }, { Version: '2008-10-17', Id: 'of-the-owner' }]) {
          expect(written(service, { ...rest, Statement })).toEqual({ ...rest, Statement: [mine, statement] });
        }
      }
    });

    test('give a version to a policy that has none, and keep its id', () => {
      expect(written(service, { Id: 'of-the-owner', Statement: [mine] })).toEqual({
        Id: 'of-the-owner',
        Version: '2012-10-17',
        Statement: [mine, statement],
      });
    });

    test('add the statement once, however often they run', () => {
      const once = written(service, { Version: '2012-10-17', Statement: [mine] });
      expect(written(service, once)).toEqual({ Version: '2012-10-17', Statement: [mine, statement] });
    });
  },
);

describeWithJq('the commands', () => {
  test('begin a policy where a stream of a table has none, which AWS answers as an error', () => {
    const service = SERVICES.find(({ arn }) => arn === TABLE_STREAM) as Service;
    const { statement, cli } = handOverResourcePolicy(service.arn, service.owner, service.statement);
    const error = awsError('PolicyNotFoundException');
    expect(runCommands(cli, { error })).toEqual({
      succeeded: true,
      calls: service.calls,
      files: {
        'error.txt': error,
        'current-policy.json': {},
        'resource-policy.json': { Version: '2012-10-17', Statement: [statement] },
      },
    });
  });

  test('write nothing where a service other than DynamoDB says that it has no policy', () => {
    for (const { arn, owner, statement, calls } of SERVICES.filter((service) => service.arn !== TABLE_STREAM)) {
      const { cli } = handOverResourcePolicy(arn, owner, statement);
      expect(runCommands(cli, { error: awsError('PolicyNotFoundException') })).toEqual({
        succeeded: false,
        calls: calls.slice(0, 1),
        files: { 'current-policy.json': '' },
      });
    }
  });

  test('pass on what a statement asks for as it is, whatever a shell takes for more than a character', () => {
    const hostile = `it's "$HOME" $(date) \`date\` \\ * ? # ; & | !`;
    const given = { ...reading(TOPIC, ['sns:Subscribe']), conditions: { StringEquals: { 'sns:Endpoint': [hostile] } } };
    const { statement } = handOverResourcePolicy(TOPIC, TOPIC_OWNER, given);
    expect(statement?.Condition).toEqual({ StringEquals: { 'sns:Endpoint': hostile } });
    expect(written({ arn: TOPIC, owner: TOPIC_OWNER, statement: given, calls: [] }, {})).toEqual({
      Version: '2012-10-17',
      Statement: [statement],
    });
  });

  test('add the statements of several roles beside each other', () => {
    const services = ['one', 'two', 'one'].map((name) => ({
      arn: STREAM,
      owner: STREAM_OWNER,
      statement: reading(STREAM, ['kinesis:GetRecords'], `arn:aws:iam::222222222222:role/${name}`),
      calls: [],
    }));
    const policy = services.reduce<object>((found, service) => written(service, found), {});
    const [one, two] = services.map(
      ({ statement }) => handOverResourcePolicy(STREAM, STREAM_OWNER, statement).statement,
    );
    expect(policy).toEqual({ Version: '2012-10-17', Statement: [two, one] });
  });
});
