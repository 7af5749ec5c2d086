import { ExecutionRole } from '../../lib/constructs/execution-role';
import type { LambdaFunctionProps } from '../../lib/constructs/lambda-function-props';
import { type Synthesised, synthesiseStack } from '../support/synthesised';
import { allow, document, LAMBDA, logs } from './expected';
import { CODE, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { addressOf, documents, ofType, placed } from './views';

const QUEUE = `arn:aws:sqs:us-east-1:${HOME}:failed`;
const TOPIC = `arn:aws:sns:us-east-1:${HOME}:failed`;
const KEY = `arn:aws:kms:us-east-1:${HOME}:key/11111111-2222-3333-4444-555555555555`;
const LAYER = `arn:aws:lambda:us-east-1:${HOME}:layer:tools:3`;

function withOptions(props: Partial<LambdaFunctionProps>): Synthesised {
  return synthesiseStack((scope) => {
    lambda(homeAccount(scope), 'worker', props);
  });
}

/** What every function has, whatever its options. */
function baseArguments(stack: Synthesised, ...policies: readonly string[]) {
  const { filename, source_code_hash } = ofType(stack, 'aws_lambda_function').worker ?? {};
  return {
    provider: 'aws.home',
    function_name: 'worker',
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    role: `\${${addressOf(stack, 'aws_iam_role', 'worker-role')}.arn}`,
    depends_on: [
      addressOf(stack, 'aws_cloudwatch_log_group', '/aws/lambda/worker'),
      ...['logs', ...policies].map((policy) => addressOf(stack, 'aws_iam_role_policy', `worker-role/${policy}`)),
    ],
    filename,
    source_code_hash,
  };
}

const BASE_DOCUMENTS = {
  'aws.home worker-role/trust': document(LAMBDA),
  'aws.home worker-role/logs': document(logs(HOME, 'worker')),
};

test('a function comes with its log group and a role that may write there, and nothing else', () => {
  const stack = withOptions({});
  expect(ofType(stack, 'aws_lambda_function')).toEqual({ worker: baseArguments(stack) });
  expect(ofType(stack, 'aws_iam_role')).toEqual({
    'worker-role': {
      provider: 'aws.home',
      name: 'worker-role',
      assume_role_policy: expect.any(String),
    },
  });
  expect(ofType(stack, 'aws_cloudwatch_log_group')).toEqual({
    '/aws/lambda/worker': { provider: 'aws.home', name: '/aws/lambda/worker', retention_in_days: 30 },
  });
  expect(documents(stack)).toEqual(BASE_DOCUMENTS);
  expect(placed(stack)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/worker': 'aws.home',
    'aws_iam_role worker-role': 'aws.home',
    'aws_iam_role_policy worker-role/logs': 'aws.home',
    'aws_lambda_function worker': 'aws.home',
  });
});

test('size, time, layers, tags, description and overrides reach the function under their Terraform names', () => {
  const stack = withOptions({
    handler: 'main.handler',
    runtime: 'python3.13',
    memorySize: 512,
    timeout: 60,
    architectures: ['arm64'],
    layers: [LAYER],
    description: 'Works.',
    tags: { team: 'reports' },
    environment: { BUCKET: 'reports' },
    logRetentionInDays: 0,
    overrides: { reserved_concurrent_executions: 2, tracing_config: { mode: 'Active' } },
  });
  expect(ofType(stack, 'aws_lambda_function')).toEqual({
    worker: {
      ...baseArguments(stack),
      handler: 'main.handler',
      runtime: 'python3.13',
      memory_size: 512,
      timeout: 60,
      architectures: ['arm64'],
      layers: [LAYER],
      description: 'Works.',
      tags: { team: 'reports' },
      environment: { variables: { BUCKET: 'reports' } },
      reserved_concurrent_executions: 2,
      tracing_config: { mode: 'Active' },
    },
  });
  expect(ofType(stack, 'aws_cloudwatch_log_group')['/aws/lambda/worker']?.retention_in_days).toBe(0);
  expect(documents(stack)).toEqual(BASE_DOCUMENTS);
});

