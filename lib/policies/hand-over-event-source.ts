/**
 * What the owner of an event source puts in place there so that it calls a function: as commands of the AWS CLI, as
 * Terraform. The permission on the function must exist first: most services try it.
 */
import { formatArn } from '../iam/arn';
import { policyDocument } from '../iam/policy-document';
import type { IdentityStatement, TrustStatement } from '../iam/statement';
import type { HandOver } from './hand-over';
import { addressName, dataBlock, jsonencode, list, resourceBlock } from './hcl';
import { shortHash } from './ids';
import { inTurn, quoted } from './shell';

/** Where a source is, and which function it is to call. */
export interface SourceConnection {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly sourceArn: string;
  /** The function, with its alias where one is meant. */
  readonly functionArn: string;
  /** Name for what is put in place: unique among the connections of a source. */
  readonly name: string;
}

/** Which objects of a bucket call the function. */
export interface ObjectEvents {
  readonly events: readonly string[];
  readonly filterPrefix?: string;
  readonly filterSuffix?: string;
}

/** The role by which a service calls a function. */
export interface CallingRole {
  readonly roleName: string;
  readonly roleArn: string;
  readonly trust: TrustStatement;
  readonly identity: IdentityStatement;
}

const text = (value: string): string => JSON.stringify(value);

function eventSource({ accountId, sourceArn }: SourceConnection, cli: readonly string[], hcl: string): HandOver {
  return { accountId, resourceArn: sourceArn, kind: 'eventSource', cli: inTurn(cli), hcl };
}

// S3 writes the notification configuration of a bucket as a whole.
export function handOverBucketNotification(
  connection: SourceConnection,
  bucketName: string,
  { events, filterPrefix, filterSuffix }: ObjectEvents,
): HandOver {
  const { functionArn, name, region } = connection;
  const rules = [
    ...(filterPrefix === undefined ? [] : [{ Name: 'prefix', Value: filterPrefix }]),
    ...(filterSuffix === undefined ? [] : [{ Name: 'suffix', Value: filterSuffix }]),
  ];
  const configuration = {
    Id: name,
    LambdaFunctionArn: functionArn,
    Events: events,
    ...(rules.length === 0 ? {} : { Filter: { Key: { FilterRules: rules } } }),
  };
  const program = `[inputs][0] // {} | .LambdaFunctionConfigurations |= ((. // []) | map(select(.Id != "${name}")) + [${JSON.stringify(configuration)}])`;
  return eventSource(
    connection,
    [
      // Nothing at all is the answer of a bucket that notifies nobody.
      `aws s3api get-bucket-notification-configuration --bucket ${bucketName} --output json --region ${region} > current.json`,
      `jq -n ${quoted(program)} current.json > notification.json`,
      `aws s3api put-bucket-notification-configuration --bucket ${bucketName} --notification-configuration file://notification.json --region ${region}`,
    ],
    `# one aws_s3_bucket_notification holds all that a bucket notifies: add the block to yours, if there is one\n${resourceBlock(
      'aws_s3_bucket_notification',
      bucketName,
      [['bucket', text(bucketName)]],
      [
        {
          name: 'lambda_function',
          args: [
            ['id', text(name)],
            ['lambda_function_arn', text(functionArn)],
            ['events', list(events)],
            ...(filterPrefix === undefined ? [] : [['filter_prefix', text(filterPrefix)] as const]),
            ...(filterSuffix === undefined ? [] : [['filter_suffix', text(filterSuffix)] as const]),
          ],
        },
      ],
    )}`,
  );
}

/** The subscription of a function to a topic: made by the function's account, which needs no confirmation then. */
export function handOverTopicSubscription(
  connection: SourceConnection,
  functionAccountId: string,
  filter: { readonly filterPolicy?: object; readonly filterPolicyScope?: string },
): HandOver {
  const { sourceArn, functionArn, name, region } = connection;
  const { filterPolicy, filterPolicyScope } = filter;
  const attributes = {
    ...(filterPolicy === undefined ? {} : { FilterPolicy: JSON.stringify(filterPolicy) }),
    ...(filterPolicyScope === undefined ? {} : { FilterPolicyScope: filterPolicyScope }),
  };
  const withAttributes =
    Object.keys(attributes).length === 0 ? '' : ` --attributes ${quoted(JSON.stringify(attributes))}`;
  return {
    ...eventSource(
      connection,
      [
        `aws sns subscribe --topic-arn ${sourceArn} --protocol lambda --notification-endpoint ${functionArn}${withAttributes} --region ${region}`,
      ],
      resourceBlock('aws_sns_topic_subscription', name, [
        ['topic_arn', text(sourceArn)],
        ['protocol', text('lambda')],
        ['endpoint', text(functionArn)],
        ...(filterPolicy === undefined ? [] : [['filter_policy', text(JSON.stringify(filterPolicy))] as const]),
        ...(filterPolicyScope === undefined ? [] : [['filter_policy_scope', text(filterPolicyScope)] as const]),
      ]),
    ),
    accountId: functionAccountId,
  };
}

