import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AwsAccount,
  eventBridgeRule,
  FunctionUrlGrant,
  kinesisStream,
  LambdaFunction,
  PullTrigger,
  PushTrigger,
  restApi,
  s3Bucket,
  servicePrincipal,
} from '../lib/index';

export class TriggersStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'eu-west-1' });
    const cross = new AwsAccount(this, 'cross', { accountId: '222222222222', region: 'eu-west-1' });
    const api = new ApiGatewayRestApi(this, 'api', { provider: home.provider, name: 'reports' });
    const request = new LambdaFunction(this, 'request', {
      account: home,
      functionName: 'request',
      entry: 'handlers/request.ts',
    });
    const caller = new LambdaFunction(this, 'caller', {
      account: home,
      functionName: 'caller',
      entry: 'handlers/invoke-by-resource-policy.ts',
    });
    const collector = new LambdaFunction(this, 'collector', {
      account: home,
      functionName: 'collector',
      entry: 'handlers/collector.ts',
    });
    const auditor = new LambdaFunction(this, 'auditor', {
      account: cross,
      functionName: 'auditor',
      entry: 'handlers/auditor.ts',
    });

    const archive = new LambdaFunction(this, 'archive', {
      account: cross,
      functionName: 'archive',
      entry: 'handlers/callee.ts',
    });

    // #region push
    new PushTrigger(this, 'post-process', {
      callee: request,
      source: restApi({ account: home, restApi: api, method: 'POST', path: '/process' }),
    });
    // #endregion

    // #region push-across
    const uploads = new S3Bucket(this, 'uploads', { provider: cross.provider, bucket: 'uploads-of-222222222222' });
    new PushTrigger(this, 'uploads-to-collector', {
      callee: collector,
      source: s3Bucket({
        account: cross,
        bucketName: 'uploads-of-222222222222',
        resource: uploads,
        filterPrefix: 'in/',
      }),
      manageSource: true,
    });
    // #endregion

    // #region push-by-role
    new PushTrigger(this, 'orders-to-auditor', {
      callee: auditor,
      source: eventBridgeRule({ account: home, ruleName: 'orders' }),
      manageSource: true,
    });
    // #endregion

    // #region push-service
    new PushTrigger(this, 'sign-up', {
      callee: request,
      source: servicePrincipal({
        service: 'cognito-idp.amazonaws.com',
        sourceArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_aBcDeFgHi',
      }),
    });
    // #endregion

    // #region pull
    new PullTrigger(this, 'orders-to-caller', {
      callee: caller,
      source: kinesisStream({ account: home, streamName: 'orders' }),
      reportBatchItemFailures: true,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 2,
    });
    // #endregion

    // #region pull-across
    const clicks = new KinesisStream(this, 'clicks', { provider: cross.provider, name: 'clicks', shardCount: 1 });
    new PullTrigger(this, 'clicks-to-collector', {
      callee: collector,
      source: kinesisStream({ account: cross, streamName: 'clicks', resource: clicks }),
      manageSource: true,
      filters: [{ data: { kind: ['order'] } }],
      onFailure: { targetArn: 'arn:aws:sqs:eu-west-1:111111111111:failed-clicks' },
    });
    // #endregion

    // #region function-url
    const url = new LambdaFunctionUrl(this, 'archive-url', {
      provider: cross.provider,
      functionName: archive.resource.functionName,
      authorizationType: 'AWS_IAM',
    });
    new FunctionUrlGrant(this, 'caller-calls-archive', {
      caller,
      callee: archive,
      url,
      environment: { functionUrl: 'ARCHIVE_URL' },
      // AWS provider 6.28.0 or later; with an older one: acceptUnscopedInvoke: true
      providerHasInvokedViaFunctionUrl: true,
    });
    // #endregion
  }
}
