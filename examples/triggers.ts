import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount, kinesisStream, LambdaFunction, PullTrigger, PushTrigger, restApi } from '../lib/index';

export class TriggersStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'eu-west-1' });
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

    // #region push
    new PushTrigger(this, 'post-process', {
      callee: request,
      source: restApi({ account: home, restApi: api, method: 'POST', path: '/process' }),
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
  }
}
