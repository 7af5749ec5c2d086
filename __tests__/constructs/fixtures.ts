import type { Construct } from 'constructs';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import type { LambdaFunctionProps } from '../../lib/constructs/lambda-function-props';

export const HOME = '111111111111';
export const CROSS = '222222222222';
export const THIRD = '333333333333';
const REGION = 'us-east-1';

/** A folder with a function's code, relative to cdktf.json. */
export const CODE = '__tests__/constructs/code';

export function homeAccount(scope: Construct): AwsAccount {
  return new AwsAccount(scope, 'home', { accountId: HOME, region: REGION });
}

export function crossAccount(scope: Construct): AwsAccount {
  return new AwsAccount(scope, 'cross', { accountId: CROSS, region: REGION });
}

export function thirdAccount(scope: Construct): AwsAccount {
  return new AwsAccount(scope, 'third', { accountId: THIRD, region: REGION });
}

/** A function named like its construct, in `account`, with code that does nothing. */
export function lambda(
  account: AwsAccount,
  functionName: string,
  props: Partial<LambdaFunctionProps> = {},
  scope = account.node.scope as Construct,
): LambdaFunction {
  return new LambdaFunction(scope, functionName, { account, functionName, code: CODE, ...props });
}

export function roleArn(accountId: string, roleName: string): string {
  return `arn:aws:iam::${accountId}:role/${roleName}`;
}

export function functionArn(accountId: string, functionName: string, region = REGION): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
}
