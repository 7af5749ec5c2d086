/** The story `assume-role`, document for document as STORIES.md has it. */
import { documents, ofType, policy } from '../support/documents';
import { functions, LAMBDA_TAKES_ROLE, runtimes, synthesiseStory, writeLogs } from './story';

const READER_ROLE = 'arn:aws:iam::111111111111:role/my-lambda-execution-role';
const SOURCE_ROLE = 'arn:aws:iam::222222222222:role/role-on-source-account';
const BUCKET = 'source-222222222222-us-east-1';

const story = synthesiseStory('assume-role');

test('the policies are the ones of the story, each in its account, and there are no others', () => {
  expect(documents(story)).toEqual({
    'aws.home my-lambda-execution-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home my-lambda-execution-role: inline policy assume-role': policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: SOURCE_ROLE,
    }),
    'aws.home my-lambda-execution-role: inline policy logs': policy(
      writeLogs('us-east-1', '111111111111', 'cross-account-reader'),
    ),
    'aws.cross role-on-source-account: trust policy': policy({
      Effect: 'Allow',
      Principal: { AWS: READER_ROLE },
      Action: 'sts:AssumeRole',
    }),
    'aws.cross role-on-source-account: inline policy access': policy({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${BUCKET}`,
    }),
  });
});

test('every resource has the provider of its account, and there is no resource besides', () => {
  expect(story.providers).toEqual({
    'aws_cloudwatch_log_group.reader_logs_B415C494': 'aws.home',
    'aws_iam_role.reader_role_B5252E3A': 'aws.home',
    'aws_iam_role.source-role': 'aws.cross',
    'aws_iam_role_policy.reader_role_assume-role_B7F38D61': 'aws.home',
    'aws_iam_role_policy.reader_role_logs_75F49D5F': 'aws.home',
    'aws_iam_role_policy.source-role_access_922FDB32': 'aws.cross',
    'aws_lambda_function.reader': 'aws.home',
    'aws_s3_bucket.source': 'aws.cross',
  });
  expect(story.config.data).toBeUndefined();
});

test('each provider refuses every account but its own', () => {
  expect(story.config.provider).toEqual({
    aws: [
      { alias: 'home', region: 'us-east-1', allowed_account_ids: ['111111111111'] },
      { alias: 'cross', region: 'us-east-1', allowed_account_ids: ['222222222222'] },
    ],
  });
});

test('the roles have names and trust policies, and nothing else that gives power', () => {
  const roles = Object.values(ofType(story, 'aws_iam_role')).map(({ assume_role_policy: _trust, ...rest }) => rest);
  expect(roles).toEqual([
    { provider: 'aws.home', name: 'my-lambda-execution-role' },
    // IAM looks the caller's role up when it saves the trust policy that names it.
    { provider: 'aws.cross', name: 'role-on-source-account', depends_on: ['aws_iam_role.reader_role_B5252E3A'] },
  ]);
});

test('the function learns the role and the bucket from its environment', () => {
  expect(functions(story)).toEqual({
    'cross-account-reader': {
      provider: 'aws.home',
      role: '${aws_iam_role.reader_role_B5252E3A.arn}',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      timeout: 30,
      environment: {
        variables: { SOURCE_ROLE_ARN: SOURCE_ROLE, SOURCE_BUCKET: BUCKET, SOURCE_REGION: 'us-east-1' },
      },
      depends_on: ['aws_cloudwatch_log_group.reader_logs_B415C494', 'aws_iam_role_policy.reader_role_logs_75F49D5F'],
    },
  });
});

test('the log group is made with a retention, and the bucket is emptied when the stack is destroyed', () => {
  expect(ofType(story, 'aws_cloudwatch_log_group')).toEqual({
    'aws_cloudwatch_log_group.reader_logs_B415C494': {
      provider: 'aws.home',
      name: '/aws/lambda/cross-account-reader',
      retention_in_days: 30,
    },
  });
  expect(ofType(story, 'aws_s3_bucket')).toEqual({
    'aws_s3_bucket.source': { provider: 'aws.cross', bucket: BUCKET, force_destroy: true },
  });
});

test('the manifest declares the one access, and there is no output besides', () => {
  expect(story.config.output).toEqual({
    access_manifest: {
      description: 'The accesses that this stack declares, for a reviewer to prove.',
      value: {
        schemaVersion: 1,
        accesses: [
          {
            principal: READER_ROLE,
            breadth: 'role',
            action: 'sts:AssumeRole',
            resource: SOURCE_ROLE,
            via: 'trustPolicy',
            conditions: {},
            side: 'both',
          },
        ],
      },
    },
  });
});

test('nothing is wrong with it, and there is nothing to warn of', () => {
  expect(story.errors).toEqual([]);
  expect(story.warnings).toEqual([]);
});

test('a name prefix goes before every name, in the documents too', () => {
  const prefixed = synthesiseStory('assume-role', { namePrefix: 'dev-' });
  expect(documents(prefixed)).toEqual({
    'aws.home dev-my-lambda-execution-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home dev-my-lambda-execution-role: inline policy assume-role': policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::222222222222:role/dev-role-on-source-account',
    }),
    'aws.home dev-my-lambda-execution-role: inline policy logs': policy(
      writeLogs('us-east-1', '111111111111', 'dev-cross-account-reader'),
    ),
    'aws.cross dev-role-on-source-account: trust policy': policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:role/dev-my-lambda-execution-role' },
      Action: 'sts:AssumeRole',
    }),
    'aws.cross dev-role-on-source-account: inline policy access': policy({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::dev-source-222222222222-us-east-1',
    }),
  });
  // The addresses stay, so that a prefix renames and never moves.
  expect(prefixed.providers).toEqual(story.providers);
});

test('a bucket that exists already is listed and not created', () => {
  const existing = synthesiseStory('assume-role', { bucketName: 'their-bucket' });
  const { 'aws_s3_bucket.source': _bucket, ...providers } = story.providers;
  expect(existing.providers).toEqual(providers);
  expect(documents(existing)).toEqual({
    ...documents(story),
    'aws.cross role-on-source-account: inline policy access': policy({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::their-bucket',
    }),
  });
  expect(existing.resources['aws_lambda_function.reader']?.environment).toEqual({
    variables: { SOURCE_ROLE_ARN: SOURCE_ROLE, SOURCE_BUCKET: 'their-bucket', SOURCE_REGION: 'us-east-1' },
  });
});

test('the handlers in Python change what runs and nothing else', () => {
  const python = synthesiseStory('assume-role', { handlerLanguage: 'python' });
  expect(runtimes(python)).toEqual({
    'cross-account-reader': { runtime: 'python3.13', handler: 'assume_role.handler' },
  });
  expect(documents(python)).toEqual(documents(story));
  expect(python.providers).toEqual(story.providers);
  expect(python.config.output).toEqual(story.config.output);
});

test('a profile and a deploy role go to the provider of their side alone', () => {
  const { home, cross } = {
    home: { accountId: '111111111111', region: 'us-east-1', profile: 'home-admin' },
    cross: {
      accountId: '222222222222',
      region: 'us-east-1',
      assumeRole: { roleArn: 'arn:aws:iam::222222222222:role/deploy' },
    },
  };
  expect(synthesiseStory('assume-role', { home, cross }).config.provider).toEqual({
    aws: [
      { alias: 'home', region: 'us-east-1', allowed_account_ids: ['111111111111'], profile: 'home-admin' },
      {
        alias: 'cross',
        region: 'us-east-1',
        allowed_account_ids: ['222222222222'],
        assume_role: [{ role_arn: 'arn:aws:iam::222222222222:role/deploy' }],
      },
    ],
  });
});
