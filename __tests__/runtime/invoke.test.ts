import { InvokedFunctionError, invoke, lambdaClient, parseFunctionArn } from '../../lib/runtime/exports';
import { FakeAws } from './fake-aws';
import { lambdaEnvironment } from './lambda-environment';

const FUNCTION_ARN = 'arn:aws:lambda:ap-northeast-1:222222222222:function:callee';

let aws: FakeAws;
const environment = { ...process.env };

beforeAll(async () => {
  aws = await FakeAws.start();
  process.env = { ...environment, ...lambdaEnvironment(aws.endpoint) };
});
beforeEach(() => aws.reset());
afterAll(async () => {
  process.env = environment;
  await aws.stop();
});

const client = () => lambdaClient(parseFunctionArn(FUNCTION_ARN).region);

function invocation(parameters: Record<string, string>) {
  return { operation: 'Invoke', region: 'ap-northeast-1', accessKeyId: 'FUNCTION', parameters };
}

test('one client per region, with the credentials of the function', () => {
  expect(lambdaClient('ap-northeast-1')).toBe(client());
  expect(lambdaClient('eu-west-1')).not.toBe(client());
});

test('a synchronous call returns the parsed answer', async () => {
  aws.functions.set(FUNCTION_ARN, { payload: '{"sum":3}' });
  const result = await invoke<{ sum: number }>(client(), {
    functionArn: FUNCTION_ARN,
    qualifier: 'live',
    payload: { summands: [1, 2], text: 'ä"' },
  });
  expect(result).toEqual({ statusCode: 200, payload: { sum: 3 }, executedVersion: '7', requestId: 'request-id' });
  expect(aws.takeCalls()).toEqual([
    invocation({
      FunctionName: FUNCTION_ARN,
      Qualifier: 'live',
      InvocationType: 'RequestResponse',
      Payload: '{"summands":[1,2],"text":"ä\\""}',
    }),
  ]);
});

test('an event is queued and has no answer', async () => {
  const result = await invoke(client(), { functionArn: FUNCTION_ARN, payload: { id: 1 }, invocationType: 'Event' });
  expect(result).toEqual({ statusCode: 202, payload: undefined, requestId: 'request-id' });
  expect(aws.takeCalls()).toEqual([
    invocation({ FunctionName: FUNCTION_ARN, InvocationType: 'Event', Payload: '{"id":1}' }),
  ]);
});

test('null is an event, undefined is none', async () => {
  await invoke(client(), { functionArn: FUNCTION_ARN, payload: null });
  await invoke(client(), { functionArn: FUNCTION_ARN, payload: undefined });
  expect(aws.takeCalls().map(({ parameters }) => parameters.Payload)).toEqual(['null', '']);
});

describe('P25 FunctionError ignored', () => {
  test.each([
    [
      'Node.js',
      { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no', 'at handler'] },
      { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no', 'at handler'] },
      ' with TypeError: no',
    ],
    [
      'Python',
      { errorMessage: 'no', errorType: 'ValueError', requestId: 'r', stackTrace: ['  File "callee.py"'] },
      { errorType: 'ValueError', errorMessage: 'no', trace: ['  File "callee.py"'] },
      ' with ValueError: no',
    ],
    [
      'a timeout',
      { errorType: 'Sandbox.Timedout', errorMessage: 'RequestId: r Error: Task timed out after 3.00 seconds' },
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: 'RequestId: r Error: Task timed out after 3.00 seconds',
        trace: [],
      },
      ' with Sandbox.Timedout: RequestId: r Error: Task timed out after 3.00 seconds',
    ],
    ['no object', ['odd'], { errorType: 'Unknown', errorMessage: '', trace: [] }, ' with Unknown'],
  ])('an error of the function is thrown: %s', async (_, payload, fields, message) => {
    aws.functions.set(FUNCTION_ARN, { payload: JSON.stringify(payload), functionError: 'Unhandled' });
    const error: unknown = await invoke(client(), { functionArn: FUNCTION_ARN, payload: {} }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(InvokedFunctionError);
    expect({ ...(error as object), message: (error as Error).message }).toEqual({
      name: 'InvokedFunctionError',
      message: `${FUNCTION_ARN} failed (Unhandled)${message}`,
      functionArn: FUNCTION_ARN,
      kind: 'Unhandled',
      cause: payload,
      ...fields,
    });
  });

  test('also when its payload is no JSON', async () => {
    aws.functions.set(FUNCTION_ARN, { payload: '<html>', functionError: 'Handled' });
    const error = await invoke(client(), { functionArn: FUNCTION_ARN, payload: {} }).catch((thrown) => thrown);
    expect([error.name, error.kind, error.cause]).toEqual(['InvokedFunctionError', 'Handled', '<html>']);
  });
});

test('an answer that is no JSON is an error', async () => {
  aws.functions.set(FUNCTION_ARN, { payload: '<html>' });
  await expect(invoke(client(), { functionArn: FUNCTION_ARN, payload: {} })).rejects.toThrow(
    `${FUNCTION_ARN} answered with 6 characters that are no JSON.`,
  );
});

test('an error of AWS passes through', async () => {
  aws.deniedFunctions.add(FUNCTION_ARN);
  const error = await invoke(client(), { functionArn: FUNCTION_ARN, payload: {} }).catch((thrown) => thrown);
  expect([error.name, error.message]).toEqual(['AccessDeniedException', 'denied']);
});

test('a client of another region is refused before any request', async () => {
  await expect(invoke(lambdaClient('eu-west-1'), { functionArn: FUNCTION_ARN, payload: {} })).rejects.toThrow(
    new Error(
      `region of the client that invokes ${FUNCTION_ARN}: got "eu-west-1"; allowed: ap-northeast-1, the region of the ` +
        'function (Lambda refuses the ARN of another region); ' +
        'make the client for the region of the ARN: lambdaClient(parseFunctionArn(functionArn).region)',
    ),
  );
  expect(aws.takeCalls()).toEqual([]);
});

test('two qualifiers that differ are refused before any request', async () => {
  await expect(
    invoke(client(), { functionArn: `${FUNCTION_ARN}:live`, qualifier: 'next', payload: {} }),
  ).rejects.toThrow(
    new Error(
      `qualifier for ${FUNCTION_ARN}:live: got "next"; allowed: live, the qualifier of the ARN, or none; ` +
        'give the qualifier once: in the ARN or beside it',
    ),
  );
  expect(aws.takeCalls()).toEqual([]);
});
