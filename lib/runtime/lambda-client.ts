import { LambdaClient } from '@aws-sdk/client-lambda';
import { KeptValues } from './kept-values';

const clients = new KeptValues<LambdaClient>();

/**
 * The Lambda client of a region, with the function's own credentials; the same one in every invocation.
 *
 * Lambda refuses the ARN of another region, so the region is that of the function to invoke:
 * `lambdaClient(parseFunctionArn(functionArn).region)`.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function lambdaClient(region: string): LambdaClient {
  return clients.get(region, () => new LambdaClient({ region }));
}
