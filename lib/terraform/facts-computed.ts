/**
 * Attributes that AWS makes of what a resource is called, so that they are known before it is created.
 * What AWS draws by lot, such as the id of a key, stays a symbol inside of them.
 */
import { isSymbolic, joinText, symbolText, type Text } from '../iam/text';
import { isUntold, regionOf } from './facts-values';
import { readFunctionReference } from './function-reference';
import { readPolicyDocument } from './read-policy-document';
import type { ResourceRow, Values } from './row';

/** A row whose arguments can be looked up with all references filled in. */
export interface RowView {
  readonly row: ResourceRow;
  /** The argument; nothing where it is left out. */
  readonly given: (name: string) => Text | undefined;
  /** All arguments. */
  readonly values: () => Values;
}

type Compute = (view: RowView) => Text | undefined;
export type ComputedAttributes = Readonly<Record<string, Compute>>;

/** The attributes of a row that are computed where the input does not tell them. */
export function computedAttributes({ mode, type }: ResourceRow): ComputedAttributes {
  const table = mode === 'data' ? DATA_SOURCES : RESOURCES;
  return (Object.hasOwn(table, type) ? table[type] : undefined) ?? {};
}

/** The argument, or the symbol of what Terraform will generate for it. */
function named(argument: string): Compute {
  return ({ row, given }) => given(argument) ?? symbolText(`${row.address}.${argument}`);
}

const name = named('name');

function literal(text: string): Compute {
  return () => text;
}

/** An ARN with region and account, whose last part consists of these. */
function arn(service: string, ...resource: readonly Compute[]): Compute {
  return (view) =>
    joinText(...start(view, service), regionOf(view.row), ':', view.row.accountId, ':', rest(view, resource));
}

/** An ARN without region. */
function globalArn(service: string, ...resource: readonly Compute[]): Compute {
  return (view) => joinText(...start(view, service), ':', view.row.accountId, ':', rest(view, resource));
}

function start({ row }: RowView, service: string): readonly Text[] {
  return ['arn:', row.partition, ':', service, ':'];
}

function rest(view: RowView, resource: readonly Compute[]): Text {
  return joinText(...resource.map((part) => part(view) ?? ''));
}

/** The ARN of something with a path. Of a data source the path is not known, and not taken to be the usual one. */
function iamArn(kind: string, nameOf: Compute = name): Compute {
  return (view) => {
    const told = toldText(view, 'path');
    const path = told ?? joinText('/', view.row.mode === 'managed' ? '' : symbolText(`${view.row.address}.path`));
    return globalArn('iam', literal(kind), () => path, nameOf)(view);
  };
}

/** The argument where it is known, at least by another's symbol. */
function toldText({ row, given }: RowView, argument: string): Text | undefined {
  const text = given(argument);
  return text === undefined || isUntold(text, row) ? undefined : text;
}

const lambdaArn = arn('lambda', literal('function:'), named('function_name'));

function invokeArn(of: Compute): Compute {
  return (view) =>
    joinText(
      ...start(view, 'apigateway'),
      regionOf(view.row),
      ':lambda:path/2015-03-31/functions/',
      of(view) ?? '',
      '/invocations',
    );
}

const qualifiedArn: Compute = (view) => {
  const version = view.given('version') ?? (view.given('publish') === 'true' ? undefined : '$LATEST');
  return version === undefined || isSymbolic(version) ? undefined : joinText(lambdaArn(view) ?? '', ':', version);
};

const aliasArn: Compute = (view) => {
  const { row } = view;
  const place = { partition: row.partition, region: regionOf(row), accountId: row.accountId };
  const reference = readFunctionReference(view.given('function_name') ?? '', place);
  return reference === undefined ? undefined : joinText(reference.arn, ':', name(view) ?? '');
};

const ALIAS: ComputedAttributes = { arn: aliasArn, id: aliasArn, invoke_arn: invokeArn(aliasArn) };

/** https://docs.aws.amazon.com/general/latest/gr/rande.html */
const QUEUE_DOMAINS: Readonly<Record<string, string>> = {
  aws: 'amazonaws.com',
  'aws-us-gov': 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
};

const queueUrl: Compute = (view) => {
  const { partition, accountId } = view.row;
  const domain = isSymbolic(partition) ? undefined : QUEUE_DOMAINS[partition];
  return domain === undefined
    ? undefined
    : joinText('https://sqs.', regionOf(view.row), '.', domain, '/', accountId, '/', name(view) ?? '');
};

const bucket = named('bucket');
const QUEUE: ComputedAttributes = { arn: arn('sqs', name), id: queueUrl, url: queueUrl, name };
const BUCKET: ComputedAttributes = {
  arn: (view) => joinText(...start(view, 's3'), '::', bucket(view) ?? ''),
  id: bucket,
  bucket,
};

