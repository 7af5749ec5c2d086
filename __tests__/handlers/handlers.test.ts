import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeAws } from '../runtime/fake-aws';
import { lambdaEnvironment } from '../runtime/lambda-environment';
import { assumeRoleCases } from './assume-role-cases';
import type { HandlerRunner } from './handler-runner';
import { calleeCases, kinesisCases } from './kinesis-cases';
import { missingPython, pythonHandlers } from './python-handlers';
import { processorCases, requestCases } from './request-cases';
import { sourceCases } from './source-cases';
import { typescriptHandlers } from './typescript-handlers';

const skipPython = missingPython !== undefined && process.env.CI !== 'true';
if (skipPython) process.stderr.write(`The tests of the Python handlers are skipped: ${missingPython}.\n`);
const describePython = skipPython ? describe.skip : describe;

let aws: FakeAws;
beforeAll(async () => {
  aws = await FakeAws.start();
});
beforeEach(() => aws.reset());
afterAll(() => aws.stop());

const cases = [...assumeRoleCases, ...requestCases, ...processorCases, ...kinesisCases, ...calleeCases, ...sourceCases];

function testHandlers(runner: HandlerRunner): void {
  afterAll(() => runner.stop());

  test.each(cases.map((each) => [each.handler, each.name, each] as const))('%s: %s', async (_, __, each) => {
    each.arrange?.(aws);
    const environment = { ...lambdaEnvironment(aws.endpoint), ...each.environment };
    const outcomes = await runner.run(each.handler, each.events, environment);
    expect({ outcomes, calls: aws.takeCalls() }).toEqual({ outcomes: each.outcomes, calls: each.calls ?? [] });
  });

  test('an emulator without DNS names for buckets is asked for the bucket in the path', async () => {
    aws.buckets.set('source', [['a']]);
    const outcomes = await runner.run('assume-role', [{}], {
      ...lambdaEnvironment(aws.endpoint.replace('127.0.0.1', 'localhost')),
      SOURCE_ROLE_ARN: 'arn:aws:iam::222222222222:role/reader',
      SOURCE_BUCKET: 'source',
      SOURCE_REGION: 'eu-west-1',
      S3_FORCE_PATH_STYLE: 'true',
    });
    expect(outcomes).toEqual([{ answer: '{"bucket":"source","keys":["a"]}', logs: [] }]);
  });
}

describe('TypeScript', () => testHandlers(typescriptHandlers()));

describePython('Python', () => {
  const python = pythonHandlers();
  testHandlers(python);
  afterAll(() => python.stop());

  const reader = {
    SOURCE_ROLE_ARN: 'arn:aws:iam::222222222222:role/reader',
    SOURCE_BUCKET: 'source',
    SOURCE_REGION: 'eu-west-1',
  };

  test('P25 credentials expire in a warm Lambda: a session with less than five minutes left is renewed first', async () => {
    aws.sessionSeconds = 290;
    await python.run('assume-role', [{}, {}], { ...lambdaEnvironment(aws.endpoint), ...reader });
    const signers = aws.takeCalls().map(({ operation, accessKeyId }) => `${operation} by ${accessKeyId}`);
    expect(signers.filter((signer) => signer.startsWith('List'))).toEqual([
      'ListObjectsV2 by SESSION2',
      'ListObjectsV2 by SESSION3',
    ]);
  });

  test('P25 global STS endpoint: AssumeRole goes to the host of the own region, whatever the environment says', async () => {
    const hosts = new Set<string | undefined>();
    const proxy = createServer().on('connect', (request, socket) => {
      hosts.add(request.url);
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    const { AWS_ENDPOINT_URL: _, ...environment } = lambdaEnvironment('');
    await python.run('assume-role', [{}], {
      ...environment,
      ...reader,
      AWS_REGION: 'us-east-1',
      AWS_STS_REGIONAL_ENDPOINTS: 'legacy',
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
    await new Promise((closed) => proxy.close(closed));
    expect([...hosts]).toEqual(['sts.us-east-1.amazonaws.com:443']);
  });
});
