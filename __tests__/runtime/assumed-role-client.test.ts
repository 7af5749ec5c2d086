import dns from 'node:dns';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { assumedRoleClient } from '../../lib/runtime/exports';
import { FakeAws, type RecordedCall } from './fake-aws';
import { lambdaEnvironment } from './lambda-environment';

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:222222222222:function:callee';
const MINUTES = 60_000;

let aws: FakeAws;
const environment = { ...process.env };

beforeAll(async () => {
  aws = await FakeAws.start();
});
beforeEach(() => {
  aws.reset();
  process.env = { ...environment, ...lambdaEnvironment(aws.endpoint) };
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  process.env = environment;
  await aws.stop();
});

// A role of its own for each test: the clients are kept as long as the module.
let roles = 0;
function newRole(): string {
  roles += 1;
  return `arn:aws:iam::222222222222:role/reader-${roles}`;
}

function assumeRole(roleArn: string, more: Record<string, string> = {}, region = 'eu-west-1'): RecordedCall {
  const parameters = { RoleArn: roleArn, RoleSessionName: 'caller', ...more };
  return { operation: 'AssumeRole', region, accessKeyId: 'FUNCTION', parameters };
}

function list(accessKeyId: string, region = 'eu-west-1'): RecordedCall {
  return { operation: 'ListObjectsV2', region, accessKeyId, parameters: { Bucket: 'source' } };
}

const listSource = (client: S3Client) => client.send(new ListObjectsV2Command({ Bucket: 'source' }));

function moveClock(): (minutes: number) => void {
  const now = Date.now;
  let ahead = 0;
  jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  return (minutes) => {
    ahead += minutes * MINUTES;
  };
}

describe('P25 credentials expire in a warm Lambda', () => {
  test('a session is renewed when less than five minutes remain, not before and not after', async () => {
    const forward = moveClock();
    const roleArn = newRole();
    const invocation = () => listSource(assumedRoleClient(S3Client, { roleArn }));

    await invocation();
    forward(54);
    await invocation();
    expect(aws.takeCalls()).toEqual([assumeRole(roleArn), list('SESSION1'), list('SESSION1')]);

    forward(2);
    await invocation();
    await invocation();
    expect(aws.takeCalls()).toEqual([assumeRole(roleArn), list('SESSION2'), list('SESSION2')]);
  });

  test('a session of 900 seconds serves more than one request', async () => {
    const roleArn = newRole();
    const client = assumedRoleClient(S3Client, { roleArn, durationSeconds: 900 });
    await listSource(client);
    await listSource(client);
    expect(aws.takeCalls()).toEqual([
      assumeRole(roleArn, { DurationSeconds: '900' }),
      list('SESSION1'),
      list('SESSION1'),
    ]);
  });

  test('clients of two classes share one session, also when they start it and when they renew it at the same time', async () => {
    const forward = moveClock();
    const roleArn = newRole();
    const both = async () => {
      const s3 = assumedRoleClient(S3Client, { roleArn });
      const lambda = assumedRoleClient(LambdaClient, { roleArn });
      await Promise.all([listSource(s3), lambda.send(new InvokeCommand({ FunctionName: FUNCTION_ARN }))]);
      return aws.takeCalls().map(({ operation, accessKeyId }) => `${operation} by ${accessKeyId}`);
    };
    const first = await both();
    forward(58);
    const second = await both();
    expect([first.shift(), second.shift()]).toEqual(['AssumeRole by FUNCTION', 'AssumeRole by FUNCTION']);
    expect([first.sort(), second.sort()]).toEqual([
      ['Invoke by SESSION1', 'ListObjectsV2 by SESSION1'],
      ['Invoke by SESSION2', 'ListObjectsV2 by SESSION2'],
    ]);
  });

  test('a refresh that failed is forgotten', async () => {
    const roleArn = newRole();
    const client = assumedRoleClient(S3Client, { roleArn });
    aws.deniedRoles.add(roleArn);
    await expect(listSource(client)).rejects.toThrow('denied');
    aws.deniedRoles.clear();
    await listSource(client);
    expect(aws.takeCalls()).toEqual([assumeRole(roleArn), assumeRole(roleArn), list('SESSION1')]);
  });
});

