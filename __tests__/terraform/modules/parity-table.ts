/**
 * What the plans of the roots beside this file and those of the constructs do not have in common, each with the reason.
 * A line is what it is about, the address in the plan of the constructs, and that in the plan of the modules.
 */

/** Differences by the reason for them. */
type Differences = Readonly<Record<string, readonly string[]>>;

/** The ids that AWS gives, as a second plan knows them from the root's `known.tfvars.json`. */
export interface KnownIds {
  /** By the symbols that the constructs' plan has for them. */
  readonly ids: Readonly<Record<string, string>>;
  /** What differs besides. */
  readonly differ: Differences;
}

/** What differs between the inventories of a root and of its constructs. */
export interface Parity {
  /** In every plan. */
  readonly differ: Differences;
  /** Until AWS has given its ids, and what cannot be proved until then; nothing where AWS gives none. */
  readonly first?: { readonly differ: Differences; readonly unproved: readonly string[] };
  readonly known?: KnownIds;
}

const ROLE = 'the role is picked from the output of a module, of which a plan tells what is in it, and not what it is';
const API = 'a plan does not tell what a module makes of the id of an API, which AWS gives';
const STREAM = 'a plan does not tell what a module makes of the label of a stream, which AWS gives';
const CONSUMER = 'a plan does not tell what a module makes of the time in the ARN of a consumer, which AWS gives';
const TARGETS = 'a plan does not tell what a module makes of the id of a target group, which AWS gives';
const APART = 'the policy has the ARN that is given, and the source in the plan has none yet';
const CALLS = 'a function may have one policy for each call of the module';
const URL = 'no module writes what a call of the URL of a function needs';

/** The inventory of a construct has one manifest, that of modules one for each call. */
const manifest = (module: string) => `output.access_manifest | module.${module}.terraform_data.access_manifest`;

const roleOf = (fn: string, name = fn) =>
  `role of function:${name}: aws_lambda_function.${fn} | aws_lambda_function.${fn}`;

const TABLE_LABEL = '2026-01-01T00:00:00.000';
const API_ID = 'a1b2c3d4e5';
const TARGETS_ID = '0123456789abcdef';
const CONSUMER_TIME = '1767225600';