test('a function in a VPC may make its network interfaces, before it is created', () => {
  const stack = withOptions({ vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'] } });
  expect(ofType(stack, 'aws_lambda_function')).toEqual({
    worker: {
      ...baseArguments(stack, 'network'),
      vpc_config: { subnet_ids: ['subnet-1', 'subnet-2'], security_group_ids: ['sg-1'] },
    },
  });
  expect(documents(stack)).toEqual({
    ...BASE_DOCUMENTS,
    'aws.home worker-role/network': document(
      allow(
        [
          'ec2:AssignPrivateIpAddresses',
          'ec2:CreateNetworkInterface',
          'ec2:DeleteNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:UnassignPrivateIpAddresses',
        ],
        '*',
      ),
    ),
  });
});

test('a dead-letter queue or topic gets the one action that it needs', () => {
  for (const [targetArn, action] of [
    [QUEUE, 'sqs:SendMessage'],
    [TOPIC, 'sns:Publish'],
  ] as const) {
    const stack = withOptions({ deadLetter: { targetArn } });
    expect(ofType(stack, 'aws_lambda_function')).toEqual({
      worker: { ...baseArguments(stack, 'dead-letter'), dead_letter_config: { target_arn: targetArn } },
    });
    expect(documents(stack)).toEqual({
      ...BASE_DOCUMENTS,
      'aws.home worker-role/dead-letter': document(allow(action, targetArn)),
    });
  }
});

test('a key for the environment variables may be used to decrypt them', () => {
  const stack = withOptions({ kmsKeyArn: KEY });
  expect(ofType(stack, 'aws_lambda_function')).toEqual({
    worker: { ...baseArguments(stack, 'environment-key'), kms_key_arn: KEY },
  });
  expect(documents(stack)).toEqual({
    ...BASE_DOCUMENTS,
    'aws.home worker-role/environment-key': document(allow('kms:Decrypt', KEY)),
  });
});

test('roleName and roleOptions shape the role of the function, and its path is part of every ARN', () => {
  const stack = synthesiseStack((scope) => {
    const worker = lambda(homeAccount(scope), 'worker', {
      roleName: 'lambda+worker@team',
      roleOptions: {
        path: '/service/app/',
        permissionsBoundary: `arn:aws:iam::${HOME}:policy/boundary`,
        description: 'Role of worker.',
        tags: { team: 'reports' },
        maxSessionDuration: 7200,
        statements: [{ sid: 'List', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::reports'] }],
        overrides: { force_detach_policies: true },
      },
    });
    expect(worker.role.roleArn).toBe(roleArn(HOME, 'service/app/lambda+worker@team'));
  });
  expect(ofType(stack, 'aws_iam_role')).toEqual({
    'lambda+worker@team': {
      provider: 'aws.home',
      name: 'lambda+worker@team',
      path: '/service/app/',
      permissions_boundary: `arn:aws:iam::${HOME}:policy/boundary`,
      description: 'Role of worker.',
      tags: { team: 'reports' },
      max_session_duration: 7200,
      force_detach_policies: true,
      assume_role_policy: expect.any(String),
    },
  });
  expect(documents(stack)).toEqual({
    'aws.home lambda+worker@team/trust': document(LAMBDA),
    'aws.home lambda+worker@team/logs': document(logs(HOME, 'worker')),
    'aws.home lambda+worker@team/access': document(allow('s3:ListBucket', 'arn:aws:s3:::reports')),
  });
});

test('a function runs as the role it is given, and makes none of its own', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = new ExecutionRole(scope, 'role', { account: home, roleName: 'given' });
    lambda(home, 'worker', { role });
  });
  expect(ofType(stack, 'aws_lambda_function').worker?.role).toBe('${aws_iam_role.role.arn}');
  expect(documents(stack)).toEqual({
    'aws.home given/trust': document(LAMBDA),
    'aws.home given/logs': document(logs(HOME, 'worker')),
  });
});

test('a function may run as a role that exists: its policies are attached, or handed over where no account is given', () => {
  for (const isWritable of [true, false]) {
    const stack = synthesiseStack((scope) => {
      const home = homeAccount(scope);
      const options = isWritable ? { account: home } : {};
      const role = ExecutionRole.fromArn(scope, 'role', roleArn(HOME, 'given'), options);
      lambda(home, 'worker', { role });
    });
    expect(ofType(stack, 'aws_lambda_function').worker?.role).toBe(roleArn(HOME, 'given'));
    expect(documents(stack)).toEqual(isWritable ? { 'aws.home given/logs-stack': document(logs(HOME, 'worker')) } : {});
  }
});

test('the code folder is found below the folder of cdktf.json, wherever the test runs', () => {
  const before = process.cwd();
  try {
    process.chdir(CODE);
    expect(Object.keys(ofType(withOptions({}), 'aws_lambda_function'))).toEqual(['worker']);
  } finally {
    process.chdir(before);
  }
});
