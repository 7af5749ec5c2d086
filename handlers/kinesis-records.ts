// What the two callers of a function in another account share: a batch of Kinesis records in, the failed ones out.
import { isInstanceId } from './instance-id';
import { partitionOf } from './partition-of';

/** What is used of the event. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export interface KinesisEvent {
  readonly Records: readonly { readonly kinesis: { readonly sequenceNumber: string; readonly data: string } }[];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A record that says which function to call and with what. */
export interface Call {
  readonly region: string;
  readonly accountId: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly partition: string;
  readonly instanceId: string;
}

class InvalidRecordError extends Error {
  override readonly name = 'InvalidRecordError';
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$/;
const ACCOUNT_ID = /^[0-9]{12}$/;
const FUNCTION_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Makes the call of each record and reports the records whose call could not be made.
 *
 * One after the other: records of a shard are ordered, and their calls leave in that order, without a burst that the
 * callee's account would throttle. More speed comes from more shards or from the parallelization factor of the event
 * source mapping, which keeps the order of each partition key.
 *
 * Lambda retries the batch from the lowest reported record on, the good ones behind it included, so a callee gets some
 * events more than once.
 */
export async function callEach(event: KinesisEvent, call: (call: Call) => Promise<unknown>): Promise<BatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { kinesis } of event.Records) {
    try {
      await call(parseCall(kinesis.data));
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      const itemIdentifier = kinesis.sequenceNumber;
      // Never the data: it is somebody else's, and the sequence number finds it.
      console.error(
        JSON.stringify({
          level: 'error',
          message: 'record failed',
          itemIdentifier,
          errorType: name,
          errorMessage: message,
        }),
      );
      batchItemFailures.push({ itemIdentifier });
    }
  }
  return { batchItemFailures };
}

/**
 * The call that a record's data asks for; whoever writes to the stream chooses it, the IAM policies say what is
 * allowed.
 */
function parseCall(data: unknown): Call {
  const { region, accountId, functionName, parameters } = fieldsOf(parseJson(data), 'the record');
  if (!matches(region, REGION)) throw new InvalidRecordError('region must be an AWS region, such as eu-west-1');
  if (!matches(accountId, ACCOUNT_ID)) throw new InvalidRecordError('accountId must be a string of 12 digits');
  if (!matches(functionName, FUNCTION_NAME)) {
    throw new InvalidRecordError('functionName must be 1 to 64 letters, digits, - and _');
  }
  const { instanceId } = fieldsOf(parameters, 'parameters');
  if (!isInstanceId(instanceId)) {
    throw new InvalidRecordError('parameters.instanceId must be 1 to 64 letters, digits and -');
  }
  const partition = partitionOf(region);
  const functionArn = `arn:${partition}:lambda:${region}:${accountId}:function:${functionName}`;
  return { region, accountId, functionName, functionArn, partition, instanceId };
}

function parseJson(data: unknown): unknown {
  if (!matches(data, BASE64)) throw new InvalidRecordError('the data must be base64');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(data, 'base64')));
  } catch {
    throw new InvalidRecordError('the data must be JSON in UTF-8');
  }
}

function fieldsOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidRecordError(`${what} must be a JSON object`);
  }
  return value as Record<string, unknown>;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
