/**
 * What the usual AWS-managed policies say in their default version, as of May 2026.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */

/** One statement; it is an Allow for any resource where nothing else is said. */
export interface ManagedStatement {
  readonly effect?: 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  /** With `PARTITION` in the place of the partition. @default any resource */
  readonly resources?: readonly string[];
  /** Unknown where this table does not repeat a statement in full. @default none */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>> | 'unknown';
}

export interface ManagedPolicy {
  /** Its path and name, which the ARN ends with. */
  readonly name: string;
  readonly statements: readonly ManagedStatement[];
}

const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const READ_TABLE_STREAM = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const WRITE_TRACES = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];
const READ_FUNCTION_SURROUNDINGS = [
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:ListRoles',
  'kms:ListAliases',
  'logs:DescribeLogGroups',
  'states:DescribeStateMachine',
  'states:ListStateMachines',
  'tag:GetResources',
  'xray:BatchGetTraces',
  'xray:GetTraceSummaries',
];
const FUNCTION_LOGS = ['arn:PARTITION:logs:*:*:log-group:/aws/lambda/*'];

// Thousands of actions, more with each month. What they say of STS and Lambda is stated in full, which is what decides a
// cross-account access; of any other service it is left unknown.
const NOT_REPEATED: ManagedStatement = { notActions: ['lambda:*', 'sts:*'], condition: 'unknown' };

