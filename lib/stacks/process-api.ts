import { createHash } from 'node:crypto';
import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayResource } from '@cdktf/provider-aws/lib/api-gateway-resource';
import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
import type { Construct } from 'constructs';
import type { AwsAccount } from '../constructs/aws-account';
import type { LambdaFunction } from '../constructs/lambda-function';
import { formatArn } from '../iam/arn';

/** A REST API with `POST /process`, stage `prod`, passed on to a function as it comes (proxy integration). */
export function createProcessApi(
  scope: Construct,
  { provider, partition, region }: AwsAccount,
  { name, called }: { readonly name: string; readonly called: LambdaFunction },
): ApiGatewayRestApi {
  const api = new ApiGatewayRestApi(scope, 'api', { provider, name });
  const process = new ApiGatewayResource(scope, 'api-process', {
    provider,
    restApiId: api.id,
    parentId: api.rootResourceId,
    pathPart: 'process',
  });
  const method = new ApiGatewayMethod(scope, 'api-process-post', {
    provider,
    restApiId: api.id,
    resourceId: process.id,
    httpMethod: 'POST',
    authorization: 'NONE',
  });
  const integration = new ApiGatewayIntegration(scope, 'api-process-post-integration', {
    provider,
    restApiId: api.id,
    resourceId: process.id,
    httpMethod: method.httpMethod,
    type: 'AWS_PROXY',
    integrationHttpMethod: 'POST',
    // A literal: through a reference the deployment's create_before_destroy would reach the function, which Terraform would
    // then create a second time under the same name before it destroys the first.
    uri: formatArn({
      partition,
      service: 'apigateway',
      region,
      accountId: 'lambda',
      resource: `path/2015-03-31/functions/${called.functionArn}/invocations`,
    }),
  });
  // A deployment is a snapshot: it must be made anew when what it shows has changed.
  const shown = createHash('sha256').update(`POST /process ${called.functionArn}`).digest('hex');
  const deployment = new ApiGatewayDeployment(scope, 'api-deployment', {
    provider,
    restApiId: api.id,
    triggers: { shown },
    dependsOn: [integration],
    lifecycle: { createBeforeDestroy: true },
  });
  new ApiGatewayStage(scope, 'api-prod', {
    provider,
    restApiId: api.id,
    deploymentId: deployment.id,
    stageName: 'prod',
  });
  return api;
}
