import {
  type CallingRole,
  handOverBucketNotification,
  handOverHttpRoute,
  handOverOriginAccessControl,
  handOverRestIntegration,
  handOverRuleTarget,
  handOverSchedule,
  handOverSubscriptionFilter,
  handOverTopicSubscription,
  type ObjectEvents,
  type SourceConnection,
} from '../../lib/policies/hand-over-event-source';
import { describeWithJq, runCommands } from './run-commands';

const OWNER = '111111111111';
const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
const REGION = ['--region', 'us-east-1'];
const CONNECTION: SourceConnection = {
  accountId: OWNER,
  region: 'us-east-1',
  partition: 'aws',
  sourceArn: 'arn:aws:s3:::uploads',
  functionArn: FUNCTION,
  name: 'worker-0a1b2c3d',
};
// Whatever a shell takes for more than a character.
const HOSTILE = `it's "$HOME" $(date) \`date\` \\ * ? # ; & | !`;
const ACCESS_DENIED = '\nAn error occurred (AccessDenied) when calling the operation: not authorized\n';
const ROLE: CallingRole = {
  roleName: 'rule-role',
  roleArn: `arn:aws:iam::${OWNER}:role/rule-role`,
  trust: {
    sid: 'AssumeRoleByRule',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'events.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
    conditions: { StringEquals: { 'aws:SourceAccount': [HOSTILE] } },
  },
  identity: { sid: 'InvokeFunction', effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [FUNCTION] },
};

/** The arguments of a call of the AWS CLI, those in JSON read. */
function asRead(call: readonly string[]): readonly unknown[] {
  return call.map((argument) => (/^(\{"|\[\{)/.test(argument) ? JSON.parse(argument) : argument));
}

function callsOf(cli: string): readonly (readonly unknown[])[] {
  return runCommands(cli, '').calls.map(asRead);
}

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AssumeRoleByRule',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': HOSTILE } },
    },
  ],
};
const IDENTITY = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'InvokeFunction', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }],
};
const ROLE_CALLS = [
  ['iam', 'create-role', '--role-name', 'rule-role', '--assume-role-policy-document', TRUST],
  ['iam', 'put-role-policy', '--role-name', 'rule-role', '--policy-name', 'invoke', '--policy-document', IDENTITY],
];

test.each([
  ['/shop', 'f', ''],
  ['/shop', 'f', HOSTILE],
  ['/shop', 'f', `{ $.msg = "it's" }`],
  ['#shop', '#errors', 'ERROR'],
  ['#/it-#1', HOSTILE, 'ERROR'],
])('the log group %s, the filter %s and its pattern %j reach AWS as they are', (...row) => {
  const [logGroupName, filterName, filterPattern] = row;
  const { cli } = handOverSubscriptionFilter(CONNECTION, { logGroupName, filterName, filterPattern });
  const names = ['--log-group-name', logGroupName, '--filter-name', filterName, '--filter-pattern', filterPattern];
  expect(runCommands(cli, '').calls).toEqual([
    ['logs', 'put-subscription-filter', ...names, '--destination-arn', FUNCTION, ...REGION],
  ]);
});

test('the filter of a subscription reaches AWS as it is', () => {
  const filterPolicy = { customer: [HOSTILE] };
  const topic = 'arn:aws:sns:us-east-1:111111111111:orders';
  const { cli } = handOverTopicSubscription({ ...CONNECTION, sourceArn: topic }, OWNER, { filterPolicy });
  const subscribe = ['--topic-arn', topic, '--protocol', 'lambda', '--notification-endpoint', FUNCTION];
  expect(callsOf(cli)).toEqual([
    ['sns', 'subscribe', ...subscribe, '--attributes', { FilterPolicy: JSON.stringify(filterPolicy) }, ...REGION],
  ]);
});

test('the role of a rule and the input of its target reach AWS as they are', () => {
  const rule = { ruleName: 'nightly', eventBusName: 'default', input: HOSTILE };
  const target = { Id: 'worker-0a1b2c3d', Arn: FUNCTION, RoleArn: ROLE.roleArn, Input: HOSTILE };
  expect(callsOf(handOverRuleTarget(CONNECTION, rule, ROLE).cli)).toEqual([
    ...ROLE_CALLS,
    ['events', 'put-targets', '--rule', 'nightly', '--event-bus-name', 'default', '--targets', [target], ...REGION],
  ]);
});

