/** Which kinds of sources a push trigger refuses: those that Lambda reads, those that call by a role, those that are set up otherwise. */
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { messagesOf, type Row } from './bad-input';
import { elsewhere, push } from './triggers';

const notPushed: readonly Row[] = [
  [
    'a permission for a stream',
    push(({ home }) => kinesisStream({ account: home, streamName: 'orders' })),
    [
      '[stack/push] the source does not call functions: Kinesis data stream: got kinesisStream; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with kinesisStream({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html)',
    ],
  ],
  [
    'a permission for a queue',
    push(({ home }) => sqsQueue({ account: home, queueName: 'orders' })),
    [
      '[stack/push] the source does not call functions: SQS queue: got sqsQueue; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with sqsQueue({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html)',
    ],
  ],
  [
    'a permission for the stream of a table',
    push(({ cross }) => dynamodbStream({ account: cross, tableName: 'orders' })),
    [
      '[stack/push] the source does not call functions: DynamoDB stream: got dynamodbStream; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with dynamodbStream({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html)',
    ],
  ],
  [
    'a permission for an MSK cluster',
    push(() => ({ kind: 'mskCluster' }) as never),
    [
      '[stack/push] the source does not call functions: Amazon MSK cluster: got mskCluster; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html)',
    ],
  ],
  [
    'a permission for a broker of Amazon MQ',
    push(() => ({ kind: 'amazonMqBroker', account: elsewhere() }) as never),
    [
      '[stack/push] the source does not call functions: Amazon MQ broker: got amazonMqBroker; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html)',
    ],
  ],
  [
    'a permission for a Kafka cluster that nobody manages',
    push(() => ({ kind: 'selfManagedKafka', account: elsewhere() }) as never),
    [
      '[stack/push] the source does not call functions: self-managed Apache Kafka: got selfManagedKafka; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html)',
    ],
  ],
  [
    'a permission for a cluster of DocumentDB',
    push(() => ({ kind: 'documentDbCluster', account: elsewhere() }) as never),
    [
      '[stack/push] the source does not call functions: Amazon DocumentDB change stream: got documentDbCluster; allowed: a source that calls the function, such as s3Bucket({ … }); set up the event source mapping yourself: Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html)',
    ],
  ],
  [
    'a permission for a pipe',
    push(() => ({ kind: 'eventBridgePipe' }) as never),
    [
      '[stack/push] the service itself does not call functions: EventBridge pipe: got eventBridgePipe; allowed: a source whose service calls the function, such as s3Bucket({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html)',
    ],
  ],
  [
    'a permission for a state machine',
    push(() => ({ kind: 'stateMachine' }) as never),
    [
      '[stack/push] the service itself does not call functions: Step Functions state machine: got stateMachine; allowed: a source whose service calls the function, such as s3Bucket({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)',
    ],
  ],
  [
    'a permission for Lambda@Edge',
    push(() => ({ kind: 'lambdaAtEdge' }) as never),
    [
      '[stack/push] the source needs no permission of a trigger: Lambda@Edge: got lambdaAtEdge; allowed: a source that calls the function, such as s3Bucket({ … }); put in place a published version of a function in us-east-1, in the distribution’s definition; the function’s execution role trusts edgelambda.amazonaws.com besides (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html)',
    ],
  ],
  [
    'a permission for a kind that there is not',
    push(() => ({ kind: 'carrierPigeon' }) as never),
    [
      '[stack/push] the source is of no known kind: got carrierPigeon; allowed: a source that calls the function, such as s3Bucket({ … }); make the source with one of the functions of this package',
    ],
  ],
  [
    'a permission for a source without a kind',
    push(() => ({ account: elsewhere(), bucketName: 'orders' }) as never),
    [
      '[stack/push] the source is of no known kind: got undefined; allowed: a source that calls the function, such as s3Bucket({ … }); make the source with one of the functions of this package',
    ],
  ],
];

const otherwise: readonly Row[] = [
  [
    'a rule of IoT',
    push(() => ({ kind: 'iotRule' }) as never),
    [
      '[stack/push] the source is set up otherwise: IoT rule: got iotRule; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/iot/latest/developerguide/lambda-rule-action.html)',
    ],
  ],
  [
    'a user pool',
    push(() => ({ kind: 'cognitoUserPool' }) as never),
    [
      '[stack/push] the source is set up otherwise: Cognito user pool trigger: got cognitoUserPool; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html)',
    ],
  ],
  [
    'a receipt rule',
    push(() => ({ kind: 'sesReceiptRule' }) as never),
    [
      '[stack/push] the source is set up otherwise: SES receipt rule: got sesReceiptRule; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html)',
    ],
  ],
  [
    'a rule of Config',
    push(() => ({ kind: 'configRule' }) as never),
    [
      '[stack/push] the source is set up otherwise: AWS Config custom rule: got configRule; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html)',
    ],
  ],
  [
    'the rotation of a secret',
    push(() => ({ kind: 'secretRotation' }) as never),
    [
      '[stack/push] the source is set up otherwise: Secrets Manager rotation: got secretRotation; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html)',
    ],
  ],
  [
    'an Alexa skill',
    push(() => ({ kind: 'alexaSkill' }) as never),
    [
      '[stack/push] the source is set up otherwise: Alexa skill: got alexaSkill; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html)',
    ],
  ],
  [
    'a smart home skill',
    push(() => ({ kind: 'alexaSmartHome' }) as never),
    [
      '[stack/push] the source is set up otherwise: Alexa smart home skill: got alexaSmartHome; allowed: a source that is made by one of the functions of this package, such as s3Bucket({ … }); use servicePrincipal({ … }) (https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html)',
    ],
  ],
];

test.each([...notPushed, ...otherwise])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
