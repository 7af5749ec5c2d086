/** What is wrong with a source that calls functions, by itself: its id or ARN, its route, its filter. */
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { cloudFrontDistribution, httpApi, logGroup, targetGroup } from '../../lib/constructs/push-sources';
import { HOME } from '../constructs/fixtures';
import { messagesOf, type Row } from './bad-input';
import { pushing } from './triggers';

const api = pushing(httpApi, { apiId: 'a1b2c3d4e5', routeKey: 'POST /orders' });
const group = pushing(logGroup, { logGroupName: '/team/orders' });
const distribution = pushing(cloudFrontDistribution, {
  distributionId: 'E2QWRUHAPOMQZL',
  acceptUnscopedInvoke: true,
});
const targets = pushing(targetGroup, {});

const TARGET_GROUP_ARN = `arn:aws:elasticloadbalancing:us-east-1:${HOME}:targetgroup/orders/0123456789abcdef`;

const rows: readonly Row[] = [
  [
    'an HTTP API without resource and id',
    api({ apiId: undefined }),
    ['[stack/push] the source names no API: got nothing; allowed: api (a resource) or apiId (an id); set one of them'],
  ],
  [
    'an HTTP API with resource and id',
    api(({ stack, home }) => ({
      api: new Apigatewayv2Api(stack, 'api', { provider: home.provider, name: 'api', protocolType: 'HTTP' }),
    })),
    ['[stack/push] api and apiId exclude each other: got both; allowed: one of api, apiId; leave one of them out'],
  ],
  [
    'the id of an HTTP API that is a variable',
    api(({ token }) => ({ apiId: token })),
    [
      '[stack/push] apiId is known only after apply: got a token or an interpolation; allowed: a literal string; pass the resource of the API as api',
    ],
  ],
  [
    'the URL of an HTTP API as its id',
    api({ apiId: 'https://a1.execute-api.us-east-1.amazonaws.com' }),
    [
      '[stack/push] apiId is not a name that AWS accepts: got "https://a1.execute-api.us-east-1.amazona"… (46 characters); allowed: lower-case letters and digits; change apiId',
    ],
  ],
  [
    'a route without a method',
    api({ routeKey: '/orders' }),
    [
      '[stack/push] routeKey is none of the values it can have: got "/orders"; allowed: $default, or a method or ANY, a blank and a path that begins with /; change routeKey',
    ],
  ],
  [
    'a route of every method, as REST APIs write it',
    api({ routeKey: '* /orders' }),
    [
      '[stack/push] routeKey is none of the values it can have: got "* /orders"; allowed: $default, or a method or ANY, a blank and a path that begins with /; change routeKey',
    ],
  ],
  [
    'a stage of an HTTP API with a slash',
    api({ stage: 'prod/v1' }),
    [
      '[stack/push] stage is not a name that AWS accepts: got "prod/v1"; allowed: 1 to 128 letters, digits and _ -, $default, or *; change stage',
    ],
  ],

  [
    'a log group name with a blank',
    group({ logGroupName: 'team orders' }),
    [
      '[stack/push] logGroupName is not a name that AWS accepts: got "team orders"; allowed: 1 to 512 letters, digits and _ . / # -; change logGroupName',
    ],
  ],
  [
    'the ARN of a log group as its name',
    group({ logGroupName: `arn:aws:logs:us-east-1:${HOME}:log-group:a` }),
    [
      '[stack/push] logGroupName is not a name that AWS accepts: got "arn:aws:logs:us-east-1:111111111111:log-"… (47 characters); allowed: 1 to 512 letters, digits and _ . / # -; change logGroupName',
    ],
  ],
  [
    'a log group name that is a variable',
    group(({ token }) => ({ logGroupName: token })),
    [
      '[stack/push] logGroupName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a log group whose resource has another name',
    group(({ stack, home }) => ({
      resource: new CloudwatchLogGroup(stack, 'group', { provider: home.provider, name: '/team/parcels' }),
    })),
    [
      '[stack/push] logGroupName is not that of the resource: got "/team/orders"; allowed: "/team/parcels"; write logGroupName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a filter name with a colon',
    group({ filterName: 'to:caller' }),
    [
      '[stack/push] filterName is not a name that AWS accepts: got "to:caller"; allowed: 1 to 512 characters without : and *; change filterName',
    ],
  ],
  [
    'a filter name with a star',
    group({ filterName: 'to-*' }),
    [
      '[stack/push] filterName is not a name that AWS accepts: got "to-*"; allowed: 1 to 512 characters without : and *; change filterName',
    ],
  ],
  [
    'an empty filter name',
    group({ filterName: '' }),
    [
      '[stack/push] filterName is not a name that AWS accepts: got ""; allowed: 1 to 512 characters without : and *; change filterName',
    ],
  ],
  [
    'a filter name of 513 characters',
    group({ filterName: 'f'.repeat(513) }),
    [
      '[stack/push] filterName is not a name that AWS accepts: got "ffffffffffffffffffffffffffffffffffffffff"… (513 characters); allowed: 1 to 512 characters without : and *; change filterName',
    ],
  ],

  [
    'a distribution without resource and id',
    distribution({ distributionId: undefined }),
    [
      '[stack/push] the source names no distribution: got nothing; allowed: distribution (a resource) or distributionId (an id); set one of them',
    ],
  ],
  [
    'a distribution with resource and id',
    distribution(({ stack, home }) => ({
      distribution: new CloudfrontDistribution(stack, 'distribution', {
        provider: home.provider,
        enabled: true,
        origin: [],
        defaultCacheBehavior: {
          allowedMethods: ['GET', 'HEAD'],
          cachedMethods: ['GET', 'HEAD'],
          targetOriginId: 'url',
          viewerProtocolPolicy: 'https-only',
        },
        restrictions: { geoRestriction: { restrictionType: 'none' } },
        viewerCertificate: { cloudfrontDefaultCertificate: true },
      }),
    })),
    [
      '[stack/push] distribution and distributionId exclude each other: got both; allowed: one of distribution, distributionId; leave one of them out',
    ],
  ],
  [
    'the domain of a distribution as its id',
    distribution({ distributionId: 'd111111abcdef8.cloudfront.net' }),
    [
      '[stack/push] distributionId is not a name that AWS accepts: got "d111111abcdef8.cloudfront.net"; allowed: upper-case letters and digits, as E2QWRUHAPOMQZL; change distributionId',
    ],
  ],
  [
    'the id of a distribution that is a variable',
    distribution(({ token }) => ({ distributionId: token })),
    [
      '[stack/push] distributionId is known only after apply: got a token or an interpolation; allowed: a literal string; pass the resource of the distribution as distribution',
    ],
  ],
  [
    'a distribution that says nothing of the provider',
    distribution({ acceptUnscopedInvoke: undefined }),
    [
      '[stack/push] the permission for lambda:InvokeFunction can be tied to the function’s URL by AWS provider 6.28.0 or later only: got nothing; allowed: providerHasInvokedViaFunctionUrl: true, or acceptUnscopedInvoke: true; say that the provider is 6.28.0 or later, or accept a permission that lets the function be invoked without its URL too (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'a distribution that says both of the provider',
    distribution({ providerHasInvokedViaFunctionUrl: true }),
    [
      '[stack/push] providerHasInvokedViaFunctionUrl and acceptUnscopedInvoke exclude each other: got both; allowed: one of providerHasInvokedViaFunctionUrl, acceptUnscopedInvoke; leave one of them out (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],

  [
    'a target group without resource and ARN',
    targets({}),
    [
      '[stack/push] the source names no target group: got nothing; allowed: targetGroup (a resource) or targetGroupArn (an ARN); set one of them',
    ],
  ],
  [
    'a target group with resource and ARN',
    targets(({ stack, home }) => ({
      targetGroup: new LbTargetGroup(stack, 'group', { provider: home.provider, targetType: 'lambda' }),
      targetGroupArn: TARGET_GROUP_ARN,
    })),
    [
      '[stack/push] targetGroup and targetGroupArn exclude each other: got both; allowed: one of targetGroup, targetGroupArn; leave one of them out',
    ],
  ],
  [
    'the ARN of a target group that is a variable',
    targets(({ token }) => ({ targetGroupArn: token })),
    [
      '[stack/push] targetGroupArn is known only after apply: got a token or an interpolation; allowed: a literal string; pass the resource of the target group as targetGroup',
    ],
  ],
  [
    'the ARN of a load balancer in place of a target group',
    targets({ targetGroupArn: TARGET_GROUP_ARN.replace('targetgroup', 'loadbalancer/app') }),
    [
      '[stack/push] targetGroupArn is not the ARN that is needed here: got "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/orders/0123456789abcdef"; allowed: the ARN of a target group; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of a target group of another region',
    targets({ targetGroupArn: TARGET_GROUP_ARN.replace('us-east-1', 'us-west-2') }),
    [
      '[stack/push] targetGroupArn is not of the account and region of the source: got arn:aws:elasticloadbalancing:us-west-2:111111111111:targetgroup/orders/0123456789abcdef; allowed: a target group of 111111111111 in us-east-1; give the account the target group is in',
    ],
  ],
];

test.each(rows)('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
