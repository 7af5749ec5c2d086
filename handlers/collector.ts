// Story `push-sources`: the function of the home account that a bucket and a topic of the other account call.

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

export function handler(event: PushEvent): { readonly collected: readonly Collected[] } {
  return { collected: event.Records.map(collect) };
}

function collect(record: S3Record | SnsRecord): Collected {
  return 's3' in record
    ? { from: record.s3.bucket.name, item: decodeKey(record.s3.object.key) }
    : { from: record.Sns.TopicArn, item: record.Sns.Message };
}

// S3 writes keys as in the query of a URL.
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