/** The roots, by the names of their folders. */
export const PARITY: Readonly<Record<string, Parity>> = {
  'assume-role': { differ: { [ROLE]: [roleOf('reader', 'cross-account-reader')] } },
  'invoke-by-role': { differ: { [ROLE]: [roleOf('callee'), roleOf('caller')] } },
  'invoke-by-resource-policy': { differ: { [ROLE]: [roleOf('callee'), roleOf('caller')] } },
  'push-sources': { differ: { [ROLE]: [roleOf('auditor'), roleOf('collector')] } },
  'request-processor': {
    differ: { [ROLE]: [roleOf('processor', 'ProcessorFunction'), roleOf('request', 'RequestFunction')] },
    first: {
      differ: {
        [API]: [
          `declared lambda:InvokeFunction of apigateway.amazonaws.com: ${manifest('api')}`,
          'permission InvokeFunction-request-processor-111111111111-505d0269 of function:RequestFunction: aws_lambda_permission.request_permission-InvokeFunction-request-processor-111111111111-505d0269_F599D933 | module.api.aws_lambda_permission.this["rest_apis/post-process"]',
        ],
      },
      unproved: [
        'not known to be declared: lambda:InvokeFunction of apigateway.amazonaws.com',
        'unknown lambda:InvokeFunction of apigateway.amazonaws.com',
      ],
    },
    known: {
      ids: { '<aws_api_gateway_rest_api.api.id>': API_ID },
      differ: {},
    },
  },
  'pull-sources': {
    differ: { [ROLE]: [roleOf('gatherer')] },
    first: {
      differ: {
        [STREAM]: [
          `declared dynamodb:DescribeStream of role/gatherer-role: ${manifest('sources')}`,
          `declared dynamodb:GetRecords of role/gatherer-role: ${manifest('sources')}`,
          `declared dynamodb:GetShardIterator of role/gatherer-role: ${manifest('sources')}`,
          'event source of function:gatherer: aws_lambda_event_source_mapping.orders-to-gatherer | module.sources.aws_lambda_event_source_mapping.this["dynamodb_streams/orders"]',
          'note unlinked: - | module.sources.aws_dynamodb_resource_policy.this["dynamodb_streams/orders"]',
          'resource policy of table/orders/stream/<aws_dynamodb_table.orders.stream_label>: aws_dynamodb_resource_policy.policy-of-stream-of-table-orders-cross | -',
        ],
      },
      unproved: [
        'unknown dynamodb:DescribeStream of role/gatherer-role',
        'unknown dynamodb:GetRecords of role/gatherer-role',
        'unknown dynamodb:GetShardIterator of role/gatherer-role',
      ],
    },
    known: {
      ids: { '<aws_dynamodb_table.orders.stream_label>': TABLE_LABEL },
      differ: {
        [APART]: [
          `resource table/orders/stream/${TABLE_LABEL}: - | module.sources.aws_dynamodb_resource_policy.this["dynamodb_streams/orders"]`,
        ],
      },
    },
  },
  sources: {
    differ: {
      [ROLE]: [roleOf('other'), roleOf('worker')],
      [CALLS]: [
        'policy events of role/worker-role: aws_iam_role_policy.worker_role_events_95D5D925 | module.within_home.aws_iam_role_policy.events["worker-role"]',
        'policy events-across of role/worker-role: - | module.into_home.aws_iam_role_policy.events["worker-role"]',
      ],
      [URL]: [
        'URL of function:other: aws_lambda_function.other | -',
        'declared lambda:InvokeFunction of role/worker-role: output.access_manifest | -',
        'declared lambda:InvokeFunctionUrl of role/worker-role: output.access_manifest | -',
        'permission InvokeFunction-worker-role-111111111111-406edc2d of function:other: aws_lambda_permission.other_permission-InvokeFunction-worker-role-111111111111-406edc2d_A8AD2D2C | -',
        'permission InvokeFunctionUrl-worker-role-111111111111-31db1010 of function:other: aws_lambda_permission.other_permission-InvokeFunctionUrl-worker-role-111111111111-31db1010_85F4DAE0 | -',
        'policy invoke of role/worker-role: aws_iam_role_policy.worker_role_invoke_7A50F33E | -',
      ],
    },
    first: {
      differ: {
        [API]: [
          `declared lambda:InvokeFunction of apigateway.amazonaws.com: ${manifest('into_home')}`,
          'permission InvokeFunction-api-222222222222-b18ea2c1 of function:worker: aws_lambda_permission.worker_permission-InvokeFunction-api-222222222222-b18ea2c1_C1ECA4AA | module.into_home.aws_lambda_permission.this["http_apis/http"]',
        ],
        [TARGETS]: [
          `declared lambda:InvokeFunction of elasticloadbalancing.amazonaws.com: ${manifest('within_home')}`,
          'permission InvokeFunction-targets-111111111111-188a178e of function:worker: aws_lambda_permission.worker_permission-InvokeFunction-targets-111111111111-188a178e_1F8596E1 | module.within_home.aws_lambda_permission.this["target_groups/balanced"]',
        ],
        [STREAM]: [
          `declared dynamodb:DescribeStream of role/worker-role: ${manifest('within_home')}`,
          `declared dynamodb:GetRecords of role/worker-role: ${manifest('within_home')}`,
          `declared dynamodb:GetShardIterator of role/worker-role: ${manifest('within_home')}`,
          `declared dynamodb:ListStreams of role/worker-role: ${manifest('within_home')}`,
          'event source of function:worker: aws_lambda_event_source_mapping.orders-to-worker | module.within_home.aws_lambda_event_source_mapping.this["dynamodb_streams/orders"]',
        ],
        [CONSUMER]: [
          `declared kinesis:DescribeStreamConsumer of role/worker-role: ${manifest('into_home')}`,
          `declared kinesis:SubscribeToShard of role/worker-role: ${manifest('into_home')}`,
          'event source of function:worker:live: aws_lambda_event_source_mapping.clicks-to-worker | module.into_home.aws_lambda_event_source_mapping.this["kinesis_streams/clicks"]',
          'note unlinked: - | module.into_home.aws_kinesis_resource_policy.this["kinesis_streams/clicks/fan"]',
          'resource policy of stream/clicks/consumer/fan:<aws_kinesis_stream_consumer.fan.creation_timestamp>: aws_kinesis_resource_policy.policy-of-consumer-fan-of-clicks-cross | -',
        ],
      },
      // The policy of the consumer may be that of the stream; the key is its owner's.
      unproved: [
        'not known to be declared: lambda:InvokeFunction of apigateway.amazonaws.com',
        'not known to be declared: lambda:InvokeFunction of elasticloadbalancing.amazonaws.com',
        'unknown dynamodb:DescribeStream of role/worker-role',
        'unknown dynamodb:GetRecords of role/worker-role',
        'unknown dynamodb:GetShardIterator of role/worker-role',
        'unknown dynamodb:ListStreams of role/worker-role',
        'unknown kinesis:DescribeStream of role/worker-role',
        'unknown kinesis:DescribeStreamConsumer of role/worker-role',
        'unknown kinesis:DescribeStreamSummary of role/worker-role',
        'unknown kinesis:GetRecords of role/worker-role',
        'unknown kinesis:GetShardIterator of role/worker-role',
        'unknown kinesis:ListShards of role/worker-role',
        'unknown kinesis:SubscribeToShard of role/worker-role',
        'unknown kms:Decrypt of role/worker-role',
        'unknown lambda:InvokeFunction of apigateway.amazonaws.com',
        'unknown lambda:InvokeFunction of elasticloadbalancing.amazonaws.com',
      ],
    },
    known: {
      ids: {
        '<aws_apigatewayv2_api.api.id>': API_ID,
        '<aws_lb_target_group.targets.arn_suffix>': TARGETS_ID,
        '<aws_dynamodb_table.orders.stream_label>': TABLE_LABEL,
        '<aws_kinesis_stream_consumer.fan.creation_timestamp>': CONSUMER_TIME,
      },
      differ: {
        [APART]: [
          `resource stream/clicks/consumer/fan:${CONSUMER_TIME}: - | module.into_home.aws_kinesis_resource_policy.this["kinesis_streams/clicks/fan"]`,
        ],
      },
    },
  },
};
