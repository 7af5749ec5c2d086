export interface InvokedFunctionErrorDetails {
  readonly functionArn: string;
  /** The `FunctionError` of the answer: caught by the function's code or runtime (`Handled`), or not (`Unhandled`). */
  readonly kind: 'Handled' | 'Unhandled';
  /** The answer's payload: parsed, or the text itself when it is no JSON. */
  readonly payload: unknown;
}

/**
 * Thrown when an invoked function failed. Invoke itself answers such a call with status 200 and a `FunctionError`, so
 * code that looks at the status only takes the error for a result.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export class InvokedFunctionError extends Error {
  override readonly name = 'InvokedFunctionError';
  /** The function that was invoked. */
  readonly functionArn: string;
  /** `Handled` when the function's code or runtime caught the error, else `Unhandled`. */
  readonly kind: 'Handled' | 'Unhandled';
  /**
   * The name of the error in the invoked function, such as `TypeError` or `Sandbox.Timedout`; `Unknown` when it gave
   * none.
   */
  readonly errorType: string;
  /** The message of the error in the invoked function; empty when it gave none. */
  readonly errorMessage: string;
  /** The stack trace of the invoked function, line by line; empty when it gave none. */
  readonly trace: readonly string[];
  /** The payload of the answer: parsed, or the text itself when it is no JSON. */
  override readonly cause: unknown;

  constructor({ functionArn, kind, payload }: InvokedFunctionErrorDetails) {
    const fields = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
    const errorType = typeof fields.errorType === 'string' ? fields.errorType : 'Unknown';
    const errorMessage = typeof fields.errorMessage === 'string' ? fields.errorMessage : '';
    super(`${functionArn} failed (${kind}) with ${errorType}${errorMessage === '' ? '' : `: ${errorMessage}`}`);
    this.functionArn = functionArn;
    this.kind = kind;
    this.errorType = errorType;
    this.errorMessage = errorMessage;
    // Node.js says trace; Python, Java and .NET say stackTrace.
    const trace = fields.trace ?? fields.stackTrace;
    this.trace = Array.isArray(trace) ? trace.filter((line): line is string => typeof line === 'string') : [];
    this.cause = payload;
  }
}
