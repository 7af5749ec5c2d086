import { type AwsCall, jsonCall, queryCall, requestAws, xmlValues } from './aws-request';
import type { StackAccount } from './cdk-tf';

interface Listing {
  readonly service: string;
  readonly call: AwsCall;
  readonly namesIn: (text: string) => string[];
}

const namesUnder = (list: string, name?: string) => (text: string) => {
  const members = (JSON.parse(text) as Record<string, (string | Record<string, string>)[]>)[list] ?? [];
  return members.map((member) => (typeof member === 'string' ? member : (member[name ?? ''] ?? '')));
};

/** Everything that a story creates and that stands by itself; policies, permissions and aliases go with their owner. */
const LISTINGS: readonly Listing[] = [
  { service: 'iam', call: queryCall('ListRoles', '2010-05-08'), namesIn: (text) => xmlValues(text, 'Arn') },
  { service: 'lambda', call: { path: '/2015-03-31/functions/' }, namesIn: namesUnder('Functions', 'FunctionArn') },
  {
    service: 'lambda',
    call: { path: '/2015-03-31/event-source-mappings/' },
    namesIn: namesUnder('EventSourceMappings', 'UUID'),
  },
  { service: 's3', call: { path: '/' }, namesIn: (text) => xmlValues(text, 'Name') },
  { service: 'kinesis', call: jsonCall('Kinesis_20131202.ListStreams'), namesIn: namesUnder('StreamNames') },
  {
    service: 'logs',
    call: jsonCall('Logs_20140328.DescribeLogGroups'),
    namesIn: namesUnder('logGroups', 'logGroupName'),
  },
  { service: 'apigateway', call: { path: '/restapis' }, namesIn: namesUnder('item', 'name') },
  { service: 'sns', call: queryCall('ListTopics', '2010-03-31'), namesIn: (text) => xmlValues(text, 'TopicArn') },
  {
    service: 'sns',
    call: queryCall('ListSubscriptions', '2010-03-31'),
    namesIn: (text) => xmlValues(text, 'SubscriptionArn'),
  },
  { service: 'sqs', call: queryCall('ListQueues', '2012-11-05'), namesIn: (text) => xmlValues(text, 'QueueUrl') },
  { service: 'dynamodb', call: jsonCall('DynamoDB_20120810.ListTables'), namesIn: namesUnder('TableNames') },
  { service: 'events', call: jsonCall('AWSEvents.ListRules'), namesIn: namesUnder('Rules', 'Name') },
];

/** An account, and the region in it that is looked at. */
type Place = Pick<StackAccount, 'accountId' | 'region'>;

/** What exists in accounts, one line each: `<account> <region> <service> <name>`. */
export async function listLeftovers(url: string, accounts: readonly Place[]): Promise<string[]> {
  const lines = await Promise.all(
    accounts.flatMap(({ accountId, region }) =>
      LISTINGS.map(async ({ service, call, namesIn }) => {
        const text = await requestAws({ url, accountId, region, service }, call);
        return namesIn(text).map((name) => `${accountId} ${region} ${service} ${name}`);
      }),
    ),
  );
  return [...new Set(lines.flat())].sort();
}
