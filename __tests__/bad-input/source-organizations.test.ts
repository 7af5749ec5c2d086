/** No source that calls functions takes an organization, by whatever name. */
import {
  cloudFrontDistribution,
  eventBridgeRule,
  eventBridgeSchedule,
  httpApi,
  logGroup,
  restApi,
  s3Bucket,
  servicePrincipal,
  snsTopic,
  targetGroup,
} from '../../lib/constructs/push-sources';
import { HOME } from '../constructs/fixtures';
import { messagesOf } from './bad-input';
import { pushing } from './triggers';

const sources = [
  ['a bucket', pushing(s3Bucket, { bucketName: 'orders' })],
  ['a topic', pushing(snsTopic, { topicName: 'orders' })],
  ['a rule', pushing(eventBridgeRule, { ruleName: 'orders' })],
  ['a schedule', pushing(eventBridgeSchedule, { scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' })],
  ['a REST API', pushing(restApi, { restApiId: 'a1', method: 'GET', path: '/' })],
  ['an HTTP API', pushing(httpApi, { apiId: 'a1', routeKey: '$default' })],
  ['a log group', pushing(logGroup, { logGroupName: 'orders' })],
  ['a distribution', pushing(cloudFrontDistribution, { distributionId: 'E2QWRUHAPOMQZL', acceptUnscopedInvoke: true })],
  [
    'a target group',
    pushing(targetGroup, {
      targetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:${HOME}:targetgroup/orders/0123456789abcdef`,
    }),
  ],
  [
    'a service',
    pushing(servicePrincipal, { service: 'iot.amazonaws.com', sourceArn: `arn:aws:iot:us-east-1:${HOME}:rule/orders` }),
  ],
] as const;

describe.each(sources)('the permission for %s', (_title, source) => {
  test.each(['organizationId', 'principalOrgId'])('takes no %s', (property) => {
    expect(messagesOf(source({ [property]: 'o-abcdefghij' }))).toEqual([
      '[stack/push] an organization does not narrow a permission for a service: got "o-abcdefghij"; allowed: sourceArn and sourceAccount; leave it out: a request that a service makes carries no aws:PrincipalOrgID (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid)',
    ]);
  });
});
