import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { TerraformStack } from 'cdktf';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { added, manifest, policy, replacedWith } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';

const QUEUE = 'arn:aws:sqs:us-east-1:222222222222:jobs';
const READ = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const KEY = `arn:aws:kms:us-east-1:${CROSS}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const ROLE = roleArn(HOME, 'worker-role');
const EVENTS = 'aws_iam_role_policy.worker_role_events';
const POLICY = 'aws_sqs_queue_policy.policy-of-queue-jobs-cross';
const MAPPING = 'aws_lambda_event_source_mapping.jobs';

function readQueue(queue = QUEUE) {
  return { Sid: 'ReadQueue', Effect: 'Allow', Action: READ, Resource: queue };
}

function events(...statements: readonly object[]) {
  return {
    provider: 'aws.home',
    name: 'events',
    role: '${aws_iam_role.worker_role.name}',
    policy: policy(...(statements as Record<string, unknown>[])),
    ...replacedWith('aws_iam_role.worker_role'),
  };
}

function mapping(source: string, dependsOn: readonly string[], more: object = {}) {
  return {
    provider: 'aws.home',
    event_source_arn: source,
    function_name: '${aws_lambda_function.worker.arn}',
    ...more,
    depends_on: dependsOn,
  };
}

function readFrom(principal: unknown = ROLE, queue = QUEUE) {
  return { Sid: `ReadFrom${HOME}`, Effect: 'Allow', Principal: { AWS: principal }, Action: READ, Resource: queue };
}

function accesses(side: string, queue = QUEUE, role = ROLE) {
  return READ.map((action) => access(action, queue, side, role));
}

function access(action: string, resource: string, side: string, role = ROLE) {
  return { principal: role, breadth: 'role', action, resource, via: 'eventSource', conditions: {}, side };
}

/** The function is of the account home, what it reads of the account cross. */
function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, cross, worker: lambda(home, 'worker') };
}

test('a queue of the account of the function is read by the role alone: its policy is left alone, managed or not', () => {
  const own = `arn:aws:sqs:us-east-1:${HOME}:jobs`;
  for (const manageSource of [undefined, false, true]) {
    const result = added(
      (scope) => {
        const { home, worker } = ends(scope);
        return { home, worker, resource: new SqsQueue(scope, 'queue', { provider: home.provider, name: 'jobs' }) };
      },
      (scope, { home, worker, resource }) => {
        const source = sqsQueue({ account: home, queueName: 'jobs', resource });
        new PullTrigger(scope, 'jobs', { callee: worker, source, manageSource });
      },
    );
    expect(result).toEqual({
      resources: { [EVENTS]: events(readQueue(own)), [MAPPING]: mapping('${aws_sqs_queue.queue.arn}', [EVENTS]) },
      manifest: manifest(...accesses('both', own)),
      handOver: [],
      warnings: [],
    });
  }
});

test('a queue of another account lets the role in, waits for it and is read once both sides are in place', () => {
  const result = added(
    (scope) => {
      const { cross, worker } = ends(scope);
      return { cross, worker, resource: new SqsQueue(scope, 'queue', { provider: cross.provider, name: 'jobs' }) };
    },
    (scope, { cross, worker, resource }) => {
      const source = sqsQueue({ account: cross, queueName: 'jobs', resource });
      new PullTrigger(scope, 'jobs', { callee: worker, source, manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [EVENTS]: events(readQueue()),
      [POLICY]: {
        provider: 'aws.cross',
        queue_url: '${aws_sqs_queue.queue.url}',
        policy: policy(readFrom()),
        depends_on: ['aws_iam_role.worker_role'],
        ...replacedWith('aws_iam_role.worker_role'),
      },
      [MAPPING]: mapping('${aws_sqs_queue.queue.arn}', [EVENTS, POLICY]),
    },
    manifest: manifest(...accesses('both')),
    handOver: [],
    warnings: [],
  });
});

test('the owner of a queue that is not managed gets the statement for its policy', () => {
  const result = added(ends, (scope, { worker }) => {
    const source = sqsQueue({ account: { accountId: CROSS, region: 'us-east-1' }, queueName: 'jobs' });
    const trigger = new PullTrigger(scope, 'jobs', { callee: worker, source });
    expect(trigger.handOver.map(({ kind }) => kind)).toEqual(['resourcePolicy']);
  });
  expect(result).toEqual({
    resources: { [EVENTS]: events(readQueue()), [MAPPING]: mapping(QUEUE, [EVENTS]) },
    manifest: manifest(...accesses('caller')),
    handOver: [
      {
        accountId: CROSS,
        resourceArn: QUEUE,
        kind: 'resourcePolicy',
        statement: { ...readFrom(), Sid: `ReadFrom${HOME}GrantHASH` },
      },
    ],
    warnings: [],
  });
});

test('the role may decrypt with the key of a queue, whose policy is for its owner to change', () => {
  const decrypt = { Sid: 'DecryptSource', Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY };
  const result = added(ends, (scope, { cross, worker }) => {
    const source = sqsQueue({ account: cross, queueName: 'jobs', kmsKeyArn: KEY });
    new PullTrigger(scope, 'jobs', { callee: worker, source, manageSource: true });
  });
  expect(result).toEqual({
    resources: {
      [EVENTS]: events(decrypt, readQueue()),
      [POLICY]: {
        provider: 'aws.cross',
        queue_url: `https://sqs.us-east-1.amazonaws.com/${CROSS}/jobs`,
        policy: policy(readFrom()),
        depends_on: ['aws_iam_role.worker_role'],
        ...replacedWith('aws_iam_role.worker_role'),
      },
      [MAPPING]: mapping(QUEUE, [EVENTS, POLICY]),
    },
    manifest: manifest(access('kms:Decrypt', KEY, 'caller'), ...accesses('both')),
    handOver: [
      {
        accountId: CROSS,
        resourceArn: KEY,
        kind: 'resourcePolicy',
        statement: {
          Sid: `DecryptFrom${HOME}GrantHASH`,
          Effect: 'Allow',
          Principal: { AWS: ROLE },
          Action: 'kms:Decrypt',
          Resource: '*',
        },
      },
    ],
    warnings: [],
  });
});