const topicArn = arn('sns', name);
const streamArn = arn('kinesis', literal('stream/'), name);
const tableArn = arn('dynamodb', literal('table/'), name);
const logGroupArn = arn('logs', literal('log-group:'), name);
const keyArn = arn('kms', literal('key/'), named('key_id'));
const secretArn = arn('secretsmanager', literal('secret:'), name, literal('-'), named('arn_suffix'));
const busArn = arn('events', literal('event-bus/'), name);

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-manage-iam-access.html */
const ruleArn: Compute = (view) => {
  const bus = view.given('event_bus_name') ?? 'default';
  const busName = isSymbolic(bus) ? bus : bus.slice(bus.lastIndexOf('/') + 1);
  return arn('events', literal('rule/'), () => (busName === 'default' ? '' : joinText(busName, '/')), name)(view);
};

const consumerArn: Compute = (view) => {
  const stream = view.given('stream_arn');
  const created = symbolText(`${view.row.address}.creation_timestamp`);
  return stream === undefined ? undefined : joinText(stream, '/consumer/', name(view) ?? '', ':', created);
};

const STREAM: ComputedAttributes = { arn: streamArn, id: streamArn };
/** AWS puts an id after the name of a target group. */
const targetGroupArn: Compute = (view) =>
  arn('elasticloadbalancing', literal('targetgroup/'), name, literal('/'), () =>
    symbolText(`${view.row.address}.arn_suffix`),
  )(view);

const TABLE: ComputedAttributes = {
  arn: tableArn,
  id: name,
  stream_arn: (view) => joinText(tableArn(view) ?? '', '/stream/', symbolText(`${view.row.address}.stream_label`)),
};
const TOPIC: ComputedAttributes = { arn: topicArn, id: topicArn, name };
const BUS: ComputedAttributes = { arn: busArn, id: name, name };
const LOG_GROUP: ComputedAttributes = { arn: logGroupArn, id: name, name };
const POLICY_ARN = iamArn('policy');

const RESOURCES: Readonly<Record<string, ComputedAttributes>> = {
  aws_iam_role: { arn: iamArn('role'), id: name, name },
  aws_iam_user: { arn: iamArn('user'), id: name, name },
  aws_iam_group: { arn: iamArn('group'), id: name, name },
  aws_iam_policy: { arn: POLICY_ARN, id: POLICY_ARN, name },
  aws_lambda_function: {
    arn: lambdaArn,
    id: named('function_name'),
    function_name: named('function_name'),
    invoke_arn: invokeArn(lambdaArn),
    qualified_arn: qualifiedArn,
  },
  aws_lambda_alias: ALIAS,
  aws_s3_bucket: BUCKET,
  aws_sqs_queue: QUEUE,
  aws_sns_topic: TOPIC,
  aws_kinesis_stream: STREAM,
  aws_kinesis_stream_consumer: { arn: consumerArn, id: consumerArn },
  aws_dynamodb_table: TABLE,
  aws_cloudwatch_event_bus: BUS,
  aws_cloudwatch_event_rule: { arn: ruleArn, name },
  aws_cloudwatch_log_group: LOG_GROUP,
  aws_kms_key: { arn: keyArn, id: named('key_id') },
  aws_secretsmanager_secret: { arn: secretArn, id: secretArn },
  aws_api_gateway_rest_api: { execution_arn: arn('execute-api', named('id')) },
  aws_apigatewayv2_api: { execution_arn: arn('execute-api', named('id')) },
  aws_cognito_user_pool: { arn: arn('cognito-idp', literal('userpool/'), named('id')) },
  aws_lb_target_group: { arn: targetGroupArn, id: targetGroupArn, name },
  aws_iot_topic_rule: { arn: arn('iot', literal('rule/'), name), id: name },
};

const region: Compute = ({ row }) => regionOf(row);
const accountId: Compute = ({ row }) => row.accountId;
const partition: Compute = ({ row }) => row.partition;
const policyJson: Compute = ({ values }) => readPolicyDocument(values());

const DATA_SOURCES: Readonly<Record<string, ComputedAttributes>> = {
  aws_caller_identity: { account_id: accountId, id: accountId },
  aws_partition: { partition, id: partition },
  aws_region: {
    region: (view) => toldText(view, 'name') ?? region(view),
    name: region,
    id: (view) => toldText(view, 'name') ?? region(view),
  },
  aws_iam_policy_document: { json: policyJson, minified_json: policyJson },
  aws_iam_role: { arn: iamArn('role'), id: name },
  aws_iam_user: { arn: iamArn('user', named('user_name')) },
  aws_iam_policy: { arn: POLICY_ARN, id: POLICY_ARN },
  aws_lambda_function: { arn: lambdaArn, id: named('function_name'), invoke_arn: invokeArn(lambdaArn) },
  aws_lambda_alias: ALIAS,
  aws_s3_bucket: BUCKET,
  aws_sqs_queue: QUEUE,
  aws_sns_topic: TOPIC,
  aws_kinesis_stream: STREAM,
  aws_dynamodb_table: TABLE,
  aws_cloudwatch_event_bus: BUS,
  aws_cloudwatch_log_group: LOG_GROUP,
};
