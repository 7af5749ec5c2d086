/** What happens in the stories whose functions are called by, or fed from, sources of another account. */
import { kinesisEvent, objectCreatedEvent, orderEvent, queueEvent, tableEvent, topicEvent } from './events';
import type { Stage } from './open-stage';
import type { HandlerRun } from './run-handler';
import { stateResources } from './terraform';

/** The item that no handler can read. */
const MALFORMED_ITEM = 'not a JSON text';

const ITEM = '{"item":1}';

/** An object whose key is written otherwise in an event. */
const OBJECT_KEY = 'reports/first half.csv';

/** Each source calls the function that its deployed side names, with what its service sends. */
export async function playPushSources(stage: Stage): Promise<HandlerRun[]> {
  const [notification, subscription, target] = await Promise.all([
    valuesOf(stage, 'aws_s3_bucket_notification'),
    valuesOf(stage, 'aws_sns_topic_subscription'),
    valuesOf(stage, 'aws_cloudwatch_event_target'),
  ]);
  const [receiver] = notification.lambda_function as readonly { readonly lambda_function_arn: string }[];
  const calls = [
    [receiver?.lambda_function_arn, objectCreatedEvent(String(notification.bucket), OBJECT_KEY)],
    [subscription.endpoint, topicEvent(String(subscription.topic_arn), 'an announcement')],
    [target.arn, orderEvent(String(target.role_arn).split(':')[4] ?? '')],
  ] as const;
  const functions = await stage.functions();
  const runs: HandlerRun[] = [];
  for (const [functionArn, event] of calls) {
    const called = functions.find(({ arn }) => arn === functionArn);
    if (called === undefined) {
      throw new Error(`a source calls ${functionArn}, which is no function of its stack`);
    }
    runs.push(await stage.run(called, [event]));
  }
  return runs;
}

/** Lambda reads each source; of two items one is malformed, and the other goes on. */
export async function playPullSources(stage: Stage): Promise<HandlerRun[]> {
  const [stream, queue, table] = await Promise.all([
    valuesOf(stage, 'aws_kinesis_stream'),
    valuesOf(stage, 'aws_sqs_queue'),
    valuesOf(stage, 'aws_dynamodb_table'),
  ]);
  const [gatherer] = await stage.functions();
  if (gatherer === undefined) {
    throw new Error('the story has no function');
  }
  return [
    await stage.run(gatherer, [
      kinesisEvent(String(stream.arn), [MALFORMED_ITEM, ITEM]),
      queueEvent(String(queue.arn), [MALFORMED_ITEM, ITEM]),
      tableEvent(String(table.stream_arn), ['first', 'second']),
    ]),
  ];
}

/** The values of the one resource of a type in the state. */
async function valuesOf(stage: Stage, type: string): Promise<Readonly<Record<string, unknown>>> {
  const found = stateResources(await stage.terraform.showState()).filter((resource) => resource.type === type);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`the story has ${found.length} ${type}, where one was expected`);
  }
  return only.values as Readonly<Record<string, unknown>>;
}
