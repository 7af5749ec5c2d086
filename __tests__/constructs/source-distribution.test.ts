import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import type { TerraformStack } from 'cdktf';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { cloudFrontDistribution } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, byService, manifest } from './added';
import { CROSS, functionArn, HOME, homeAccount, lambda } from './fixtures';

const WORKER = functionArn(HOME, 'worker');
const ID = 'E2QWRUHAPOMQZL';

function arnOf(id: string, accountId = HOME): string {
  return `arn:aws:cloudfront::${accountId}:distribution/${id}`;
}

function permission(action: string, name: string, sourceArn: string, accountId = HOME) {
  return {
    provider: 'aws.home',
    statement_id: `${action}-${name}-${accountId}-HASH`,
    action: `lambda:${action}`,
    function_name: '${aws_lambda_function.worker.arn}',
    principal: 'cloudfront.amazonaws.com',
    source_arn: sourceArn,
  };
}

/** Both permissions of a distribution, the second with what ties it to the URL of the function. */
function permissions(name: string, sourceArn: string, tie: object, accountId = HOME) {
  return {
    [`aws_lambda_permission.worker_permission-InvokeFunctionUrl-${name}-${accountId}-HASH`]: {
      ...permission('InvokeFunctionUrl', name, sourceArn, accountId),
      function_url_auth_type: 'AWS_IAM',
    },
    [`aws_lambda_permission.worker_permission-InvokeFunction-${name}-${accountId}-HASH`]: {
      ...permission('InvokeFunction', name, sourceArn, accountId),
      ...tie,
    },
  };
}

const FROM_URL = { StringEquals: { 'lambda:FunctionUrlAuthType': ['AWS_IAM'] } };

function accesses(sourceArn: string, ofInvoke: object) {
  const access = (conditions: object) =>
    byService('cloudfront.amazonaws.com', WORKER, { ArnLike: { 'aws:SourceArn': [sourceArn] }, ...conditions });
  return manifest(access(ofInvoke), { ...access(FROM_URL), action: 'lambda:InvokeFunctionUrl' });
}

function ends(scope: TerraformStack) {
  const home = homeAccount(scope);
  return { home, worker: lambda(home, 'worker') };
}

function unscoped(path: string, name = ID): string {
  return `[${path}] distribution ${name} may invoke function worker without its URL too (acceptUnscopedInvoke); use AWS provider 6.28.0 or later and set providerHasInvokedViaFunctionUrl to tie the permission to the URL`;
}

test('a distribution calls the URL by two permissions, both tied to the URL where the provider can do so', () => {
  const result = added(ends, (scope, { home, worker }) => {
    const options = { providerHasInvokedViaFunctionUrl: true };
    const source = cloudFrontDistribution({ account: home, distributionId: ID, ...options });
    new PushTrigger(scope, 'cdn', { callee: worker, source });
  });
  expect(result).toEqual({
    resources: permissions(ID, arnOf(ID), { invoked_via_function_url: true }),
    manifest: accesses(arnOf(ID), { ...FROM_URL, Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } }),
    handOver: [{ accountId: HOME, resourceArn: arnOf(ID), kind: 'eventSource' }],
    warnings: [],
  });
});

test('with an older provider the second permission is not tied to the URL, of which a warning tells', () => {
  const result = added(ends, (scope, { home, worker }) => {
    const source = cloudFrontDistribution({ account: home, distributionId: ID, acceptUnscopedInvoke: true });
    new PushTrigger(scope, 'cdn', { callee: worker, source });
  });
  expect(result).toEqual({
    resources: permissions(ID, arnOf(ID), {}),
    manifest: accesses(arnOf(ID), {}),
    handOver: [{ accountId: HOME, resourceArn: arnOf(ID), kind: 'eventSource' }],
    warnings: [unscoped('stack/cdn')],
  });
});

test('a distribution of this app is referred to, and its access control stands in its own definition', () => {
  const result = added(
    (scope) => {
      const { home, worker } = ends(scope);
      return { home, worker, distribution: distributionOf(scope, home.provider) };
    },
    (scope, { home, worker, distribution }) => {
      const options = { providerHasInvokedViaFunctionUrl: true };
      const source = cloudFrontDistribution({ account: home, distribution, ...options });
      new PushTrigger(scope, 'cdn', { callee: worker, source });
    },
  );
  const sourceArn = arnOf('${aws_cloudfront_distribution.site.id}');
  expect(result).toEqual({
    resources: permissions('site', sourceArn, { invoked_via_function_url: true }),
    manifest: accesses(sourceArn, { ...FROM_URL, Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } }),
    handOver: [],
    warnings: [],
  });
});

test('a distribution of another account is named by that account', () => {
  const result = added(ends, (scope, { worker }) => {
    const options = { distributionId: ID, providerHasInvokedViaFunctionUrl: true };
    const source = cloudFrontDistribution({ account: { accountId: CROSS, region: 'us-east-1' }, ...options });
    new PushTrigger(scope, 'cdn', { callee: worker, source });
  });
  expect(result).toEqual({
    resources: permissions(ID, arnOf(ID, CROSS), { invoked_via_function_url: true }, CROSS),
    manifest: accesses(arnOf(ID, CROSS), { ...FROM_URL, Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } }),
    handOver: [{ accountId: CROSS, resourceArn: arnOf(ID, CROSS), kind: 'eventSource' }],
    warnings: [],
  });
});

test('the two permissions for a function of others are handed over', () => {
  const result = added(
    (scope) => ({ home: homeAccount(scope), worker: LambdaFunction.fromArn(scope, 'worker', WORKER) }),
    (scope, { home, worker }) => {
      const options = { distributionId: ID, providerHasInvokedViaFunctionUrl: true };
      new PushTrigger(scope, 'cdn', { callee: worker, source: cloudFrontDistribution({ account: home, ...options }) });
    },
  );
  const statement = (action: string, condition: object) => ({
    Sid: `${action}-${ID}-${HOME}-HASH`,
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: `lambda:${action}`,
    Resource: WORKER,
    Condition: { ArnLike: { 'AWS:SourceArn': arnOf(ID) }, ...condition },
  });
  expect(result).toEqual({
    resources: {},
    manifest: undefined,
    handOver: [
      {
        accountId: HOME,
        resourceArn: WORKER,
        kind: 'permission',
        statement: statement('InvokeFunctionUrl', { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } }),
      },
      {
        accountId: HOME,
        resourceArn: WORKER,
        kind: 'permission',
        statement: statement('InvokeFunction', { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }),
      },
      { accountId: HOME, resourceArn: arnOf(ID), kind: 'eventSource' },
    ],
    warnings: [],
  });
});

function distributionOf(
  scope: TerraformStack,
  provider: ReturnType<typeof homeAccount>['provider'],
): CloudfrontDistribution {
  return new CloudfrontDistribution(scope, 'site', {
    provider,
    enabled: true,
    origin: [{ originId: 'worker', domainName: 'abc.lambda-url.us-east-1.on.aws' }],
    defaultCacheBehavior: {
      allowedMethods: ['GET', 'HEAD'],
      cachedMethods: ['GET', 'HEAD'],
      targetOriginId: 'worker',
      viewerProtocolPolicy: 'https-only',
    },
    restrictions: { geoRestriction: { restrictionType: 'none' } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
  });
}