test.each([
  ['no flexible window', {}, 'Mode=OFF'],
  ['a flexible window', { flexibleWindowInMinutes: 15 }, 'Mode=FLEXIBLE,MaximumWindowInMinutes=15'],
])('a schedule with %s and its input reach AWS as they are', (_title, flexible, window) => {
  const schedule = { scheduleName: 's', groupName: 'g', scheduleExpression: 'cron(0 3 ? * MON-FRI *)', input: HOSTILE };
  const { cli } = handOverSchedule(CONNECTION, { ...schedule, ...flexible, timezone: 'Europe/Berlin' }, ROLE);
  expect(callsOf(cli)).toEqual([
    ...ROLE_CALLS,
    [
      ...['scheduler', 'create-schedule', '--name', 's', '--group-name', 'g'],
      ...['--schedule-expression', 'cron(0 3 ? * MON-FRI *)', '--schedule-expression-timezone', 'Europe/Berlin'],
      ...['--flexible-time-window', window, '--target', { Arn: FUNCTION, RoleArn: ROLE.roleArn, Input: HOSTILE }],
      ...REGION,
    ],
  ]);
});

test.each([
  ['create-role', 1],
  ['put-role-policy', 2],
])('nothing runs after a failed %s of a role that is to call the function', (_command, call) => {
  const schedule = { scheduleName: 's', groupName: 'g', scheduleExpression: 'rate(1 day)' };
  for (const { cli } of [
    handOverRuleTarget(CONNECTION, { ruleName: 'nightly', eventBusName: 'default' }, ROLE),
    handOverSchedule(CONNECTION, schedule, ROLE),
  ]) {
    const { succeeded, calls, files } = runCommands(cli, { error: ACCESS_DENIED, call });
    expect({ succeeded, calls: calls.map(asRead), files }).toEqual({
      succeeded: false,
      calls: ROLE_CALLS.slice(0, call),
      files: {},
    });
  }
});

const CREATE_INTEGRATION = [
  ...['apigatewayv2', 'create-integration', '--api-id', 'abc123'],
  ...['--integration-type', 'AWS_PROXY', '--integration-uri', FUNCTION, '--payload-format-version', '2.0'],
  ...['--query', 'IntegrationId', '--output', 'text', ...REGION],
];

test.each(['$default', 'POST /orders/{id}', "ANY /it's"])(
  'the route %s is called as it is and leads to the integration that was made',
  (routeKey) => {
    const { cli } = handOverHttpRoute(CONNECTION, { apiId: 'abc123', routeKey });
    const route = ['--api-id', 'abc123', '--route-key', routeKey, '--target', 'integrations/int1'];
    expect(runCommands(cli, 'int1\n')).toEqual({
      succeeded: true,
      calls: [CREATE_INTEGRATION, ['apigatewayv2', 'create-route', ...route, ...REGION]],
      files: {},
    });
  },
);

test('no route is made where its integration could not be, and the commands end as failed', () => {
  const { cli } = handOverHttpRoute(CONNECTION, { apiId: 'abc123', routeKey: '$default' });
  expect(runCommands(cli, { error: ACCESS_DENIED })).toEqual({
    succeeded: false,
    calls: [CREATE_INTEGRATION],
    files: {},
  });
});

function resourceCall(query: string): readonly string[] {
  return ['apigateway', 'get-resources', '--rest-api-id', 'abc123', '--query', query, '--output', 'text', ...REGION];
}

// A text of JMESPath is in single quotes, and a backslash stands before one within.
test.each([
  ['/', "items[?path=='/'].id"],
  ['/a/{proxy+}', "items[?path=='/a/{proxy+}'].id"],
  ["/it's/'here'", "items[?path=='/it\\'s/\\'here\\''].id"],
  ['/$HOME/"$(date)"/`date`', 'items[?path==\'/$HOME/"$(date)"/`date`\'].id'],
])('an integration belongs to the resource of its path %s', (path, query) => {
  const { cli } = handOverRestIntegration(CONNECTION, { restApiId: 'abc123', method: 'GET', path });
  const put = [
    ...['apigateway', 'put-integration', '--rest-api-id', 'abc123', '--resource-id', 'res1', '--http-method', 'GET'],
    ...['--type', 'AWS_PROXY', '--integration-http-method', 'POST', '--uri'],
    `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`,
    ...REGION,
  ];
  expect(runCommands(cli, 'res1\n')).toEqual({ succeeded: true, calls: [resourceCall(query), put], files: {} });
});

// The AWS CLI prints no text, or an empty line, for an empty list.
test.each([
  ['no resource has its path', ''],
  ['no resource has its path, for which an empty line is printed', '\n'],
  ['the resources cannot be read', { error: ACCESS_DENIED }],
])('no integration is made where %s, and the commands end as failed', (_title, answer) => {
  const { cli } = handOverRestIntegration(CONNECTION, { restApiId: 'abc123', method: 'GET', path: '/orders' });
  expect(runCommands(cli, answer)).toEqual({
    succeeded: false,
    calls: [resourceCall("items[?path=='/orders'].id")],
    files: {},
  });
});

