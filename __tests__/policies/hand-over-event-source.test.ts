import {
  type CallingRole,
  handOverBucketNotification,
  handOverHttpRoute,
  handOverOriginAccessControl,
  handOverRestIntegration,
  handOverRuleTarget,
  handOverSchedule,
  handOverSubscriptionFilter,
  handOverTargetRegistration,
  handOverTopicSubscription,
  type SourceConnection,
} from '../../lib/policies/hand-over-event-source';

const OWNER = '111111111111';
const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
const NAME = 'worker-0a1b2c3d';
const RULE = `arn:aws:events:us-east-1:${OWNER}:rule/nightly`;
const URI = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

function connectionTo(sourceArn: string): SourceConnection {
  return { accountId: OWNER, region: 'us-east-1', partition: 'aws', sourceArn, functionArn: FUNCTION, name: NAME };
}

/** What is handed over, with its commands and Terraform written line by line. */
function handedOver(resourceArn: string, cli: readonly string[], hcl: readonly string[]): object {
  return { accountId: OWNER, resourceArn, kind: 'eventSource', cli: cli.join('\n'), hcl: hcl.join('\n') };
}

const ROLE_NAME = 'nightly-calls-worker';
const ROLE: CallingRole = {
  roleName: ROLE_NAME,
  roleArn: `arn:aws:iam::${OWNER}:role/${ROLE_NAME}`,
  trust: {
    sid: 'AssumeRoleByRule',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'events.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
    conditions: { ArnEquals: { 'aws:SourceArn': [RULE] } },
  },
  identity: { sid: 'InvokeFunction', effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [FUNCTION] },
};

const ROLE_COMMANDS = [
  `aws iam create-role --role-name ${ROLE_NAME} --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"AssumeRoleByRule","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:SourceArn":"${RULE}"}}}]}' &&`,
  `  aws iam put-role-policy --role-name ${ROLE_NAME} --policy-name invoke --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"InvokeFunction","Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"${FUNCTION}"}]}' &&`,
];

// As terraform fmt lays it out.
const ROLE_BLOCKS = [
  `resource "aws_iam_role" "${ROLE_NAME}" {`,
  `  name = "${ROLE_NAME}"`,
  '  assume_role_policy = jsonencode({',
  '    Version = "2012-10-17"',
  '    Statement = [{',
  '      Sid    = "AssumeRoleByRule"',
  '      Effect = "Allow"',
  '      Principal = {',
  '        Service = "events.amazonaws.com"',
  '      }',
  '      Action = "sts:AssumeRole"',
  '      Condition = {',
  '        ArnEquals = {',
  `          "aws:SourceArn" = "${RULE}"`,
  '        }',
  '      }',
  '    }]',
  '  })',
  '}',
  '',
  `resource "aws_iam_role_policy" "${ROLE_NAME}" {`,
  '  name = "invoke"',
  `  role = aws_iam_role.${ROLE_NAME}.id`,
  '  policy = jsonencode({',
  '    Version = "2012-10-17"',
  '    Statement = [{',
  '      Sid      = "InvokeFunction"',
  '      Effect   = "Allow"',
  '      Action   = "lambda:InvokeFunction"',
  `      Resource = "${FUNCTION}"`,
  '    }]',
  '  })',
  '}',
  '',
];

const BUCKET = 'arn:aws:s3:::my.uploads';
const BUCKET_NOTE =
  '# one aws_s3_bucket_notification holds all that a bucket notifies: add the block to yours, if there is one';

function bucketCommands(configuration: string): readonly string[] {
  return [
    'aws s3api get-bucket-notification-configuration --bucket my.uploads --output json --region us-east-1 > current.json &&',
    `  jq -n '[inputs][0] // {} | .LambdaFunctionConfigurations |= ((. // []) | map(select(.Id != "${NAME}")) + [${configuration}])' current.json > notification.json &&`,
    '  aws s3api put-bucket-notification-configuration --bucket my.uploads --notification-configuration file://notification.json --region us-east-1',
  ];
}