/** The target of a rule, with the role that calls the function in place of the service where there is one. */
export function handOverRuleTarget(
  connection: SourceConnection,
  rule: { readonly ruleName: string; readonly eventBusName: string; readonly input?: string },
  role?: CallingRole,
): HandOver {
  const { functionArn, name, region } = connection;
  const { ruleName, eventBusName, input } = rule;
  const target = {
    Id: shortName(name),
    Arn: functionArn,
    ...(role === undefined ? {} : { RoleArn: role.roleArn }),
    ...(input === undefined ? {} : { Input: input }),
  };
  return eventSource(
    connection,
    [
      ...roleCommands(role),
      `aws events put-targets --rule ${ruleName} --event-bus-name ${eventBusName} --targets ${quoted(JSON.stringify([target]))} --region ${region}`,
    ],
    [
      ...roleBlocks(role),
      resourceBlock('aws_cloudwatch_event_target', name, [
        ['rule', text(ruleName)],
        ['event_bus_name', text(eventBusName)],
        ['target_id', text(shortName(name))],
        ['arn', text(functionArn)],
        ...(role === undefined ? [] : [['role_arn', roleReference(role)] as const]),
        ...(input === undefined ? [] : [['input', text(input)] as const]),
      ]),
    ].join('\n\n'),
  );
}

/** A schedule with its target and the role it assumes. */
export function handOverSchedule(
  connection: SourceConnection,
  schedule: {
    readonly scheduleName: string;
    readonly groupName: string;
    readonly scheduleExpression: string;
    readonly timezone?: string;
    readonly flexibleWindowInMinutes?: number;
    readonly input?: string;
  },
  role: CallingRole,
): HandOver {
  const { functionArn, name, region } = connection;
  const { scheduleName, groupName, scheduleExpression, timezone, flexibleWindowInMinutes: minutes, input } = schedule;
  const target = { Arn: functionArn, RoleArn: role.roleArn, ...(input === undefined ? {} : { Input: input }) };
  return eventSource(
    connection,
    [
      ...roleCommands(role),
      [
        `aws scheduler create-schedule --name ${scheduleName} --group-name ${groupName} --schedule-expression ${quoted(scheduleExpression)}`,
        ...(timezone === undefined ? [] : [`--schedule-expression-timezone ${quoted(timezone)}`]),
        `--flexible-time-window ${minutes === undefined ? 'Mode=OFF' : `Mode=FLEXIBLE,MaximumWindowInMinutes=${minutes}`} --target ${quoted(JSON.stringify(target))} --region ${region}`,
      ].join(' '),
    ],
    [
      ...roleBlocks(role),
      resourceBlock(
        'aws_scheduler_schedule',
        name,
        [
          ['name', text(scheduleName)],
          ['group_name', text(groupName)],
          ['schedule_expression', text(scheduleExpression)],
          ...(timezone === undefined ? [] : [['schedule_expression_timezone', text(timezone)] as const]),
        ],
        [
          {
            name: 'flexible_time_window',
            args:
              minutes === undefined
                ? [['mode', text('OFF')]]
                : [
                    ['mode', text('FLEXIBLE')],
                    ['maximum_window_in_minutes', String(minutes)],
                  ],
          },
          {
            name: 'target',
            args: [
              ['arn', text(functionArn)],
              ['role_arn', roleReference(role)],
              ...(input === undefined ? [] : [['input', text(input)] as const]),
            ],
          },
        ],
      ),
    ].join('\n\n'),
  );
}

/** A subscription filter of a log group. */
export function handOverSubscriptionFilter(
  connection: SourceConnection,
  { logGroupName, filterName, filterPattern }: { logGroupName: string; filterName: string; filterPattern: string },
): HandOver {
  const { functionArn, name, region } = connection;
  return eventSource(
    connection,
    [
      `aws logs put-subscription-filter --log-group-name ${quoted(logGroupName)} --filter-name ${quoted(filterName)} --filter-pattern ${quoted(filterPattern)} --destination-arn ${functionArn} --region ${region}`,
    ],
    resourceBlock('aws_cloudwatch_log_subscription_filter', name, [
      ['name', text(filterName)],
      ['log_group_name', text(logGroupName)],
      ['filter_pattern', text(filterPattern)],
      ['destination_arn', text(functionArn)],
    ]),
  );
}

/** The registration of a function with a target group. */
export function handOverTargetRegistration(connection: SourceConnection): HandOver {
  const { sourceArn, functionArn, name, region } = connection;
  return eventSource(
    connection,
    [`aws elbv2 register-targets --target-group-arn ${sourceArn} --targets Id=${functionArn} --region ${region}`],
    resourceBlock('aws_lb_target_group_attachment', name, [
      ['target_group_arn', text(sourceArn)],
      ['target_id', text(functionArn)],
    ]),
  );
}

