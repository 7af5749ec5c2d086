// Story `push-sources`: the function of the home account that a bucket and a topic of the other account call.
import { InvalidEventError, recordsOf } from './invalid-event';

/** What is used of the events. https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html, https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
interface PushEvent {
  readonly Records: readonly (S3Record | SnsRecord)[];
}

interface S3Record {
  readonly s3: { readonly bucket: { readonly name: string }; readonly object: { readonly key: string } };
}

interface SnsRecord {
  readonly Sns: { readonly TopicArn: string; readonly Message: string };
}

/** Where something comes from, and what it says. */
interface Collected {
  readonly from: string;
  readonly item: string;
}

// biome-ignore lint/suspicious/useAwait: without async, Lambda would wait for a callback
export async function handler(event: PushEvent): Promise<{ readonly collected: readonly Collected[] }> {
  return { collected: recordsOf(event).map(collect) };
}

function collect(record: S3Record | SnsRecord): Collected {
  if ('s3' in record) return { from: record.s3.bucket.name, item: decodeKey(record.s3.object.key) };
  if ('Sns' in record) return { from: record.Sns.TopicArn, item: record.Sns.Message };
  throw new InvalidEventError('a record must come from S3 or SNS');
}

// S3 writes keys as in the query of a URL.
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