test.each([
  [
    'all its objects',
    { events: ['s3:ObjectCreated:*'] },
    `{"Id":"${NAME}","LambdaFunctionArn":"${FUNCTION}","Events":["s3:ObjectCreated:*"]}`,
    ['    events              = ["s3:ObjectCreated:*"]'],
  ],
  [
    'some of its objects',
    { events: ['s3:ObjectCreated:Put', 's3:ObjectRemoved:*'], filterPrefix: 'in/', filterSuffix: '.csv' },
    `{"Id":"${NAME}","LambdaFunctionArn":"${FUNCTION}","Events":["s3:ObjectCreated:Put","s3:ObjectRemoved:*"],"Filter":{"Key":{"FilterRules":[{"Name":"prefix","Value":"in/"},{"Name":"suffix","Value":".csv"}]}}}`,
    [
      '    events              = ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"]',
      '    filter_prefix       = "in/"',
      '    filter_suffix       = ".csv"',
    ],
  ],
])('the notification of a bucket for %s is handed over as a part of its configuration', (...row) => {
  const [, objects, configuration, lines] = row;
  expect(handOverBucketNotification(connectionTo(BUCKET), 'my.uploads', objects)).toEqual(
    handedOver(BUCKET, bucketCommands(configuration), [
      BUCKET_NOTE,
      'resource "aws_s3_bucket_notification" "my_uploads" {',
      '  bucket = "my.uploads"',
      '',
      '  lambda_function {',
      `    id                  = "${NAME}"`,
      `    lambda_function_arn = "${FUNCTION}"`,
      ...lines,
      '  }',
      '}',
    ]),
  );
});

const TOPIC = `arn:aws:sns:us-east-1:${OWNER}:orders`;
const SUBSCRIBE = `aws sns subscribe --topic-arn ${TOPIC} --protocol lambda --notification-endpoint ${FUNCTION}`;

test('the subscription to a topic is handed over to the account of the function', () => {
  expect(handOverTopicSubscription(connectionTo(TOPIC), '222222222222', {})).toEqual({
    ...handedOver(
      TOPIC,
      [`${SUBSCRIBE} --region us-east-1`],
      [
        `resource "aws_sns_topic_subscription" "${NAME}" {`,
        `  topic_arn = "${TOPIC}"`,
        '  protocol  = "lambda"',
        `  endpoint  = "${FUNCTION}"`,
        '}',
      ],
    ),
    accountId: '222222222222',
  });
});

test('the filter of a subscription is handed over with it', () => {
  const filter = { filterPolicy: { kind: ['order', 'return'] }, filterPolicyScope: 'MessageBody' };
  expect(handOverTopicSubscription(connectionTo(TOPIC), '222222222222', filter)).toEqual({
    ...handedOver(
      TOPIC,
      [
        `${SUBSCRIBE} --attributes '{"FilterPolicy":"{\\"kind\\":[\\"order\\",\\"return\\"]}","FilterPolicyScope":"MessageBody"}' --region us-east-1`,
      ],
      [
        `resource "aws_sns_topic_subscription" "${NAME}" {`,
        `  topic_arn           = "${TOPIC}"`,
        '  protocol            = "lambda"',
        `  endpoint            = "${FUNCTION}"`,
        '  filter_policy       = "{\\"kind\\":[\\"order\\",\\"return\\"]}"',
        '  filter_policy_scope = "MessageBody"',
        '}',
      ],
    ),
    accountId: '222222222222',
  });
});

test('the target of a rule is handed over, with what the function gets', () => {
  const rule = { ruleName: 'nightly', eventBusName: 'default', input: '{"full":true}' };
  expect(handOverRuleTarget(connectionTo(RULE), rule)).toEqual(
    handedOver(
      RULE,
      [
        `aws events put-targets --rule nightly --event-bus-name default --targets '[{"Id":"${NAME}","Arn":"${FUNCTION}","Input":"{\\"full\\":true}"}]' --region us-east-1`,
      ],
      [
        `resource "aws_cloudwatch_event_target" "${NAME}" {`,
        '  rule           = "nightly"',
        '  event_bus_name = "default"',
        `  target_id      = "${NAME}"`,
        `  arn            = "${FUNCTION}"`,
        '  input          = "{\\"full\\":true}"',
        '}',
      ],
    ),
  );
});

