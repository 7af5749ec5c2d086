/** The story `request-processor`, document for document as STORIES.md has it. */
import { documents, ofType, policy } from '../support/documents';
import { functions, LAMBDA_TAKES_ROLE, runtimes, synthesiseStory, writeLogs } from './story';

const PROCESSOR = 'arn:aws:lambda:ap-northeast-1:111111111111:function:ProcessorFunction';
// The API's id is generated, so this one source ARN is a reference.
const API_POST_PROCESS =
  'arn:aws:execute-api:ap-northeast-1:111111111111:${aws_api_gateway_rest_api.api.id}/*/POST/process';

const story = synthesiseStory('request-processor');

test('the policies are the ones of the story, each in its account, and there are no others', () => {
  expect(documents(story)).toEqual({
    'aws.home request-function-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home request-function-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: PROCESSOR,
    }),
    'aws.home request-function-role: inline policy logs': policy(
      writeLogs('ap-northeast-1', '111111111111', 'RequestFunction'),
    ),
    'aws.home processor-function-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home processor-function-role: inline policy logs': policy(
      writeLogs('ap-northeast-1', '111111111111', 'ProcessorFunction'),
    ),
  });
});

test('the one permission is for POST /process of the API, and ProcessorFunction has none', () => {
  expect(ofType(story, 'aws_lambda_permission')).toEqual({
    'aws_lambda_permission.request_permission-InvokeFunction-request-processor-111111111111-505d0269_F599D933': {
      provider: 'aws.home',
      statement_id: 'InvokeFunction-request-processor-111111111111-505d0269',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.request.arn}',
      principal: 'apigateway.amazonaws.com',
      source_arn: API_POST_PROCESS,
    },
  });
});

test('every resource has the provider of its account, and there is no resource besides', () => {
  expect(story.providers).toEqual({
    'aws_api_gateway_deployment.api-deployment': 'aws.home',
    'aws_api_gateway_integration.api-process-post-integration': 'aws.home',
    'aws_api_gateway_method.api-process-post': 'aws.home',
    'aws_api_gateway_resource.api-process': 'aws.home',
    'aws_api_gateway_rest_api.api': 'aws.home',
    'aws_api_gateway_stage.api-prod': 'aws.home',
    'aws_cloudwatch_log_group.processor_logs_D44D1348': 'aws.home',
    'aws_cloudwatch_log_group.request_logs_C796E29E': 'aws.home',
    'aws_iam_role.processor_role_2630A70E': 'aws.home',
    'aws_iam_role.request_role_AB593089': 'aws.home',
    'aws_iam_role_policy.processor_role_logs_BAECD339': 'aws.home',
    'aws_iam_role_policy.request_role_invoke_FAA365F5': 'aws.home',
    'aws_iam_role_policy.request_role_logs_B0154EB6': 'aws.home',
    'aws_lambda_function.processor': 'aws.home',
    'aws_lambda_function.request': 'aws.home',
    'aws_lambda_permission.request_permission-InvokeFunction-request-processor-111111111111-505d0269_F599D933':
      'aws.home',
  });
  expect(story.config.data).toBeUndefined();
});

test('the provider refuses every account but its own', () => {
  expect(story.config.provider).toEqual({
    aws: [{ alias: 'home', region: 'ap-northeast-1', allowed_account_ids: ['111111111111'] }],
  });
});

test('the roles have names and trust policies, and nothing else that gives power', () => {
  const roles = Object.values(ofType(story, 'aws_iam_role')).map(({ assume_role_policy: _trust, ...rest }) => rest);
  expect(roles).toEqual([
    { provider: 'aws.home', name: 'processor-function-role' },
    { provider: 'aws.home', name: 'request-function-role' },
  ]);
});

test('RequestFunction learns the ARN it may invoke from its environment', () => {
  expect(functions(story)).toEqual({
    RequestFunction: {
      provider: 'aws.home',
      role: '${aws_iam_role.request_role_AB593089.arn}',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      timeout: 28,
      environment: { variables: { PROCESSOR_FUNCTION_ARN: PROCESSOR } },
      depends_on: ['aws_cloudwatch_log_group.request_logs_C796E29E', 'aws_iam_role_policy.request_role_logs_B0154EB6'],
    },
    ProcessorFunction: {
      provider: 'aws.home',
      role: '${aws_iam_role.processor_role_2630A70E.arn}',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      timeout: 20,
      depends_on: [
        'aws_cloudwatch_log_group.processor_logs_D44D1348',
        'aws_iam_role_policy.processor_role_logs_BAECD339',
      ],
    },
  });
});

