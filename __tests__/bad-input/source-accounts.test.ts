/** What is wrong with the account of a source that calls functions, and with who writes its side. */
import {
  cloudFrontDistribution,
  eventBridgeRule,
  eventBridgeSchedule,
  logGroup,
  type PushSource,
  restApi,
  s3Bucket,
  servicePrincipal,
  snsTopic,
} from '../../lib/constructs/push-sources';
import type { SourceAccount } from '../../lib/constructs/source-account';
import { CROSS, HOME } from '../constructs/fixtures';
import { messagesOf, type Row } from './bad-input';
import { elsewhere, push } from './triggers';

const bucketOf = (account: unknown): PushSource =>
  s3Bucket({ account: account as SourceAccount, bucketName: 'orders' });
const ruleOf = (account: SourceAccount): PushSource => eventBridgeRule({ account, ruleName: 'orders' });
const topicOf = (account: SourceAccount): PushSource => snsTopic({ account, topicName: 'orders' });
const scheduleOf = (account: SourceAccount): PushSource =>
  eventBridgeSchedule({ account, scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' });
const apiOf = (account: SourceAccount): PushSource => restApi({ account, restApiId: 'a1', method: 'GET', path: '/' });
const distributionOf = (account: SourceAccount): PushSource =>
  cloudFrontDistribution({ account, distributionId: 'E2QWRUHAPOMQZL', acceptUnscopedInvoke: true });

const plainAccounts: readonly Row[] = [
  [
    'an account of eleven digits',
    push(() => bucketOf({ accountId: '12345678901', region: 'us-east-1' })),
    [
      '[stack/push] account.accountId is not an AWS account id: got "12345678901"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account that is a number',
    push(() => bucketOf({ accountId: 222222222222, region: 'us-east-1' })),
    [
      '[stack/push] account.accountId is not an AWS account id: got 222222222222; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account that is a variable',
    push(({ token }) => topicOf({ accountId: token, region: 'us-east-1' })),
    [
      '[stack/push] account.accountId is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an account without a region',
    push(() => bucketOf({ accountId: CROSS })),
    [
      '[stack/push] account.region is unknown: got nothing; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'an account in a region that there is not',
    push(() => ruleOf({ accountId: CROSS, region: 'mars-north-1' })),
    [
      '[stack/push] account.region is unknown: got "mars-north-1"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a region that is a variable',
    push(({ token }) => apiOf({ accountId: CROSS, region: token })),
    [
      '[stack/push] account.region is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a partition that there is not',
    push(() => topicOf({ accountId: CROSS, region: 'us-east-1', partition: 'aws-moon' as never })),
    [
      '[stack/push] account.partition is unknown: got "aws-moon"; allowed: aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f; leave partition out to take it from the region',
    ],
  ],
  [
    'a partition that the region is not of',
    push(() => apiOf({ accountId: CROSS, region: 'us-east-1', partition: 'aws-cn' })),
    [
      '[stack/push] account.region lies in another partition: got "us-east-1" of aws; allowed: partition aws-cn; leave partition out to take it from the region',
    ],
  ],
  [
    'a schedule of an account of eleven digits',
    push(() => scheduleOf({ accountId: '12345678901', region: 'us-east-1' })),
    [
      '[stack/push] account.accountId is not an AWS account id: got "12345678901"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'a log group of an account of eleven digits',
    push(() => logGroup({ account: { accountId: '12345678901', region: 'us-east-1' }, logGroupName: 'orders' })),
    [
      '[stack/push] account.accountId is not an AWS account id: got "12345678901"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'a bucket in a region that there is not',
    push(() => bucketOf({ accountId: CROSS, region: 'mars-north-1' })),
    [
      '[stack/push] account.region is unknown: got "mars-north-1"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a schedule in a region that there is not, with a name for its permission',
    push(() => scheduleOf({ accountId: HOME, region: 'mars-north-1' }), { statementId: 'FromSchedule' }),
    [
      '[stack/push] account.region is unknown: got "mars-north-1"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
];

const sides: readonly Row[] = [
  [
    'manageSource of a REST API',
    push(({ cross }) => apiOf(cross), { manageSource: true }),
    [
      '[stack/push] manageSource does not apply: API Gateway REST API: got restApi; allowed: manageSource for a source whose side is a resource of its own; leave manageSource out, and write it where the source is defined: the integration of the method, a part of the API’s definition and of its deployments (https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html)',
    ],
  ],
  [
    'manageSource of a distribution',
    push(({ home }) => distributionOf(home), { manageSource: true }),
    [
      '[stack/push] manageSource does not apply: CloudFront distribution, by the URL of the function: got cloudFrontDistribution; allowed: manageSource for a source whose side is a resource of its own; leave manageSource out, and write it where the source is defined: an origin access control of type lambda, a part of the distribution’s definition (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html)',
    ],
  ],
  [
    'manageSource of a service with a row',
    push(
      () =>
        servicePrincipal({
          service: 'cognito-idp.amazonaws.com',
          sourceArn: `arn:aws:cognito-idp:us-east-1:${HOME}:userpool/us-east-1_abc`,
        }),
      { manageSource: true },
    ),
    [
      '[stack/push] manageSource does not apply: Cognito user pool trigger: got cognito-idp.amazonaws.com; allowed: manageSource for a source whose side is a resource of its own; leave manageSource out, and write it where the source is defined: the trigger in the user pool’s definition (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html)',
    ],
  ],
  [
    'manageSource of a service without a row',
    push(() => servicePrincipal({ service: 'lex.amazonaws.com', sourceAccount: HOME }), { manageSource: true }),
    [
      '[stack/push] manageSource does not apply: an event source of another service: got lex.amazonaws.com; allowed: manageSource for a source whose side is a resource of its own; leave manageSource out, and write it where the source is defined: the definition of the source (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html)',
    ],
  ],
  [
    'manageSource of a bucket that no provider reaches',
    push(() => bucketOf(elsewhere()), { manageSource: true }),
    [
      '[stack/push] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
    ],
  ],
  [
    'manageSource of a rule that no provider reaches',
    push(() => ruleOf(elsewhere()), { manageSource: true }),
    [
      '[stack/push] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
    ],
  ],
  [
    'manageSource of a topic that no provider reaches',
    push(() => topicOf(elsewhere()), { manageSource: true }),
    [
      '[stack/push] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
    ],
  ],
  [
    'manageSource of a schedule that no provider reaches',
    push(() => scheduleOf(elsewhere()), { manageSource: true }),
    [
      '[stack/push] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
    ],
  ],
  [
    'manageSource of a REST API that no provider reaches',
    push(() => apiOf(elsewhere()), { manageSource: true }),
    [
      '[stack/push] manageSource does not apply: API Gateway REST API: got restApi; allowed: manageSource for a source whose side is a resource of its own; leave manageSource out, and write it where the source is defined: the integration of the method, a part of the API’s definition and of its deployments (https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html)',
    ],
  ],
];

test.each([...plainAccounts, ...sides])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
