import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketNotification,
  type S3BucketNotificationLambdaFunction,
} from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { badChoice, describeProblem, emptyList, type Problem } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName } from '../iam/name-rules';
import { handOverBucketNotification, type ObjectEvents } from '../policies/hand-over-event-source';
import { ownedDocument } from './owned-document';
import type { PushSourceKind } from './push-source-kind';
import { checkSameName } from './same-name';
import { placeOf, type SourceAccount } from './source-account';

const DEFAULT_EVENTS = ['s3:ObjectCreated:*'];

/** A bucket that calls the function when its objects change. */
export interface S3BucketSource {
  /** Where the bucket is; the region must be the function's. */
  readonly account: SourceAccount;
  /** Name of the bucket: 3 to 63 lower-case letters, digits and . -. */
  readonly bucketName: string;
  /**
   * The bucket's resource, where the stack of `account` creates it.
   * @default - the bucket exists already
   */
  readonly resource?: S3Bucket;
  /**
   * What calls the function, such as `s3:ObjectRemoved:*`; at least one event type of S3.
   * @default ["s3:ObjectCreated:*"]
   */
  readonly events?: readonly string[];
  /**
   * Beginning of the keys that count.
   * @default - any
   */
  readonly filterPrefix?: string;
  /**
   * End of the keys that count.
   * @default - any
   */
  readonly filterSuffix?: string;
}

export const S3_BUCKET: PushSourceKind<S3BucketSource> = {
  check: ({ bucketName, resource, events = DEFAULT_EVENTS }) => [
    checkName('bucketName', 'bucketName', bucketName) ?? checkSameName('bucketName', bucketName, resource?.bucketInput),
    events.length === 0
      ? { ...emptyList('events', 'at least one event type'), todo: 'name the events, or leave events out' }
      : undefined,
    ...events.map((event) =>
      /^s3:[A-Za-z]+(:[A-Za-z*]+)*$/.test(event)
        ? undefined
        : badChoice('events', event, 'event types of S3, such as "s3:ObjectCreated:*"'),
    ),
  ],
  identify: (source) => ({
    name: source.bucketName,
    arn: formatArn({
      partition: placeOf(source.account).partition,
      service: 's3',
      region: '',
      accountId: '',
      resource: source.bucketName,
    }),
    // Several triggers of one bucket and function differ in these.
    distinguishers: [...(source.events ?? DEFAULT_EVENTS), source.filterPrefix ?? '', source.filterSuffix ?? ''],
  }),
  manage: (source, { trigger, account, connection, dependsOn }) => {
    const { provider } = account;
    const { bucketName, resource } = source;
    const { events, filterPrefix, filterSuffix } = objectEvents(source);
    const notification = ownedDocument<S3BucketNotificationLambdaFunction, S3BucketNotification>(
      account,
      `notification-of-${bucketName}`,
      (scope) => new S3BucketNotification(scope, 'Default', { provider, bucket: resource?.id ?? bucketName }),
      (written, blocks) => written.putLambdaFunction([...blocks]),
    );
    const overlap = notification.entries.find((entry) => overlaps(entry, source));
    if (overlap !== undefined) {
      trigger.node.addValidation({ validate: () => [describeProblem(overlappingEvents(bucketName, overlap.id))] });
    }
    notification.add(
      {
        id: connection.name,
        lambdaFunctionArn: connection.functionArn,
        events: [...events],
        ...(filterPrefix === undefined ? {} : { filterPrefix }),
        ...(filterSuffix === undefined ? {} : { filterSuffix }),
      },
      { dependsOn, replaceTriggeredBy: [] },
    );
    return [];
  },
  handOver: (source, connection) => [handOverBucketNotification(connection, source.bucketName, objectEvents(source))],
};

function objectEvents({ events = DEFAULT_EVENTS, filterPrefix, filterSuffix }: S3BucketSource): ObjectEvents {
  return {
    events,
    ...(filterPrefix === undefined ? {} : { filterPrefix }),
    ...(filterSuffix === undefined ? {} : { filterSuffix }),
  };
}

/** Whether an event of one object would be told twice, which S3 refuses. */
function overlaps(present: S3BucketNotificationLambdaFunction, source: S3BucketSource): boolean {
  const { events, filterPrefix = '', filterSuffix = '' } = objectEvents(source);
  const [prefix, suffix] = [present.filterPrefix ?? '', present.filterSuffix ?? ''];
  return (
    present.events.some((one) => events.some((other) => covers(one, other) || covers(other, one))) &&
    (prefix.startsWith(filterPrefix) || filterPrefix.startsWith(prefix)) &&
    (suffix.endsWith(filterSuffix) || filterSuffix.endsWith(suffix))
  );
}

function covers(wide: string, narrow: string): boolean {
  return wide === narrow || (wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1)));
}

function overlappingEvents(bucketName: string, other: string | undefined): Problem {
  return {
    code: 'E_OVERLAP',
    what: `two triggers of bucket ${bucketName} overlap`,
    got: `events, prefixes and suffixes that an object can meet together with those of ${other}`,
    allowed: 'triggers of which at most one is meant for an event of an object',
    todo: 'tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  };
}