test('an access control is made by one command, and what is to do then is a comment', () => {
  const config = {
    Name: 'worker-0a1b2c3d',
    SigningProtocol: 'sigv4',
    SigningBehavior: 'always',
    OriginAccessControlOriginType: 'lambda',
  };
  expect(callsOf(handOverOriginAccessControl(CONNECTION).cli)).toEqual([
    ['cloudfront', 'create-origin-access-control', '--origin-access-control-config', config],
  ]);
});

describeWithJq('the commands that add a notification to a bucket', () => {
  const plain: ObjectEvents = { events: ['s3:ObjectCreated:*'] };
  const others = {
    TopicConfigurations: [{ Id: 't', TopicArn: 'arn:aws:sns:us-east-1:111111111111:t', Events: ['s3:TestEvent'] }],
    EventBridgeConfiguration: {},
  };
  const READ = ['s3api', 'get-bucket-notification-configuration', '--bucket', 'uploads', '--output', 'json', ...REGION];
  const mine = { Id: 'mine', LambdaFunctionArn: `${FUNCTION}2`, Events: ['s3:ObjectRemoved:*'] };

  function added({ events, filterPrefix, filterSuffix }: ObjectEvents): object {
    const rules = [
      ...(filterPrefix === undefined ? [] : [{ Name: 'prefix', Value: filterPrefix }]),
      ...(filterSuffix === undefined ? [] : [{ Name: 'suffix', Value: filterSuffix }]),
    ];
    const filter = { Filter: { Key: { FilterRules: rules } } };
    const configuration = { Id: 'worker-0a1b2c3d', LambdaFunctionArn: FUNCTION, Events: events };
    return { ...configuration, ...(rules.length === 0 ? {} : filter) };
  }

  function written(events: ObjectEvents, configuration: string): unknown {
    const { cli } = handOverBucketNotification(CONNECTION, 'uploads', events);
    return runCommands(cli, configuration).files['notification.json'];
  }

  test('read the configuration of the bucket and write it back', () => {
    const { cli } = handOverBucketNotification(CONNECTION, 'uploads', plain);
    const file = ['--notification-configuration', 'file://notification.json'];
    expect(runCommands(cli, '')).toEqual({
      succeeded: true,
      calls: [READ, ['s3api', 'put-bucket-notification-configuration', '--bucket', 'uploads', ...file, ...REGION]],
      files: { 'current.json': '', 'notification.json': { LambdaFunctionConfigurations: [added(plain)] } },
    });
  });

  test('write nothing where the configuration cannot be read', () => {
    const { cli } = handOverBucketNotification(CONNECTION, 'uploads', plain);
    expect(runCommands(cli, { error: ACCESS_DENIED })).toEqual({
      succeeded: false,
      calls: [READ],
      files: { 'current.json': '' },
    });
  });

  test('write nothing where the configuration is no JSON', () => {
    const { cli } = handOverBucketNotification(CONNECTION, 'uploads', plain);
    expect(runCommands(cli, 'no JSON')).toEqual({
      succeeded: false,
      calls: [READ],
      files: { 'current.json': 'no JSON', 'notification.json': '' },
    });
  });

  test.each<[string, object, object, readonly object[]]>([
    ['nothing, which is no text at all', {}, {}, []],
    ['receivers of other kinds', others, others, []],
    ['other functions', { LambdaFunctionConfigurations: [mine] }, {}, [mine]],
    ['both', { ...others, LambdaFunctionConfigurations: [mine] }, others, [mine]],
  ])('keep what is there: %s', (_title, found, kept, functions) => {
    const text = Object.keys(found).length === 0 ? '' : JSON.stringify(found);
    expect(written(plain, text)).toEqual({ ...kept, LambdaFunctionConfigurations: [...functions, added(plain)] });
  });

  test('add the notification once, however often they run, and change it where it differs', () => {
    const once = written({ ...plain, filterPrefix: 'old/' }, JSON.stringify({ LambdaFunctionConfigurations: [mine] }));
    const twice = written(plain, JSON.stringify(once));
    expect(twice).toEqual({ LambdaFunctionConfigurations: [mine, added(plain)] });
  });

  test.each([
    { filterPrefix: 'in "2026"\\(.x)/', filterSuffix: '.csv' },
    { filterPrefix: "it's/" },
    { filterPrefix: HOSTILE, filterSuffix: "'" },
  ])('pass on which objects count: %j', (filters) => {
    expect(written({ ...plain, ...filters }, '')).toEqual({
      LambdaFunctionConfigurations: [added({ ...plain, ...filters })],
    });
  });
});