test('two functions that read one queue share its policy, which names both roles', () => {
  const { resources, manifest: declared } = added(
    (scope) => {
      const { home, cross, worker } = ends(scope);
      return { cross, worker, reader: lambda(home, 'reader') };
    },
    (scope, { cross, worker, reader }) => {
      const source = sqsQueue({ account: cross, queueName: 'jobs' });
      new PullTrigger(scope, 'jobs', { callee: worker, source, manageSource: true });
      new PullTrigger(scope, 'more-jobs', { callee: reader, source, manageSource: true });
    },
  );
  const readerRole = roleArn(HOME, 'reader-role');
  expect(resources).toEqual({
    [EVENTS]: events(readQueue()),
    'aws_iam_role_policy.reader_role_events': {
      ...events(readQueue()),
      role: '${aws_iam_role.reader_role.name}',
      ...replacedWith('aws_iam_role.reader_role'),
    },
    [POLICY]: {
      provider: 'aws.cross',
      queue_url: `https://sqs.us-east-1.amazonaws.com/${CROSS}/jobs`,
      policy: policy(readFrom([readerRole, ROLE])),
      depends_on: ['aws_iam_role.worker_role', 'aws_iam_role.reader_role'],
      lifecycle: {
        replace_triggered_by: ['aws_iam_role.worker_role.unique_id', 'aws_iam_role.reader_role.unique_id'],
      },
    },
    [MAPPING]: mapping(QUEUE, [EVENTS, POLICY]),
    'aws_lambda_event_source_mapping.more-jobs': {
      ...mapping(QUEUE, ['aws_iam_role_policy.reader_role_events', POLICY]),
      function_name: '${aws_lambda_function.reader.arn}',
    },
  });
  expect(declared).toEqual(manifest(...accesses('both', QUEUE, readerRole), ...accesses('both')));
});

