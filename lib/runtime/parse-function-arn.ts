import { UsageError } from './usage-error';

export interface FunctionArn {
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  readonly region: string;
  /** 12 digits. */
  readonly accountId: string;
  readonly functionName: string;
  /** A version or an alias; absent in an unqualified ARN. */
  readonly qualifier?: string;
}

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (FunctionName, Qualifier)
const FUNCTION_ARN =
  /^arn:(aws[a-z-]*):lambda:([a-z]+(?:-[a-z]+)+-\d+):(\d{12}):function:([\w-]{1,64})(?::(\$LATEST(?:\.PUBLISHED)?|[\w-]{1,128}))?$/;

/**
 * The parts of a full function ARN.
 * @throws UsageError for anything else, a bare function name or a partial ARN included: they mean the caller's own
 * account.
 */
export function parseFunctionArn(functionArn: string): FunctionArn {
  const [, partition, region, accountId, functionName, qualifier] = FUNCTION_ARN.exec(functionArn) ?? [];
  if (partition === undefined || region === undefined || accountId === undefined || functionName === undefined) {
    throw new UsageError({
      what: 'functionArn',
      got: functionArn,
      allowed:
        'a full function ARN, such as arn:aws:lambda:eu-west-1:111111111111:function:callee, with or without qualifier',
      todo: 'pass the ARN: a bare name or a partial ARN means a function of the own account and region',
    });
  }
  return { partition, region, accountId, functionName, ...(qualifier !== undefined && { qualifier }) };
}
