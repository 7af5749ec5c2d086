import { answered, call, failed, type HandlerCase } from './handler-cases';

const ROLE_ARN = 'arn:aws:iam::222222222222:role/role-on-source-account';
const ENVIRONMENT = { SOURCE_ROLE_ARN: ROLE_ARN, SOURCE_BUCKET: 'source', SOURCE_REGION: 'us-east-1' };

const assumeRole = (RoleSessionName: string) =>
  call('AssumeRole', 'eu-west-1', 'FUNCTION', { RoleArn: ROLE_ARN, RoleSessionName });
const list = (more: Record<string, string> = {}) =>
  call('ListObjectsV2', 'us-east-1', 'SESSION1', { Bucket: 'source', ...more });

export const assumeRoleCases: readonly HandlerCase[] = [
  {
    name: 'lists all pages, with one session for all invocations',
    handler: 'assume-role',
    environment: ENVIRONMENT,
    arrange: (aws) => aws.buckets.set('source', [['a', 'b/ä c'], ['d']]),
    events: [{}, {}],
    outcomes: [
      answered({ bucket: 'source', keys: ['a', 'b/ä c', 'd'] }),
      answered({ bucket: 'source', keys: ['a', 'b/ä c', 'd'] }),
    ],
    calls: [
      assumeRole('cross_acct_lambda'),
      list(),
      list({ ContinuationToken: '1' }),
      list(),
      list({ ContinuationToken: '1' }),
    ],
  },
  {
    name: 'names the session as told, and asks an emulator for the bucket in the path',
    handler: 'assume-role',
    environment: { ...ENVIRONMENT, SESSION_NAME: 'nightly', S3_FORCE_PATH_STYLE: 'true' },
    events: [{}],
    outcomes: [answered({ bucket: 'source', keys: [] })],
    calls: [assumeRole('nightly'), list()],
  },
  ...Object.keys(ENVIRONMENT).map(
    (missing): HandlerCase => ({
      name: `says that ${missing} is missing`,
      handler: 'assume-role',
      environment: { ...ENVIRONMENT, [missing]: '' },
      events: [{}],
      outcomes: [
        failed('MissingVariableError', `${missing} is not set: the environment variables of the function must name it`),
      ],
    }),
  ),
];
