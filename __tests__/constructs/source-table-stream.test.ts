import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import type { TerraformStack } from 'cdktf';
import type { AwsAccount } from '../../lib/constructs/aws-account';
import { dynamodbStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { added, manifest, policy, replacedWith } from './added';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn } from './fixtures';

const TABLE = `arn:aws:dynamodb:us-east-1:${CROSS}:table/users`;
const STREAM = `${TABLE}/stream/2026-01-15T00:00:00.000`;
const REFERENCE = '${aws_dynamodb_table.table.stream_arn}';
const KEY = `arn:aws:kms:us-east-1:${CROSS}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
/** What the policy of a stream may say: ListStreams is of no one stream. */
const READ = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const ROLE = roleArn(HOME, 'worker-role');
const EVENTS = 'aws_iam_role_policy.worker_role_events';
const POLICY = 'aws_dynamodb_resource_policy.policy-of-stream-of-table-users-cross';
const MAPPING = 'aws_lambda_event_source_mapping.users';

function readTableStream(stream: string) {
  const actions = [...READ, 'dynamodb:ListStreams'];
  return { Sid: 'ReadTableStream', Effect: 'Allow', Action: actions, Resource: stream };
}

function events(...statements: readonly Record<string, unknown>[]) {
  return {
    provider: 'aws.home',
    name: 'events',
    role: '${aws_iam_role.worker_role.name}',
    policy: policy(...statements),
    ...replacedWith('aws_iam_role.worker_role'),
  };
}

function mapping(source: string, dependsOn: readonly string[], more: object = {}) {
  return {
    provider: 'aws.home',
    event_source_arn: source,
    function_name: '${aws_lambda_function.worker.arn}',
    starting_position: 'LATEST',
    ...more,
    depends_on: dependsOn,
  };
}

function letIn(resource: string, principal: unknown = ROLE) {
  return { Sid: `ReadFrom${HOME}`, Effect: 'Allow', Principal: { AWS: principal }, Action: READ, Resource: resource };
}

function streamPolicy(stream: string) {
  return {
    provider: 'aws.cross',
    resource_arn: stream,
    policy: policy(letIn(stream)),
    depends_on: ['aws_iam_role.worker_role'],
    ...replacedWith('aws_iam_role.worker_role'),
  };
}

function accesses(resource: string, side = 'both', actions: readonly string[] = READ, role = ROLE) {
  return actions.map((action) => ({
    principal: role,
    breadth: 'role',
    action,
    resource,
    via: 'eventSource',
    conditions: {},
    side,
  }));
}

/** The function is of the account home, what it reads of the account cross. */
function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, cross, worker: lambda(home, 'worker') };
}

function tableOf(scope: TerraformStack, { provider }: AwsAccount): DynamodbTable {
  return new DynamodbTable(scope, 'table', {
    provider,
    name: 'users',
    hashKey: 'id',
    billingMode: 'PAY_PER_REQUEST',
    attribute: [{ name: 'id', type: 'S' }],
    streamEnabled: true,
    streamViewType: 'NEW_IMAGE',
  });
}

test('the stream of a table of the account of the function is read by the role alone, managed or not', () => {
  const own = `arn:aws:dynamodb:us-east-1:${HOME}:table/users/stream/*`;
  for (const manageSource of [undefined, false, true]) {
    const result = added(
      (scope) => {
        const { home, worker } = ends(scope);
        return { home, worker, resource: tableOf(scope, home) };
      },
      (scope, { home, worker, resource }) => {
        const source = dynamodbStream({ account: home, tableName: 'users', resource });
        new PullTrigger(scope, 'users', { callee: worker, source, manageSource });
      },
    );
    expect(result).toEqual({
      resources: { [EVENTS]: events(readTableStream(own)), [MAPPING]: mapping(REFERENCE, [EVENTS]) },
      manifest: manifest(...accesses(REFERENCE, 'both', [...READ, 'dynamodb:ListStreams'])),
      handOver: [],
      warnings: [],
    });
  }
});

test('the stream, not the table, of another account lets the role in, and is read once both sides are in place', () => {
  const result = added(
    (scope) => {
      const { cross, worker } = ends(scope);
      return { cross, worker, resource: tableOf(scope, cross) };
    },
    (scope, { cross, worker, resource }) => {
      const source = dynamodbStream({ account: cross, tableName: 'users', resource });
      new PullTrigger(scope, 'users', { callee: worker, source, manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [EVENTS]: events(readTableStream(`${TABLE}/stream/*`)),
      [POLICY]: streamPolicy(REFERENCE),
      [MAPPING]: mapping(REFERENCE, [EVENTS, POLICY]),
    },
    manifest: manifest(...accesses(REFERENCE)),
    handOver: [],
    warnings: [],
  });
});

test('the stream of a table that exists already is named by its ARN', () => {
  const result = added(ends, (scope, { cross, worker }) => {
    const source = dynamodbStream({ account: cross, tableName: 'users', streamArn: STREAM });
    const options = { startingPosition: 'TRIM_HORIZON' as const, batchSize: 10, maximumRetryAttempts: 2 };
    new PullTrigger(scope, 'users', { callee: worker, source, manageSource: true, ...options });
  });
  expect(result).toEqual({
    resources: {
      [EVENTS]: events(readTableStream(STREAM)),
      [POLICY]: streamPolicy(STREAM),
      [MAPPING]: mapping(STREAM, [EVENTS, POLICY], {
        starting_position: 'TRIM_HORIZON',
        batch_size: 10,
        maximum_retry_attempts: 2,
      }),
    },
    manifest: manifest(...accesses(STREAM)),
    handOver: [],
    warnings: [],
  });
});

test('the owner of a table that is not managed gets a statement for its stream, and one for its key', () => {
  const result = added(ends, (scope, { worker }) => {
    const account = { accountId: CROSS, region: 'us-east-1' };
    const source = dynamodbStream({ account, tableName: 'users', streamArn: STREAM, kmsKeyArn: KEY });
    new PullTrigger(scope, 'users', { callee: worker, source });
  });
  const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt' };
  expect(result).toEqual({
    resources: {
      [EVENTS]: events({ Sid: 'DecryptSource', ...decrypt, Resource: KEY }, readTableStream(STREAM)),
      [MAPPING]: mapping(STREAM, [EVENTS]),
    },
    manifest: manifest(...accesses(STREAM, 'caller'), ...accesses(KEY, 'caller', ['kms:Decrypt'])),
    handOver: [
      {
        accountId: CROSS,
        resourceArn: STREAM,
        kind: 'resourcePolicy',
        statement: { ...letIn(STREAM), Sid: `ReadFrom${HOME}GrantHASH` },
      },
      {
        accountId: CROSS,
        resourceArn: KEY,
        kind: 'resourcePolicy',
        statement: { Sid: `DecryptFrom${HOME}GrantHASH`, ...decrypt, Principal: { AWS: ROLE }, Resource: '*' },
      },
    ],
    warnings: [],
  });
});

test('two functions that read one table stream share its policy, which names both roles', () => {
  const { resources, manifest: declared } = added(
    (scope) => {
      const { home, cross, worker } = ends(scope);
      return { cross, worker, reader: lambda(home, 'reader') };
    },
    (scope, { cross, worker, reader }) => {
      const source = dynamodbStream({ account: cross, tableName: 'users', streamArn: STREAM });
      new PullTrigger(scope, 'users', { callee: worker, source, manageSource: true });
      new PullTrigger(scope, 'more-users', { callee: reader, source, manageSource: true });
    },
  );
  const readerRole = roleArn(HOME, 'reader-role');
  expect(resources).toEqual({
    [EVENTS]: events(readTableStream(STREAM)),
    'aws_iam_role_policy.reader_role_events': {
      ...events(readTableStream(STREAM)),
      role: '${aws_iam_role.reader_role.name}',
      ...replacedWith('aws_iam_role.reader_role'),
    },
    [POLICY]: {
      provider: 'aws.cross',
      resource_arn: STREAM,
      policy: policy(letIn(STREAM, [readerRole, ROLE])),
      depends_on: ['aws_iam_role.worker_role', 'aws_iam_role.reader_role'],
      lifecycle: {
        replace_triggered_by: ['aws_iam_role.worker_role.unique_id', 'aws_iam_role.reader_role.unique_id'],
      },
    },
    [MAPPING]: mapping(STREAM, [EVENTS, POLICY]),
    'aws_lambda_event_source_mapping.more-users': {
      ...mapping(STREAM, ['aws_iam_role_policy.reader_role_events', POLICY]),
      function_name: '${aws_lambda_function.reader.arn}',
    },
  });
  expect(declared).toEqual(manifest(...accesses(STREAM, 'both', READ, readerRole), ...accesses(STREAM)));
});
