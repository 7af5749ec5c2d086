import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount } from '../constructs/aws-account';
import { relaxAwsProviderVersion } from '../constructs/aws-provider-version';
import { InvokeGrant } from '../constructs/invoke-grant';
import { LambdaFunction } from '../constructs/lambda-function';
import { restApi } from '../constructs/push-sources';
import { PushTrigger } from '../constructs/push-trigger';
import { handlerCode } from './handler-code';
import { createProcessApi } from './process-api';
import type { StoryProps } from './story-props';

/** Properties of the story `request-processor`. */
export interface RequestProcessorStackProps extends StoryProps {}

/** `POST /process` calls a function, which invokes a second one of the same account and returns its answer. */
export class RequestProcessorStack extends TerraformStack {
  /** @throws InputError when the account, region or a name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: RequestProcessorStackProps) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const { namePrefix = '', handlerLanguage } = props;
    const home = new AwsAccount(this, 'home', props.home);

    const request = new LambdaFunction(this, 'request', {
      account: home,
      functionName: `${namePrefix}RequestFunction`,
      roleName: `${namePrefix}request-function-role`,
      // One second less than API Gateway waits for an answer.
      timeout: 28,
      ...handlerCode('request', handlerLanguage),
    });
    const processor = new LambdaFunction(this, 'processor', {
      account: home,
      functionName: `${namePrefix}ProcessorFunction`,
      roleName: `${namePrefix}processor-function-role`,
      timeout: 20,
      ...handlerCode('processor', handlerLanguage),
    });
    new InvokeGrant(this, 'request-invokes-processor', {
      caller: request,
      callee: processor,
      environment: { functionArn: 'PROCESSOR_FUNCTION_ARN' },
    });

    const api = createProcessApi(this, home, { name: `${namePrefix}request-processor`, called: request });
    new PushTrigger(this, 'post-process', {
      callee: request,
      source: restApi({ account: home, restApi: api, method: 'POST', path: '/process' }),
    });
  }
}
