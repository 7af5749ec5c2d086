import type { RecordedCall } from './recorded-calls';

/** What a role must be allowed for one call: an IAM action on a resource, and the context keys that AWS sets. */
export interface RequiredAction {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

/**
 * Calls and the IAM actions they need, as the Service Authorization Reference has them for the services of the stories.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const S3_READS: Readonly<Record<string, string>> = {
  accelerate: 's3:GetAccelerateConfiguration',
  acl: 's3:GetBucketAcl',
  cors: 's3:GetBucketCORS',
  encryption: 's3:GetEncryptionConfiguration',
  lifecycle: 's3:GetLifecycleConfiguration',
  logging: 's3:GetBucketLogging',
  notification: 's3:GetBucketNotification',
  'object-lock': 's3:GetBucketObjectLockConfiguration',
  policy: 's3:GetBucketPolicy',
  replication: 's3:GetReplicationConfiguration',
  requestPayment: 's3:GetBucketRequestPayment',
  tagging: 's3:GetBucketTagging',
  versioning: 's3:GetBucketVersioning',
  versions: 's3:ListBucketVersions',
  website: 's3:GetBucketWebsite',
};

/** Method and the end of the path, behind a function. */
const FUNCTION_ACTIONS: Readonly<Record<string, string>> = {
  'GET ': 'lambda:GetFunction',
  'DELETE ': 'lambda:DeleteFunction',
  'GET /versions': 'lambda:ListVersionsByFunction',
  'GET /code-signing-config': 'lambda:GetFunctionCodeSigningConfig',
  'PUT /code': 'lambda:UpdateFunctionCode',
  'PUT /configuration': 'lambda:UpdateFunctionConfiguration',
  'GET /policy': 'lambda:GetPolicy',
  'POST /policy': 'lambda:AddPermission',
  'DELETE /policy': 'lambda:RemovePermission',
};

const MAPPING_ACTIONS: Readonly<Record<string, string>> = {
  POST: 'lambda:CreateEventSourceMapping',
  GET: 'lambda:GetEventSourceMapping',
  PUT: 'lambda:UpdateEventSourceMapping',
  DELETE: 'lambda:DeleteEventSourceMapping',
};

/** What the calls of one stack need, in the order they were made; a call that is not known throws. */
export function requiredActions(calls: readonly RecordedCall[]): RequiredAction[] {
  const mapping = calls.find(({ method, path }) => method === 'POST' && path.endsWith('/event-source-mappings'));
  const mappedFunction = mapping === undefined ? '' : textOf(mapping, 'FunctionName');
  return calls.flatMap((call) => requiredBy(call, mappedFunction));
}

function requiredBy(call: RecordedCall, mappedFunction: string): RequiredAction[] {
  switch (call.service) {
    case 'sts':
      return requiredBySts(call);
    case 'iam':
      return [need(`iam:${formValue(call, 'Action')}`, roleArn(call.accountId, formValue(call, 'RoleName')))];
    case 'lambda':
      return requiredByLambda(call, mappedFunction);
    case 'logs':
      return requiredByLogs(call);
    case 'sns':
      return requiredBySns(call);
    case 'sqs': {
      const name = textOf(call, 'QueueName') || textOf(call, 'QueueUrl').replace(/.*\//, '');
      return [need(`sqs:${operationOf(call)}`, arn(call, name))];
    }
    case 'dynamodb': {
      const name = textOf(call, 'TableName') || textOf(call, 'ResourceArn').replace(/.*\//, '');
      return [need(`dynamodb:${operationOf(call)}`, arn(call, `table/${name}`))];
    }
    case 'events':
      return requiredByEvents(call);
    case 'kinesis': {
      const operation = operationOf(call);
      const name =
        textOf(call, 'StreamName') || (textOf(call, 'StreamARN') || textOf(call, 'ResourceARN')).replace(/.*\//, '');
      return [need(`kinesis:${operation}`, operation === 'DescribeLimits' ? '*' : arn(call, `stream/${name}`))];
    }
    case 's3':
      return [requiredByS3(call)];
    case 'apigateway':
      return [need(`apigateway:${call.method}`, `arn:aws:apigateway:${call.region}::${call.path}`)];
    default:
      throw unknown(call);
  }
}

/** AWS lets everybody ask who they are, whatever the policies say. */
function requiredBySts(call: RecordedCall): RequiredAction[] {
  if (formValue(call, 'Action') !== 'GetCallerIdentity') {
    throw unknown(call);
  }
  return [];
}

function requiredByLambda(call: RecordedCall, mappedFunction: string): RequiredAction[] {
  const { method, path } = call;
  if (path.includes('/event-source-mappings')) {
    // Lambda tells the function only for what changes a mapping.
    const context: RequiredAction['context'] = method === 'GET' ? {} : { 'lambda:FunctionArn': mappedFunction };
    return [need(MAPPING_ACTIONS[method] ?? '', '*', context)];
  }
  const [, tagged] = /\/tags\/(.+)$/.exec(path) ?? [];
  if (tagged !== undefined) {
    return [need('lambda:ListTags', tagged)];
  }
  const [, name, rest = ''] = /\/functions(?:\/([^/]+)(\/[^/]+)?.*)?$/.exec(path) ?? [];
  const action = name === undefined ? 'lambda:CreateFunction' : FUNCTION_ACTIONS[`${method} ${rest}`];
  if (action === undefined) {
    throw unknown(call);
  }
  const named = name ?? textOf(call, 'FunctionName');
  const function_ = named.startsWith('arn:') ? named : arn(call, `function:${named}`);
  const role = method === 'GET' || rest === '/policy' || rest === '/code' ? '' : textOf(call, 'Role');
  return [
    need(action, function_),
    // Whoever gives a function its role passes the role on, which no call shows.
    ...(role === '' ? [] : [need('iam:PassRole', role, { 'iam:PassedToService': 'lambda.amazonaws.com' })]),
  ];
}

/** What is about a subscription names no resource. */
function requiredBySns(call: RecordedCall): RequiredAction[] {
  const action = formValue(call, 'Action');
  const named = formValue(call, 'TopicArn') || formValue(call, 'ResourceArn');
  const topic = action === 'CreateTopic' ? arn(call, formValue(call, 'Name')) : named;
  // The provider goes on where it may not list: https://github.com/hashicorp/terraform-provider-aws/pull/42117
  const isOptional = action === 'ListSubscriptionsByTopic' && !topic.includes(`:${call.accountId}:`);
  return isOptional ? [] : [need(`sns:${action}`, topic === '' ? '*' : topic)];
}

function requiredByEvents(call: RecordedCall): RequiredAction[] {
  const operation = operationOf(call);
  const name = textOf(call, 'Rule') || textOf(call, 'Name') || textOf(call, 'ResourceARN').replace(/.*\//, '');
  const [, role] = /"RoleArn":"([^"]+)"/.exec(call.body) ?? [];
  return [
    need(`events:${operation}`, arn(call, `rule/${name}`)),
    // Whoever gives a target its role passes the role on, which no call shows.
    ...(role === undefined ? [] : [need('iam:PassRole', role, { 'iam:PassedToService': 'events.amazonaws.com' })]),
  ];
}

/** Some actions are checked on the group's ARN, others on its streams: both forms are needed. */
function requiredByLogs(call: RecordedCall): RequiredAction[] {
  const action = `logs:${operationOf(call)}`;
  if (action === 'logs:DescribeLogGroups') {
    return [need(action, arn(call, 'log-group::log-stream:'))];
  }
  const name = textOf(call, 'logGroupName') || textOf(call, 'resourceArn').replace(/.*:log-group:/, '');
  const group = arn(call, `log-group:${name}`);
  return [need(action, group), need(action, `${group}:log-stream:`)];
}

function requiredByS3(call: RecordedCall): RequiredAction {
  const { method, path, query, body } = call;
  const bucket = `arn:aws:s3:::${path.split('/')[1]}`;
  const reads = [...query.keys()].flatMap((key) => S3_READS[key] ?? []);
  switch (`${method} ${[...query.keys()].length > 0 ? 'of' : 'whole'}`) {
    case 'HEAD whole':
      return need('s3:ListBucket', bucket);
    case 'PUT whole':
      return need('s3:CreateBucket', bucket);
    case 'DELETE whole':
      return need('s3:DeleteBucket', bucket);
    case 'PUT of':
      if (!query.has('notification')) {
        throw unknown(call);
      }
      return need('s3:PutBucketNotification', bucket);
    case 'POST of':
      return need(body.includes('<VersionId>') ? 's3:DeleteObjectVersion' : 's3:DeleteObject', `${bucket}/key`);
    default:
      if (method !== 'GET' || reads[0] === undefined) {
        throw unknown(call);
      }
      return need(reads[0], bucket);
  }
}

function need(action: string, resource: string, context: Readonly<Record<string, string>> = {}): RequiredAction {
  return { action, resource, context };
}

const operationOf = ({ target }: RecordedCall): string => target.replace(/.*\./, '');

const arn = ({ service, region, accountId }: RecordedCall, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

const roleArn = (accountId: string, name: string): string => `arn:aws:iam::${accountId}:role/${name}`;

const formValue = ({ body }: RecordedCall, name: string): string => new URLSearchParams(body).get(name) ?? '';

function textOf({ body }: RecordedCall, name: string): string {
  return body === '' ? '' : String((JSON.parse(body) as Record<string, unknown>)[name] ?? '');
}

function unknown({ service, method, path, query, target, body }: RecordedCall): Error {
  return new Error(`no IAM action is known for ${service} ${method} ${path}?${query} ${target} ${body.slice(0, 200)}`);
}