test('the API passes POST /process of the stage prod on to RequestFunction as it comes', () => {
  const provider = 'aws.home';
  const rest_api_id = '${aws_api_gateway_rest_api.api.id}';
  const resource_id = '${aws_api_gateway_resource.api-process.id}';
  const { triggers: _snapshot, ...deployment } = story.resources['aws_api_gateway_deployment.api-deployment'] ?? {};
  expect(story.resources['aws_api_gateway_rest_api.api']).toEqual({ provider, name: 'request-processor' });
  expect(story.resources['aws_api_gateway_resource.api-process']).toEqual({
    provider,
    rest_api_id,
    parent_id: '${aws_api_gateway_rest_api.api.root_resource_id}',
    path_part: 'process',
  });
  expect(story.resources['aws_api_gateway_method.api-process-post']).toEqual({
    provider,
    rest_api_id,
    resource_id,
    http_method: 'POST',
    authorization: 'NONE',
  });
  expect(story.resources['aws_api_gateway_integration.api-process-post-integration']).toEqual({
    provider,
    rest_api_id,
    resource_id,
    http_method: '${aws_api_gateway_method.api-process-post.http_method}',
    type: 'AWS_PROXY',
    integration_http_method: 'POST',
    // A literal, so that the deployment's create_before_destroy does not reach the function.
    uri: 'arn:aws:apigateway:ap-northeast-1:lambda:path/2015-03-31/functions/arn:aws:lambda:ap-northeast-1:111111111111:function:RequestFunction/invocations',
  });
  expect(deployment).toEqual({
    provider,
    rest_api_id,
    depends_on: ['aws_api_gateway_integration.api-process-post-integration'],
    lifecycle: { create_before_destroy: true },
  });
  expect(story.resources['aws_api_gateway_stage.api-prod']).toEqual({
    provider,
    rest_api_id,
    deployment_id: '${aws_api_gateway_deployment.api-deployment.id}',
    stage_name: 'prod',
  });
});

test('the log groups are made with a retention', () => {
  expect(ofType(story, 'aws_cloudwatch_log_group')).toEqual({
    'aws_cloudwatch_log_group.processor_logs_D44D1348': {
      provider: 'aws.home',
      name: '/aws/lambda/ProcessorFunction',
      retention_in_days: 30,
    },
    'aws_cloudwatch_log_group.request_logs_C796E29E': {
      provider: 'aws.home',
      name: '/aws/lambda/RequestFunction',
      retention_in_days: 30,
    },
  });
});

test('the manifest declares both accesses, and there is no output besides', () => {
  expect(story.config.output).toEqual({
    access_manifest: {
      description: 'The accesses that this stack declares, for a reviewer to prove.',
      value: {
        schemaVersion: 1,
        accesses: [
          {
            principal: 'apigateway.amazonaws.com',
            breadth: 'service',
            action: 'lambda:InvokeFunction',
            resource: 'arn:aws:lambda:ap-northeast-1:111111111111:function:RequestFunction',
            via: 'eventSource',
            conditions: { ArnLike: { 'aws:SourceArn': [API_POST_PROCESS] } },
            side: 'both',
          },
          {
            principal: 'arn:aws:iam::111111111111:role/request-function-role',
            breadth: 'role',
            action: 'lambda:InvokeFunction',
            resource: PROCESSOR,
            via: 'identityPolicy',
            conditions: {},
            side: 'both',
          },
        ],
      },
    },
  });
});

test('nothing is wrong with it, and there is nothing to warn of', () => {
  expect(story.errors).toEqual([]);
  expect(story.warnings).toEqual([]);
});

test('a name prefix goes before every name, in the documents too', () => {
  const prefixed = synthesiseStory('request-processor', { namePrefix: 'dev-' });
  expect(documents(prefixed)).toEqual({
    'aws.home dev-request-function-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home dev-request-function-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:ap-northeast-1:111111111111:function:dev-ProcessorFunction',
    }),
    'aws.home dev-request-function-role: inline policy logs': policy(
      writeLogs('ap-northeast-1', '111111111111', 'dev-RequestFunction'),
    ),
    'aws.home dev-processor-function-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home dev-processor-function-role: inline policy logs': policy(
      writeLogs('ap-northeast-1', '111111111111', 'dev-ProcessorFunction'),
    ),
  });
  expect(prefixed.resources['aws_api_gateway_rest_api.api']?.name).toBe('dev-request-processor');
  // The addresses stay, so that a prefix renames and never moves; the permission's is made from the name of the API.
  const renamed = Object.entries(story.providers).map(([address, provider]) => [
    address.replace(
      /InvokeFunction-request-processor-\d+-\w+$/,
      'InvokeFunction-dev-request-processor-111111111111-f4637e92_B453F4CE',
    ),
    provider,
  ]);
  expect(prefixed.providers).toEqual(Object.fromEntries(renamed));
});

test('the handlers in Python change what runs and nothing else', () => {
  const python = synthesiseStory('request-processor', { handlerLanguage: 'python' });
  expect(runtimes(python)).toEqual({
    RequestFunction: { runtime: 'python3.13', handler: 'request.handler' },
    ProcessorFunction: { runtime: 'python3.13', handler: 'processor.handler' },
  });
  expect(documents(python)).toEqual(documents(story));
  expect(python.providers).toEqual(story.providers);
  expect(python.config.output).toEqual(story.config.output);
});
