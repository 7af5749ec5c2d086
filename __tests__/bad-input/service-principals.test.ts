/** Which services get no permission, and which not from everywhere. */
import { servicePrincipal } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { CROSS, HOME, lambda } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

/** A trigger of a service, which may need what the scene holds. */
function push(service: string, source: object | ((scene: Scene) => object) = {}): (scene: Scene) => unknown {
  return (scene) =>
    new PushTrigger(scene.stack, 'push', {
      callee: scene.caller,
      source: servicePrincipal({ service, ...(typeof source === 'function' ? source(scene) : source) }),
    });
}

const arn = (service: string, resource: string, accountId = HOME, region = 'us-east-1'): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

const QUEUE = arn('sqs', 'orders');

const services: readonly Row[] = [
  [
    'a permission for SQS',
    push('sqs.amazonaws.com', { sourceArn: QUEUE }),
    [
      '[stack/push] the source does not call functions: SQS queue: got sqs.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with sqsQueue({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html)',
    ],
  ],
  [
    'a permission for Kinesis',
    push('kinesis.amazonaws.com', { sourceArn: arn('kinesis', 'stream/orders') }),
    [
      '[stack/push] the source does not call functions: Kinesis data stream: got kinesis.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with kinesisStream({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html)',
    ],
  ],
  [
    'a permission for DynamoDB',
    push('dynamodb.amazonaws.com', { sourceArn: arn('dynamodb', 'table/orders/stream/2026-01-15T00:00:00.000') }),
    [
      '[stack/push] the source does not call functions: DynamoDB stream: got dynamodb.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with dynamodbStream({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html)',
    ],
  ],
  [
    'a permission for MSK',
    push('kafka.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the source does not call functions: Amazon MSK cluster: got kafka.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html)',
    ],
  ],
  [
    'a permission for Amazon MQ',
    push('mq.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the source does not call functions: Amazon MQ broker: got mq.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html)',
    ],
  ],
  [
    'a permission for DocumentDB',
    push('rds.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the source does not call functions: Amazon DocumentDB change stream: got rds.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html)',
    ],
  ],
  [
    'a permission for SQS by its name in a region',
    push('sqs.us-west-2.amazonaws.com'),
    [
      '[stack/push] the source does not call functions: SQS queue: got sqs.us-west-2.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with sqsQueue({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html)',
    ],
  ],
  [
    'a permission for the Scheduler',
    push('scheduler.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the service itself does not call functions: EventBridge Scheduler: got scheduler.amazonaws.com; allowed: a source whose service calls the function, such as s3Bucket({ … }); use eventBridgeSchedule({ … }), which calls by a role (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html)',
    ],
  ],
  [
    'a permission for Pipes',
    push('pipes.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the service itself does not call functions: EventBridge pipe: got pipes.amazonaws.com; allowed: a source whose service calls the function, such as s3Bucket({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html)',
    ],
  ],
  [
    'a permission for Step Functions',
    push('states.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the service itself does not call functions: Step Functions state machine: got states.amazonaws.com; allowed: a source whose service calls the function, such as s3Bucket({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)',
    ],
  ],
  [
    'a permission for Step Functions of a region',
    push('states.eu-west-1.amazonaws.com'),
    [
      '[stack/push] the service itself does not call functions: Step Functions state machine: got states.eu-west-1.amazonaws.com; allowed: a source whose service calls the function, such as s3Bucket({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)',
    ],
  ],
  [
    'a permission for Lambda@Edge',
    push('edgelambda.amazonaws.com', { sourceArn: `arn:aws:cloudfront::${HOME}:distribution/E2QWRUHAPOMQZL` }),
    [
      '[stack/push] the source needs no permission of a trigger: Lambda@Edge: got edgelambda.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); put in place a published version of a function in us-east-1, in the distribution’s definition; the function’s execution role trusts edgelambda.amazonaws.com besides (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html)',
    ],
  ],
  [
    'a permission for Lambda@Edge of another account',
    push('edgelambda.amazonaws.com', { sourceArn: `arn:aws:cloudfront::${CROSS}:distribution/E2QWRUHAPOMQZL` }),
    [
      '[stack/push] the source needs no permission of a trigger: Lambda@Edge: got edgelambda.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); put in place a published version of a function in us-east-1, in the distribution’s definition; the function’s execution role trusts edgelambda.amazonaws.com besides (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html)',
    ],
  ],
  [
    'a permission for Lambda',
    push('lambda.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the Lambda service calls no function: got "lambda.amazonaws.com"; allowed: the service of an event source; use an InvokeGrant: code in a function calls with the session of its execution role (https://docs.aws.amazon.com/lambda/latest/dg/permissions-granting-access.html)',
    ],
  ],
  [
    'a permission for CloudFront without its URL',
    push('cloudfront.amazonaws.com', { sourceArn: `arn:aws:cloudfront::${HOME}:distribution/E2QWRUHAPOMQZL` }),
    [
      '[stack/push] the service principal alone does not let the source in: CloudFront distribution, by the URL of the function: got cloudfront.amazonaws.com; allowed: cloudFrontDistribution({ … }); use cloudFrontDistribution({ … }): it calls the function’s URL, which needs two permissions (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html)',
    ],
  ],
  [
    'a permission for what copies functions to the edge',
    push('replicator.lambda.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] the source needs no permission of a trigger: Lambda@Edge: got replicator.lambda.amazonaws.com; allowed: a source that calls the function, such as s3Bucket({ … }); put in place a published version of a function in us-east-1, in the distribution’s definition; the function’s execution role trusts edgelambda.amazonaws.com besides (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html)',
    ],
  ],
  [
    'a service that is a variable',
    push('', ({ token }) => ({ service: token, sourceAccount: HOME })),
    [
      '[stack/push] service is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a service whose region is an interpolation',
    push('logs.${var.region}.amazonaws.com', { sourceAccount: HOME }),
    [
      '[stack/push] service is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'no service',
    push(undefined as never),
    [
      '[stack/push] service is not a name that AWS accepts: got nothing; allowed: the principal of a service, such as "cognito-idp.amazonaws.com"; change service',
    ],
  ],
  [
    'everybody in place of a service',
    push('*'),
    [
      '[stack/push] service is not a name that AWS accepts: got "*"; allowed: the principal of a service, such as "cognito-idp.amazonaws.com"; change service',
    ],
  ],
  [
    'the name of a service in place of its principal',
    push('cognito-idp'),
    [
      '[stack/push] service is not a name that AWS accepts: got "cognito-idp"; allowed: the principal of a service, such as "cognito-idp.amazonaws.com"; change service',
    ],
  ],
  [
    'an account in place of a service',
    push(CROSS),
    [
      '[stack/push] service is not a name that AWS accepts: got "222222222222"; allowed: the principal of a service, such as "cognito-idp.amazonaws.com"; change service',
    ],
  ],
  [
    'a role in place of a service',
    push(`arn:aws:iam::${CROSS}:role/reader`),
    [
      '[stack/push] service is not a name that AWS accepts: got "arn:aws:iam::222222222222:role/reader"; allowed: the principal of a service, such as "cognito-idp.amazonaws.com"; change service',
    ],
  ],
  [
    'a domain that is not of AWS',
    push('iot.example.com'),
    [
      '[stack/push] service is not a name that AWS accepts: got "iot.example.com"; allowed: the principal of a service, such as "cognito-idp.amazonaws.com"; change service',
    ],
  ],
];

const places: readonly Row[] = [
  [
    'a rule of another account',
    push('events.amazonaws.com', { sourceArn: arn('events', 'rule/orders', CROSS) }),
    [
      '[stack/push] the service principal alone does not let the source in: EventBridge rule: got events.amazonaws.com; allowed: eventBridgeRule({ … }); use eventBridgeRule({ … }): across accounts it calls by a role (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
    ],
  ],
  [
    'the rules of another account',
    push('events.amazonaws.com', { sourceAccount: CROSS }),
    [
      '[stack/push] the service principal alone does not let the source in: EventBridge rule: got events.amazonaws.com; allowed: eventBridgeRule({ … }); use eventBridgeRule({ … }): across accounts it calls by a role (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
    ],
  ],
  [
    'a rule of another account and region',
    push('events.amazonaws.com', { sourceArn: arn('events', 'rule/orders', CROSS, 'us-west-2') }),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: EventBridge rule: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
      '[stack/push] the service principal alone does not let the source in: EventBridge rule: got events.amazonaws.com; allowed: eventBridgeRule({ … }); use eventBridgeRule({ … }): across accounts it calls by a role (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
    ],
  ],
  [
    'a rule of another region',
    push('events.amazonaws.com', { sourceArn: arn('events', 'rule/orders', HOME, 'us-west-2') }),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: EventBridge rule: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
    ],
  ],
  [
    'a target group of another account',
    push('elasticloadbalancing.amazonaws.com', { sourceArn: arn('elasticloadbalancing', 'targetgroup/a/1', CROSS) }),
    [
      '[stack/push] source and function are in two accounts, and AWS connects them within one only: Application Load Balancer target group: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html)',
    ],
  ],
  [
    'a log group of another account',
    push('logs.amazonaws.com', { sourceArn: arn('logs', 'log-group:orders:*', CROSS) }),
    [
      '[stack/push] source and function are in two accounts, and AWS connects them within one only: CloudWatch Logs subscription: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
    ],
  ],
  [
    'a log group of another account, by the name of Logs in a region',
    push('logs.us-east-1.amazonaws.com', { sourceArn: arn('logs', 'log-group:orders:*', CROSS) }),
    [
      '[stack/push] source and function are in two accounts, and AWS connects them within one only: CloudWatch Logs subscription: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
    ],
  ],
  [
    'a user pool of another region',
    push('cognito-idp.amazonaws.com', { sourceArn: arn('cognito-idp', 'userpool/a', HOME, 'us-west-2') }),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: Cognito user pool trigger: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html)',
    ],
  ],
  [
    'a user pool of China',
    push('cognito-idp.amazonaws.com', { sourceArn: `arn:aws-cn:cognito-idp:cn-north-1:${HOME}:userpool/a` }),
    [
      '[stack/push] source lies in another partition: got Cognito user pool trigger of aws-cn; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a topic of the US government',
    push('sns.amazonaws.com', { sourceArn: `arn:aws-us-gov:sns:us-gov-west-1:${HOME}:orders` }),
    [
      '[stack/push] source lies in another partition: got SNS topic of aws-us-gov; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'all that is wrong with a service, its source and its place',
    ({ stack, home }) =>
      new PushTrigger(stack, 'push', {
        callee: { function: lambda(home, 'called'), qualifier: '$LATEST' },
        source: servicePrincipal({
          service: 'secretsmanager.amazonaws.com',
          sourceArn: arn('secretsmanager', 'secret:orders-AbCdEf', HOME, 'us-west-2'),
          eventSourceToken: 'a b',
          ...{ organizationId: 'o-abcdefghij' },
        }),
        manageSource: true,
        statementId: 'a b',
      }),
    [
      '[stack/push] the source’s account is not given: Secrets Manager rotation: got nothing; allowed: the id of the account, 12 digits; set sourceAccount, which AWS’s instructions for this source ask for besides the ARN (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html)',
      '[stack/push] eventSourceToken is not a name that AWS accepts: got "a b"; allowed: 1 to 256 letters, digits and . _ -; change eventSourceToken',
      '[stack/push] source and function are in two regions, and AWS connects them within one only: Secrets Manager rotation: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html)',
      '[stack/push] manageSource does not apply: Secrets Manager rotation: got secretsmanager.amazonaws.com; allowed: manageSource for a source whose side is a resource of its own; leave manageSource out, and write it where the source is defined: the function’s ARN in the rotation of the secret (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html)',
      '[stack/push] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
      '[stack/push] an organization does not narrow a permission for a service: got "o-abcdefghij"; allowed: sourceArn and sourceAccount; leave it out: a request that a service makes carries no aws:PrincipalOrgID (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid)',
      '[stack/push] statementId is not a name that AWS accepts: got "a b"; allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
];

test.each([...services, ...places])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