test('the target of a rule of another account is handed over with the role that calls the function', () => {
  const rule = { ruleName: 'nightly', eventBusName: 'orders' };
  expect(handOverRuleTarget(connectionTo(RULE), rule, ROLE)).toEqual(
    handedOver(
      RULE,
      [
        ...ROLE_COMMANDS,
        `  aws events put-targets --rule nightly --event-bus-name orders --targets '[{"Id":"${NAME}","Arn":"${FUNCTION}","RoleArn":"${ROLE.roleArn}"}]' --region us-east-1`,
      ],
      [
        ...ROLE_BLOCKS,
        `resource "aws_cloudwatch_event_target" "${NAME}" {`,
        '  rule           = "nightly"',
        '  event_bus_name = "orders"',
        `  target_id      = "${NAME}"`,
        `  arn            = "${FUNCTION}"`,
        `  role_arn       = aws_iam_role.${ROLE_NAME}.arn`,
        '}',
      ],
    ),
  );
});

test.each([
  ['as little as there can be', {}, '', 'Mode=OFF', '', [], ['    mode = "OFF"'], []],
  [
    'a time zone, a flexible window and an input',
    { timezone: 'Europe/Berlin', flexibleWindowInMinutes: 15, input: '{}' },
    " --schedule-expression-timezone 'Europe/Berlin'",
    'Mode=FLEXIBLE,MaximumWindowInMinutes=15',
    ',"Input":"{}"',
    ['  schedule_expression_timezone = "Europe/Berlin"'],
    ['    mode                      = "FLEXIBLE"', '    maximum_window_in_minutes = 15'],
    ['    input    = "{}"'],
  ],
])('a schedule with %s is handed over with the role that it assumes', (...row) => {
  const [, more, zoneOption, window, inputMember, zoneLines, windowLines, inputLines] = row;
  const sourceArn = `arn:aws:scheduler:us-east-1:${OWNER}:schedule/default/nightly`;
  const schedule = { scheduleName: 'nightly', groupName: 'default', scheduleExpression: 'cron(0 3 * * ? *)', ...more };
  const pad = zoneLines.length === 0 ? '' : ' '.repeat('_timezone'.length);
  expect(handOverSchedule(connectionTo(sourceArn), schedule, ROLE)).toEqual(
    handedOver(
      sourceArn,
      [
        ...ROLE_COMMANDS,
        `  aws scheduler create-schedule --name nightly --group-name default --schedule-expression 'cron(0 3 * * ? *)'${zoneOption} --flexible-time-window ${window} --target '{"Arn":"${FUNCTION}","RoleArn":"${ROLE.roleArn}"${inputMember}}' --region us-east-1`,
      ],
      [
        ...ROLE_BLOCKS,
        `resource "aws_scheduler_schedule" "${NAME}" {`,
        `  name               ${pad} = "nightly"`,
        `  group_name         ${pad} = "default"`,
        `  schedule_expression${pad} = "cron(0 3 * * ? *)"`,
        ...zoneLines,
        '',
        '  flexible_time_window {',
        ...windowLines,
        '  }',
        '',
        '  target {',
        `    arn      = "${FUNCTION}"`,
        `    role_arn = aws_iam_role.${ROLE_NAME}.arn`,
        ...inputLines,
        '  }',
        '}',
      ],
    ),
  );
});

test('the subscription filter of a log group is handed over', () => {
  const sourceArn = `arn:aws:logs:us-east-1:${OWNER}:log-group:/aws/lambda/shop:*`;
  const filter = { logGroupName: '/aws/lambda/shop', filterName: 'errors', filterPattern: '"ERROR"' };
  expect(handOverSubscriptionFilter(connectionTo(sourceArn), filter)).toEqual(
    handedOver(
      sourceArn,
      [
        `aws logs put-subscription-filter --log-group-name '/aws/lambda/shop' --filter-name 'errors' --filter-pattern '"ERROR"' --destination-arn ${FUNCTION} --region us-east-1`,
      ],
      [
        `resource "aws_cloudwatch_log_subscription_filter" "${NAME}" {`,
        '  name            = "errors"',
        '  log_group_name  = "/aws/lambda/shop"',
        '  filter_pattern  = "\\"ERROR\\""',
        `  destination_arn = "${FUNCTION}"`,
        '}',
      ],
    ),
  );
});

