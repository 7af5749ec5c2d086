import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { InvokedFunctionError } from './invoked-function-error';
import { type FunctionArn, parseFunctionArn } from './parse-function-arn';
import { UsageError } from './usage-error';

export interface InvokeRequest {
  /** The full ARN of the function, of any account; only that crosses accounts. */
  readonly functionArn: string;
  /**
   * A version or an alias.
   * @default that of the ARN, else the unpublished version
   */
  readonly qualifier?: string;
  /**
   * The event for the function, written as JSON: at most 6 MB, or 1 MB for `Event`. Undefined sends none.
   * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  readonly payload: unknown;
  /**
   * `RequestResponse` waits for the answer; `Event` only queues the event, which the function may get more than once.
   * @default 'RequestResponse'
   */
  readonly invocationType?: 'RequestResponse' | 'Event';
}

export interface InvokeResult<T> {
  /** 200 for `RequestResponse`, 202 for `Event`. */
  readonly statusCode: number;
  /**
   * The function's answer, parsed from JSON but not checked against `T`; undefined when there is none, as for
   * `Event`.
   */
  readonly payload: T;
  /** The version that ran, behind whatever alias; absent for `Event`. */
  readonly executedVersion?: string;
  /** The id of the request, by which the logs on both sides can be found. */
  readonly requestId?: string;
}

/**
 * Invokes a function and returns its answer, or throws its error.
 *
 * The caller needs `lambda:InvokeFunction` on the function; in another account the function's resource policy must
 * allow it too. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 *
 * @throws InvokedFunctionError when the function failed.
 * @throws UsageError for an ARN that is no full function ARN, that names another region than the client's (Lambda
 * refuses it), or that carries another qualifier than the one given.
 * The errors of the client pass through: `AccessDeniedException`, `ResourceNotFoundException`,
 * `TooManyRequestsException`, …
 */
export function invoke(
  client: LambdaClient,
  request: InvokeRequest & { readonly invocationType: 'Event' },
): Promise<InvokeResult<undefined>>;
export function invoke<T>(client: LambdaClient, request: InvokeRequest): Promise<InvokeResult<T>>;
export async function invoke(client: LambdaClient, request: InvokeRequest): Promise<InvokeResult<unknown>> {
  const { functionArn, qualifier, payload, invocationType = 'RequestResponse' } = request;
  checkTarget(parseFunctionArn(functionArn), request, await client.config.region());
  const answer = await client.send(
    new InvokeCommand({
      FunctionName: functionArn,
      InvocationType: invocationType,
      ...(qualifier !== undefined && { Qualifier: qualifier }),
      ...(payload !== undefined && { Payload: JSON.stringify(payload) }),
    }),
  );
  const text = answer.Payload?.transformToString() ?? '';
  if (answer.FunctionError !== undefined) {
    const kind = answer.FunctionError === 'Handled' ? 'Handled' : 'Unhandled';
    throw new InvokedFunctionError({ functionArn, kind, payload: parsedOr(text, () => text) });
  }
  return {
    statusCode: answer.StatusCode ?? 0,
    payload: parsedOr(text, () => {
      throw new Error(`${functionArn} answered with ${text.length} characters that are no JSON.`);
    }),
    ...(answer.ExecutedVersion !== undefined && { executedVersion: answer.ExecutedVersion }),
    ...(answer.$metadata.requestId !== undefined && { requestId: answer.$metadata.requestId }),
  };
}

function parsedOr(text: string, otherwise: () => unknown): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return otherwise();
  }
}

function checkTarget(target: FunctionArn, { functionArn, qualifier }: InvokeRequest, clientRegion: string): void {
  if (target.region !== clientRegion) {
    throw new UsageError({
      what: `region of the client that invokes ${functionArn}`,
      got: clientRegion,
      allowed: `${target.region}, the region of the function (Lambda refuses the ARN of another region)`,
      todo: 'make the client for the region of the ARN: lambdaClient(parseFunctionArn(functionArn).region)',
    });
  }
  if (qualifier !== undefined && target.qualifier !== undefined && qualifier !== target.qualifier) {
    throw new UsageError({
      what: `qualifier for ${functionArn}`,
      got: qualifier,
      allowed: `${target.qualifier}, the qualifier of the ARN, or none`,
      todo: 'give the qualifier once: in the ARN or beside it',
    });
  }
}
