// Story `request-processor`: the function behind; Lambda reports what it throws to the caller as a FunctionError.
export interface ProcessedRequest {
  readonly processed: true;
  readonly request: Readonly<Record<string, unknown>>;
}

class InvalidRequestError extends Error {
  // Lambda takes the `errorType` of the answer from it.
  override readonly name = 'InvalidRequestError';
}

// biome-ignore lint/suspicious/useAwait: without async, Lambda would wait for a callback
export async function handler(request: unknown): Promise<ProcessedRequest> {
  if (!isJsonObject(request)) throw new InvalidRequestError('The request must be a JSON object.');
  return { processed: true, request };
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