describe('P25 global STS endpoint', () => {
  test('AssumeRole goes to the host of the own region, even where the global endpoint lives', async () => {
    process.env.AWS_REGION = 'us-east-1';
    delete process.env.AWS_ENDPOINT_URL;
    const hosts: unknown[] = [];
    jest.spyOn(dns, 'lookup').mockImplementation(((host: string, _: unknown, done: (error: Error) => void) => {
      hosts.push(host);
      done(new Error('no network'));
    }) as never);
    await expect(listSource(assumedRoleClient(S3Client, { roleArn: newRole() }))).rejects.toThrow('no network');
    expect(hosts).toEqual(['sts.us-east-1.amazonaws.com']);
  });

  test('one session serves clients of several regions, each signing for its own', async () => {
    const roleArn = newRole();
    const regions = ['eu-west-1', 'ap-northeast-1'];
    const [here, there] = regions.map((region) => assumedRoleClient(S3Client, { roleArn, region }));
    await listSource(here as S3Client);
    await listSource(there as S3Client);
    expect(aws.takeCalls()).toEqual([
      assumeRole(roleArn),
      list('SESSION1', 'eu-west-1'),
      list('SESSION1', 'ap-northeast-1'),
    ]);
  });

  test('without a region of its own, the session starts in the region of the client', async () => {
    delete process.env.AWS_REGION;
    const roleArn = newRole();
    await listSource(assumedRoleClient(S3Client, { roleArn, region: 'ap-northeast-1' }));
    expect(aws.takeCalls()).toEqual([assumeRole(roleArn, {}, 'ap-northeast-1'), list('SESSION1', 'ap-northeast-1')]);
  });
});

test('the same class, role, region and options give the same client, anything else another', () => {
  const roleArn = newRole();
  const base = { roleArn, tags: { team: 'a', stage: 'prod' }, clientConfig: { forcePathStyle: true } };
  const client = assumedRoleClient(S3Client, base);
  const same = [
    { ...base, region: 'eu-west-1' },
    { ...base, tags: { stage: 'prod', team: 'a' } },
    { ...base, sessionName: 'caller', externalId: undefined },
    { ...base, clientConfig: { forcePathStyle: true } },
  ];
  const other = [
    { ...base, roleArn: newRole() },
    { ...base, region: 'eu-central-1' },
    { ...base, sessionName: 'other' },
    { ...base, externalId: 'external' },
    { ...base, durationSeconds: 900 },
    { ...base, tags: { team: 'b', stage: 'prod' } },
    { ...base, transitiveTagKeys: ['team'] },
    { ...base, sourceIdentity: 'alice' },
    { ...base, clientConfig: { forcePathStyle: false } },
  ];
  expect(same.map((options) => assumedRoleClient(S3Client, options) === client)).toEqual(same.map(() => true));
  expect(new Set([client, ...other.map((options) => assumedRoleClient(S3Client, options))]).size).toBe(10);
  expect(assumedRoleClient(LambdaClient, { roleArn })).toBeInstanceOf(LambdaClient);
});

test('all session options reach AssumeRole', async () => {
  const roleArn = newRole();
  const client = assumedRoleClient(S3Client, {
    roleArn,
    sessionName: 'nightly-report',
    externalId: 'contract/42',
    durationSeconds: 1800,
    tags: { team: 'a', stage: 'prod' },
    transitiveTagKeys: ['team'],
    sourceIdentity: 'alice@example.com',
  });
  await listSource(client);
  expect(aws.takeCalls()).toEqual([
    assumeRole(roleArn, {
      RoleSessionName: 'nightly-report',
      ExternalId: 'contract/42',
      DurationSeconds: '1800',
      'Tags.member.1.Key': 'stage',
      'Tags.member.1.Value': 'prod',
      'Tags.member.2.Key': 'team',
      'Tags.member.2.Value': 'a',
      'TransitiveTagKeys.member.1': 'team',
      SourceIdentity: 'alice@example.com',
    }),
    list('SESSION1'),
  ]);
});