test('batches, filters, concurrency and the report of failures reach the mapping of an alias', () => {
  const { resources } = added(
    (scope) => {
      const home = homeAccount(scope);
      return { home, live: lambda(home, 'worker', { alias: 'live' }).alias('live') };
    },
    (scope, { home, live }) => {
      new PullTrigger(scope, 'jobs', {
        callee: live,
        source: sqsQueue({ account: home, queueName: 'jobs' }),
        batchSize: 100,
        maximumBatchingWindow: 20,
        maximumConcurrency: 5,
        filters: [{ body: { kind: ['order'] } }, { body: { kind: [{ prefix: 'return' }] } }],
        reportBatchItemFailures: true,
      });
    },
  );
  const own = `arn:aws:sqs:us-east-1:${HOME}:jobs`;
  expect(resources).toEqual({
    [EVENTS]: events(readQueue(own)),
    [MAPPING]: mapping(own, [EVENTS], {
      function_name: '${aws_lambda_alias.worker_alias-live.arn}',
      batch_size: 100,
      maximum_batching_window_in_seconds: 20,
      scaling_config: { maximum_concurrency: 5 },
      filter_criteria: {
        filter: [{ pattern: '{"body":{"kind":["order"]}}' }, { pattern: '{"body":{"kind":[{"prefix":"return"}]}}' }],
      },
      function_response_types: ['ReportBatchItemFailures'],
    }),
  });
});

test('a FIFO queue is read in batches of ten at most, under its full name', () => {
  const queue = `${QUEUE}.fifo`;
  const { resources } = added(ends, (scope, { cross, worker }) => {
    const source = sqsQueue({ account: cross, queueName: 'jobs.fifo' });
    new PullTrigger(scope, 'jobs', { callee: worker, source, manageSource: true, batchSize: 10 });
  });
  const [address = ''] = Object.keys(resources).filter((name) => name.startsWith('aws_sqs_queue_policy.'));
  // Terraform takes no dots in a name.
  expect(address).toMatch(/^aws_sqs_queue_policy\.[A-Za-z_][A-Za-z0-9_-]*$/);
  expect(resources).toEqual({
    [EVENTS]: events(readQueue(queue)),
    [address]: {
      provider: 'aws.cross',
      queue_url: `https://sqs.us-east-1.amazonaws.com/${CROSS}/jobs.fifo`,
      policy: policy(readFrom(ROLE, queue)),
      depends_on: ['aws_iam_role.worker_role'],
      ...replacedWith('aws_iam_role.worker_role'),
    },
    [MAPPING]: mapping(queue, [EVENTS, address], { batch_size: 10 }),
  });
});

test('for a function and a role that exist already nothing waits for the role, and it gets a policy of this stack', () => {
  const { resources } = added(
    (scope) => {
      const [home, cross] = [homeAccount(scope), crossAccount(scope)];
      const role = ExecutionRole.fromArn(scope, 'role', ROLE, { account: home });
      const options = { role, account: home };
      return { cross, worker: LambdaFunction.fromArn(scope, 'worker', functionArn(HOME, 'worker'), options) };
    },
    (scope, { cross, worker }) => {
      const source = sqsQueue({ account: cross, queueName: 'jobs' });
      new PullTrigger(scope, 'jobs', { callee: worker, source, manageSource: true });
    },
  );
  expect(resources).toEqual({
    'aws_iam_role_policy.role_events': {
      provider: 'aws.home',
      name: 'events-stack',
      role: 'worker-role',
      policy: policy(readQueue()),
    },
    [POLICY]: {
      provider: 'aws.cross',
      queue_url: `https://sqs.us-east-1.amazonaws.com/${CROSS}/jobs`,
      policy: policy(readFrom()),
    },
    [MAPPING]: mapping(QUEUE, ['aws_iam_role_policy.role_events', POLICY], {
      function_name: functionArn(HOME, 'worker'),
    }),
  });
});
