// Story `request-processor`: hands the body of an API Gateway request to another function and returns its answer.
import { InvokedFunctionError, invoke, lambdaClient, parseFunctionArn } from '../lib/runtime/exports';
import { requiredVariable } from './required-variable';

/**
 * What is used of the proxy event.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export interface ApiGatewayRequest {
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

export interface ApiGatewayResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function handler(event: ApiGatewayRequest): Promise<ApiGatewayResponse> {
  const processor = requiredVariable('PROCESSOR_FUNCTION_ARN');
  let request: unknown;
  try {
    request = JSON.parse(bodyText(event));
  } catch {
    return respond(400, { message: 'The body of the request must be JSON.' });
  }
  try {
    const answer = await invoke<unknown>(lambdaClient(parseFunctionArn(processor).region), {
      functionArn: processor,
      payload: request,
    });
    return respond(200, answer.payload ?? null);
  } catch (error) {
    // Anything else (AccessDenied, throttling) is a failure of this function: it must show in its own error metric.
    if (!(error instanceof InvokedFunctionError)) throw error;
    const { errorType, errorMessage, trace } = error;
    console.error(JSON.stringify({ level: 'error', message: 'the processor failed', errorType, errorMessage, trace }));
    // Message and trace stay in the log: the caller of a public API has no business with them.
    return respond(502, { message: 'The processor failed.', errorType });
  }
}

function bodyText({ body, isBase64Encoded }: ApiGatewayRequest): string {
  if (!isBase64Encoded) return body ?? '';
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body ?? '', 'base64'));
}

function respond(statusCode: number, body: unknown): ApiGatewayResponse {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