/** The integration of a method of a REST API. */
export function handOverRestIntegration(
  connection: SourceConnection,
  { restApiId, method, path }: { restApiId: string; method: string; path: string },
): HandOver {
  const { name, region } = connection;
  const httpMethod = method === '*' ? 'ANY' : method;
  const query = quoted(`items[?path=='${path.replaceAll("'", "\\'")}'].id`);
  return eventSource(
    connection,
    [
      `resource_id="$(aws apigateway get-resources --rest-api-id ${restApiId} --query ${query} --output text --region ${region})"`,
      'test -n "$resource_id"',
      `aws apigateway put-integration --rest-api-id ${restApiId} --resource-id "$resource_id" --http-method ${httpMethod} --type AWS_PROXY --integration-http-method POST --uri ${integrationUri(connection)} --region ${region}`,
    ],
    [
      dataBlock('aws_api_gateway_resource', name, [
        ['rest_api_id', text(restApiId)],
        ['path', text(path)],
      ]),
      resourceBlock('aws_api_gateway_integration', name, [
        ['rest_api_id', text(restApiId)],
        ['resource_id', `data.aws_api_gateway_resource.${addressName(name)}.id`],
        ['http_method', text(httpMethod)],
        ['type', text('AWS_PROXY')],
        ['integration_http_method', text('POST')],
        ['uri', text(integrationUri(connection))],
      ]),
    ].join('\n\n'),
  );
}

/** A route of an HTTP API with its integration. */
export function handOverHttpRoute(
  connection: SourceConnection,
  { apiId, routeKey }: { apiId: string; routeKey: string },
): HandOver {
  const { functionArn, name, region } = connection;
  return eventSource(
    connection,
    [
      `integration_id="$(aws apigatewayv2 create-integration --api-id ${apiId} --integration-type AWS_PROXY --integration-uri ${functionArn} --payload-format-version 2.0 --query IntegrationId --output text --region ${region})"`,
      `aws apigatewayv2 create-route --api-id ${apiId} --route-key ${quoted(routeKey)} --target "integrations/$integration_id" --region ${region}`,
    ],
    [
      resourceBlock('aws_apigatewayv2_integration', name, [
        ['api_id', text(apiId)],
        ['integration_type', text('AWS_PROXY')],
        ['integration_uri', text(functionArn)],
        ['payload_format_version', text('2.0')],
      ]),
      resourceBlock('aws_apigatewayv2_route', name, [
        ['api_id', text(apiId)],
        ['route_key', text(routeKey)],
        // Without an interpolation: in the output of a stack Terraform would take it for its own.
        ['target', `join("/", ["integrations", aws_apigatewayv2_integration.${addressName(name)}.id])`],
      ]),
    ].join('\n\n'),
  );
}

/** The access control that makes a distribution sign what it sends to the URL of a function. */
export function handOverOriginAccessControl(connection: SourceConnection): HandOver {
  const { name } = connection;
  const config = {
    Name: shortName(name),
    SigningProtocol: 'sigv4',
    SigningBehavior: 'always',
    OriginAccessControlOriginType: 'lambda',
  };
  return eventSource(
    connection,
    [
      // A comment in front, which a command does not have to end for.
      `# set OriginAccessControlId on the origin of the distribution that has the URL of the function to the Id of\naws cloudfront create-origin-access-control --origin-access-control-config ${quoted(JSON.stringify(config))}`,
    ],
    `# then set origin_access_control_id on the origin of the distribution that has the URL of the function\n${resourceBlock(
      'aws_cloudfront_origin_access_control',
      name,
      [
        ['name', text(shortName(name))],
        ['origin_access_control_origin_type', text('lambda')],
        ['signing_behavior', text('always')],
        ['signing_protocol', text('sigv4')],
      ],
    )}`,
  );
}

/** A name of 64 characters at most, as the targets of rules and origin access controls have one. */
export function shortName(name: string): string {
  return name.length <= 64 ? name : `${name.slice(0, 55)}-${shortHash(name)}`;
}

/** What API Gateway calls for a function. https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html */
function integrationUri({ partition, region, functionArn }: SourceConnection): string {
  const resource = `path/2015-03-31/functions/${functionArn}/invocations`;
  return formatArn({ partition, service: 'apigateway', region, accountId: 'lambda', resource });
}

function roleCommands(role: CallingRole | undefined): readonly string[] {
  return role === undefined
    ? []
    : [
        `aws iam create-role --role-name ${role.roleName} --assume-role-policy-document ${quoted(JSON.stringify(policyDocument([role.trust])))}`,
        `aws iam put-role-policy --role-name ${role.roleName} --policy-name invoke --policy-document ${quoted(JSON.stringify(policyDocument([role.identity])))}`,
      ];
}

function roleBlocks(role: CallingRole | undefined): readonly string[] {
  return role === undefined
    ? []
    : [
        resourceBlock('aws_iam_role', role.roleName, [
          ['name', text(role.roleName)],
          ['assume_role_policy', jsonencode(policyDocument([role.trust]))],
        ]),
        resourceBlock('aws_iam_role_policy', role.roleName, [
          ['name', text('invoke')],
          ['role', `aws_iam_role.${addressName(role.roleName)}.id`],
          ['policy', jsonencode(policyDocument([role.identity]))],
        ]),
      ];
}

function roleReference({ roleName }: CallingRole): string {
  return `aws_iam_role.${addressName(roleName)}.arn`;
}