export const MANAGED_POLICIES: readonly ManagedPolicy[] = [
  { name: 'AdministratorAccess', statements: [{ actions: ['*'] }] },
  { name: 'AWSDenyAll', statements: [{ effect: 'Deny', actions: ['*'] }] },
  {
    name: 'PowerUserAccess',
    statements: [
      { notActions: ['iam:*', 'organizations:*', 'account:*'] },
      {
        actions: [
          'account:GetAccountInformation',
          'account:GetGovCloudAccountInformation',
          'account:GetPrimaryEmail',
          'account:ListRegions',
          'iam:CreateServiceLinkedRole',
          'iam:DeleteServiceLinkedRole',
          'iam:ListRoles',
          'organizations:DescribeEffectivePolicy',
          'organizations:DescribeOrganization',
        ],
      },
    ],
  },
  {
    name: 'ReadOnlyAccess',
    statements: [
      {
        actions: [
          'lambda:Get*',
          'lambda:List*',
          'sts:GetAccessKeyInfo',
          'sts:GetCallerIdentity',
          'sts:GetSessionToken',
        ],
      },
      NOT_REPEATED,
    ],
  },
  {
    name: 'SecurityAudit',
    statements: [
      {
        actions: [
          'lambda:GetAccountSettings',
          'lambda:GetFunctionCodeSigningConfig',
          'lambda:GetFunctionConcurrency',
          'lambda:GetFunctionConfiguration',
          'lambda:GetFunctionEventInvokeConfig',
          'lambda:GetLayerVersionPolicy',
          'lambda:GetPolicy',
          'lambda:GetRuntimeManagementConfig',
          'lambda:List*',
          'sts:GetAccessKeyInfo',
        ],
      },
      NOT_REPEATED,
    ],
  },
  { name: 'job-function/ViewOnlyAccess', statements: [{ actions: ['lambda:List*'] }, NOT_REPEATED] },
  { name: 'service-role/AWSLambdaBasicExecutionRole', statements: [{ actions: WRITE_LOGS }] },
  {
    name: 'service-role/AWSLambdaBasicDurableExecutionRolePolicy',
    statements: [{ actions: [...WRITE_LOGS, 'lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'] }],
  },
  {
    name: 'service-role/AWSLambdaVPCAccessExecutionRole',
    statements: [
      {
        actions: [
          ...WRITE_LOGS,
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:DeleteNetworkInterface',
          'ec2:AssignPrivateIpAddresses',
          'ec2:UnassignPrivateIpAddresses',
        ],
      },
    ],
  },
  {
    name: 'service-role/AWSLambdaENIManagementAccess',
    statements: [
      {
        actions: [
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DeleteNetworkInterface',
          'ec2:AssignPrivateIpAddresses',
          'ec2:UnassignPrivateIpAddresses',
        ],
      },
    ],
  },
  {
    name: 'service-role/AWSLambdaKinesisExecutionRole',
    statements: [
      {
        actions: [
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:ListShards',
          'kinesis:ListStreams',
          'kinesis:SubscribeToShard',
          ...WRITE_LOGS,
        ],
      },
    ],
  },
  {
    name: 'service-role/AWSLambdaSQSQueueExecutionRole',
    statements: [{ actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...WRITE_LOGS] }],
  },
  {
    name: 'service-role/AWSLambdaDynamoDBExecutionRole',
    statements: [{ actions: [...READ_TABLE_STREAM, ...WRITE_LOGS] }],
  },
  {
    name: 'service-role/AWSLambdaMSKExecutionRole',
    statements: [
      {
        actions: [
          'kafka:DescribeCluster',
          'kafka:DescribeClusterV2',
          'kafka:GetBootstrapBrokers',
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeVpcs',
          'ec2:DeleteNetworkInterface',
          'ec2:DescribeSubnets',
          'ec2:DescribeSecurityGroups',
          ...WRITE_LOGS,
        ],
      },
    ],
  },
  { name: 'service-role/AWSLambdaRole', statements: [{ actions: ['lambda:InvokeFunction'] }] },
  {
    name: 'AWSLambdaInvocation-DynamoDB',
    statements: [{ actions: ['lambda:InvokeFunction'] }, { actions: READ_TABLE_STREAM }],
  },
  {
    name: 'AWSLambdaExecute',
    statements: [
      { actions: ['logs:*'], resources: ['arn:PARTITION:logs:*:*:*'] },
      { actions: ['s3:GetObject', 's3:PutObject'], resources: ['arn:PARTITION:s3:::*'] },
    ],
  },
  {
    name: 'AWSLambda_FullAccess',
    statements: [
      {
        actions: [
          ...READ_FUNCTION_SURROUNDINGS,
          'cloudformation:DescribeStacks',
          'cloudformation:ListStackResources',
          'kms:DescribeKey',
          'lambda:*',
        ],
      },
      {
        actions: ['iam:PassRole'],
        condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
      {
        actions: [
          'logs:DescribeLogStreams',
          'logs:GetLogEvents',
          'logs:FilterLogEvents',
          'logs:StartLiveTail',
          'logs:StopLiveTail',
        ],
        resources: FUNCTION_LOGS,
      },
      {
        actions: ['iam:CreateServiceLinkedRole'],
        resources: ['arn:PARTITION:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda'],
        condition: { StringEquals: { 'iam:AWSServiceName': 'lambda.amazonaws.com' } },
      },
    ],
  },
  {
    name: 'AWSLambda_ReadOnlyAccess',
    statements: [
      {
        actions: [
          ...READ_FUNCTION_SURROUNDINGS,
          'cloudformation:DescribeStacks',
          'cloudformation:ListStacks',
          'cloudformation:ListStackResources',
          'lambda:Get*',
          'lambda:List*',
        ],
      },
      {
        actions: [
          'logs:DescribeLogStreams',
          'logs:GetLogEvents',
          'logs:FilterLogEvents',
          'logs:StartQuery',
          'logs:StopQuery',
          'logs:DescribeQueries',
          'logs:GetLogGroupFields',
          'logs:GetLogRecord',
          'logs:GetQueryResults',
          'logs:StartLiveTail',
          'logs:StopLiveTail',
        ],
        resources: FUNCTION_LOGS,
      },
    ],
  },
  { name: 'AWSXRayDaemonWriteAccess', statements: [{ actions: WRITE_TRACES }] },
  { name: 'AWSXrayWriteOnlyAccess', statements: [{ actions: WRITE_TRACES }] },
  {
    name: 'CloudWatchLambdaInsightsExecutionRolePolicy',
    statements: [
      { actions: ['logs:CreateLogGroup'] },
      {
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: ['arn:PARTITION:logs:*:*:log-group:/aws/lambda-insights:*'],
      },
    ],
  },
  {
    name: 'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
    statements: [
      {
        actions: [
          ...WRITE_LOGS,
          'logs:DescribeLogGroups',
          'logs:DescribeLogStreams',
          'logs:GetLogEvents',
          'logs:FilterLogEvents',
        ],
      },
    ],
  },
];