test('the registration with a target group is handed over', () => {
  const sourceArn = `arn:aws:elasticloadbalancing:us-east-1:${OWNER}:targetgroup/web/0123456789abcdef`;
  expect(handOverTargetRegistration(connectionTo(sourceArn))).toEqual(
    handedOver(
      sourceArn,
      [`aws elbv2 register-targets --target-group-arn ${sourceArn} --targets Id=${FUNCTION} --region us-east-1`],
      [
        `resource "aws_lb_target_group_attachment" "${NAME}" {`,
        `  target_group_arn = "${sourceArn}"`,
        `  target_id        = "${FUNCTION}"`,
        '}',
      ],
    ),
  );
});

test.each([
  ['POST', 'POST'],
  ['*', 'ANY'],
])('the integration of the method %s of a REST API is handed over as that of %s', (method, httpMethod) => {
  const sourceArn = `arn:aws:execute-api:us-east-1:${OWNER}:abc123/*/${method}/orders`;
  const api = { restApiId: 'abc123', method, path: '/orders/{id}' };
  expect(handOverRestIntegration(connectionTo(sourceArn), api)).toEqual(
    handedOver(
      sourceArn,
      [
        `resource_id="$(aws apigateway get-resources --rest-api-id abc123 --query 'items[?path=='\\''/orders/{id}'\\''].id' --output text --region us-east-1)" &&`,
        '  test -n "$resource_id" &&',
        `  aws apigateway put-integration --rest-api-id abc123 --resource-id "$resource_id" --http-method ${httpMethod} --type AWS_PROXY --integration-http-method POST --uri ${URI} --region us-east-1`,
      ],
      [
        `data "aws_api_gateway_resource" "${NAME}" {`,
        '  rest_api_id = "abc123"',
        '  path        = "/orders/{id}"',
        '}',
        '',
        `resource "aws_api_gateway_integration" "${NAME}" {`,
        '  rest_api_id             = "abc123"',
        `  resource_id             = data.aws_api_gateway_resource.${NAME}.id`,
        `  http_method             = "${httpMethod}"`,
        '  type                    = "AWS_PROXY"',
        '  integration_http_method = "POST"',
        `  uri                     = "${URI}"`,
        '}',
      ],
    ),
  );
});

test('a route of an HTTP API is handed over with its integration', () => {
  const sourceArn = `arn:aws:execute-api:us-east-1:${OWNER}:abc123/*/$default`;
  expect(handOverHttpRoute(connectionTo(sourceArn), { apiId: 'abc123', routeKey: '$default' })).toEqual(
    handedOver(
      sourceArn,
      [
        `integration_id="$(aws apigatewayv2 create-integration --api-id abc123 --integration-type AWS_PROXY --integration-uri ${FUNCTION} --payload-format-version 2.0 --query IntegrationId --output text --region us-east-1)" &&`,
        '  aws apigatewayv2 create-route --api-id abc123 --route-key \'$default\' --target "integrations/$integration_id" --region us-east-1',
      ],
      [
        `resource "aws_apigatewayv2_integration" "${NAME}" {`,
        '  api_id                 = "abc123"',
        '  integration_type       = "AWS_PROXY"',
        `  integration_uri        = "${FUNCTION}"`,
        '  payload_format_version = "2.0"',
        '}',
        '',
        `resource "aws_apigatewayv2_route" "${NAME}" {`,
        '  api_id    = "abc123"',
        '  route_key = "$default"',
        `  target    = join("/", ["integrations", aws_apigatewayv2_integration.${NAME}.id])`,
        '}',
      ],
    ),
  );
});

test('the access control of a distribution is handed over, with what is to do then', () => {
  const sourceArn = `arn:aws:cloudfront::${OWNER}:distribution/E2QWRUHAPOMQZL`;
  const rest = 'on the origin of the distribution that has the URL of the function';
  expect(handOverOriginAccessControl(connectionTo(sourceArn))).toEqual(
    handedOver(
      sourceArn,
      [
        `# set OriginAccessControlId ${rest} to the Id of`,
        `aws cloudfront create-origin-access-control --origin-access-control-config '{"Name":"${NAME}","SigningProtocol":"sigv4","SigningBehavior":"always","OriginAccessControlOriginType":"lambda"}'`,
      ],
      [
        `# then set origin_access_control_id ${rest}`,
        `resource "aws_cloudfront_origin_access_control" "${NAME}" {`,
        `  name                              = "${NAME}"`,
        '  origin_access_control_origin_type = "lambda"',
        '  signing_behavior                  = "always"',
        '  signing_protocol                  = "sigv4"',
        '}',
      ],
    ),
  );
});
