// What the handlers of events share: an event that is none of theirs must fail, or its sender would think it handled.

export class InvalidEventError extends Error {
  // Lambda takes the `errorType` of the answer from it.
  override readonly name = 'InvalidEventError';
}

/** The records of an event of S3, SNS, SQS or a stream. */
export function recordsOf<R>(event: { readonly Records: readonly R[] } | null): readonly R[] {
  const records = event?.Records;
  if (!Array.isArray(records)) throw new InvalidEventError('the event must have a list of Records');
  return records;
}
