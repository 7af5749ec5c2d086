import { answered, call, failed, type HandlerCase } from './handler-cases';
import type { Outcome } from './handler-runner';
import { base64 } from './kinesis-event';

const PROCESSOR = 'arn:aws:lambda:ap-northeast-1:111111111111:function:ProcessorFunction';

const httpEvent = (body: string | null, isBase64Encoded = false) => ({
  resource: '/process',
  path: '/process',
  httpMethod: 'POST',
  requestContext: { stage: 'prod' },
  body,
  isBase64Encoded,
});

const httpAnswer = (statusCode: number, body: string, logs: readonly unknown[] = []): Outcome =>
  answered({ statusCode, headers: { 'content-type': 'application/json' }, body }, logs);

const invocation = (Payload: string) =>
  call('Invoke', 'ap-northeast-1', 'FUNCTION', {
    FunctionName: PROCESSOR,
    InvocationType: 'RequestResponse',
    Payload,
  });

const badRequest = httpAnswer(400, '{"message":"The body of the request must be JSON."}');

export const requestCases: readonly HandlerCase[] = [
  {
    name: 'returns the answer of the processor',
    handler: 'request',
    environment: { PROCESSOR_FUNCTION_ARN: PROCESSOR },
    arrange: (aws) => aws.functions.set(PROCESSOR, { payload: '{"processed": true, "request": {"text": "ä"}}' }),
    events: [httpEvent('{ "text": "ä" }'), httpEvent(base64('{"text":"ä"}'), true)],
    outcomes: [
      httpAnswer(200, '{"processed":true,"request":{"text":"ä"}}'),
      httpAnswer(200, '{"processed":true,"request":{"text":"ä"}}'),
    ],
    calls: [invocation('{"text":"ä"}'), invocation('{"text":"ä"}')],
  },
  {
    name: 'a processor without an answer',
    handler: 'request',
    environment: { PROCESSOR_FUNCTION_ARN: PROCESSOR },
    events: [httpEvent('[1,null]')],
    outcomes: [httpAnswer(200, 'null')],
    calls: [invocation('[1,null]')],
  },
  {
    name: 'P25 a FunctionError becomes 502, its message and trace stay in the log',
    handler: 'request',
    environment: { PROCESSOR_FUNCTION_ARN: PROCESSOR },
    arrange: (aws) =>
      aws.functions.set(PROCESSOR, {
        payload: '{"errorType":"InvalidRequestError","errorMessage":"secret","trace":["at handler"]}',
        functionError: 'Unhandled',
      }),
    events: [httpEvent('[]')],
    outcomes: [
      httpAnswer(502, '{"message":"The processor failed.","errorType":"InvalidRequestError"}', [
        {
          level: 'error',
          message: 'the processor failed',
          errorType: 'InvalidRequestError',
          errorMessage: 'secret',
          trace: ['at handler'],
        },
      ]),
    ],
    calls: [invocation('[]')],
  },
  {
    name: 'a body that is no JSON becomes 400, without a call',
    handler: 'request',
    environment: { PROCESSOR_FUNCTION_ARN: PROCESSOR },
    events: [httpEvent('{"text":'), httpEvent(''), httpEvent(null), httpEvent('NaN'), httpEvent('Iv8i', true)],
    outcomes: [badRequest, badRequest, badRequest, badRequest, badRequest],
  },
  {
    name: 'says that PROCESSOR_FUNCTION_ARN is missing',
    handler: 'request',
    events: [httpEvent('{}')],
    outcomes: [
      failed(
        'MissingVariableError',
        'PROCESSOR_FUNCTION_ARN is not set: the environment variables of the function must name it',
      ),
    ],
  },
];

const invalidRequest = failed('InvalidRequestError', 'The request must be a JSON object.');

export const processorCases: readonly HandlerCase[] = [
  {
    name: 'returns the request it processed',
    handler: 'processor',
    events: [{ text: 'ä', list: [1, null, { b: 2, a: 1 }] }, {}],
    outcomes: [
      answered({ processed: true, request: { text: 'ä', list: [1, null, { b: 2, a: 1 }] } }),
      answered({ processed: true, request: {} }),
    ],
  },
  {
    name: 'refuses a request that is no object',
    handler: 'processor',
    events: [[], 'text', 1, null, true],
    outcomes: [invalidRequest, invalidRequest, invalidRequest, invalidRequest, invalidRequest],
  },
];
