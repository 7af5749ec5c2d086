import { buildGraph } from '../../../lib/graph/build-graph';
import { joinText, symbolText, type Text } from '../../../lib/iam/text';
import { straysOfResource } from '../../../lib/prover/stray-policies';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';

/** The codes of what says that the resource may have another policy, where a policy has no known owner. */
function codesFor(arn: Text, type: string, code: 'unlinked' | 'incomplete' = 'unlinked'): readonly string[] {
  const inventory = readJsonInventory('world', { schemaVersion: 1 });
  const subject = code === 'unlinked' ? `module.a["x.y"].${type}.this["z"]` : 'world';
  return straysOfResource(buildGraph([{ ...inventory, notes: [{ code, subject }] }]), arn).notes.map(
    (note) => note.code,
  );
}

describe('a policy whose owner cannot be told', () => {
  const place = 'us-east-1:111111111111';

  it.each([
    ['aws_cloudwatch_event_bus_policy', `arn:aws:events:${place}:event-bus/orders`],
    ['aws_cloudwatch_event_permission', `arn:aws:events:${place}:event-bus/orders`],
    ['aws_dynamodb_resource_policy', `arn:aws:dynamodb:${place}:table/orders/stream/1`],
    ['aws_kinesis_resource_policy', `arn:aws:kinesis:${place}:stream/clicks`],
    ['aws_kms_key_policy', `arn:aws:kms:${place}:key/1`],
    ['aws_s3_bucket_policy', 'arn:aws:s3:::uploads'],
    ['aws_secretsmanager_secret_policy', `arn:aws:secretsmanager:${place}:secret:token`],
    ['aws_sns_topic_policy', `arn:aws:sns:${place}:news`],
    ['aws_sqs_queue_policy', `arn:aws:sqs:${place}:jobs`],
  ])('%s may be that of a resource of its service, and of no other', (type, arn) => {
    const others = [
      `arn:aws:lakeformation:${place}:catalog`,
      `arn:aws:${type === 'aws_sns_topic_policy' ? 'sqs' : 'sns'}:${place}:x`,
    ];
    expect([arn, ...others].map((each) => codesFor(each, type))).toEqual([['unlinked'], [], []]);
  });

  it('may be that of a resource whose service is not known', () => {
    const of = (service: Text) => joinText('arn:aws:', service, `:${place}:x`);
    const unknown = [of(symbolText('a service')), symbolText('an ARN')];
    expect(unknown.map((arn) => codesFor(arn, 'aws_sns_topic_policy'))).toEqual([['unlinked'], ['unlinked']]);
  });

  it('may be anyone’s where its type is not known', () => {
    expect(codesFor(`arn:aws:sqs:${place}:jobs`, 'aws_vpc_endpoint_policy')).toEqual(['unlinked']);
  });

  it('is no more told by an input that is incomplete', () => {
    expect(codesFor(`arn:aws:sqs:${place}:jobs`, '', 'incomplete')).toEqual(['incomplete']);
  });
});
