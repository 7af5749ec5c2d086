/** What a function's own role needs for the function to run, each statement as narrow as AWS allows. */
import { formatArn, parseArn } from '../iam/arn';
import type { IdentityStatement, TrustStatement } from '../iam/statement';

/** Where a function is. */
export interface FunctionPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly functionName: string;
}

/** Lambda takes the execution role. https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
export function lambdaServiceTrust(): TrustStatement {
  return {
    sid: 'AssumeRoleByLambda',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'lambda.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
  };
}

export function logGroupName(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

/** Writes to the streams of the function's own log group; the group itself is made by the stack. */
export function writeLogs({ partition, region, accountId, functionName }: FunctionPlace): IdentityStatement {
  const resource = `log-group:${logGroupName(functionName)}:*`;
  return {
    sid: 'WriteLogs',
    effect: 'Allow',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [formatArn({ partition, service: 'logs', region, accountId, resource })],
  };
}

/** Makes the network interfaces of a function in a VPC; EC2 knows no narrower resource. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
export function useNetwork(): IdentityStatement {
  return {
    sid: 'UseNetwork',
    effect: 'Allow',
    actions: [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
  };
}

/** The queues and topics that events go to which nobody could process, and what each needs. */
const FAILURE_TARGETS: ReadonlyMap<string | undefined, { readonly noun: string; readonly action: string }> = new Map([
  ['sqs', { noun: 'Queue', action: 'sqs:SendMessage' }],
  ['sns', { noun: 'Topic', action: 'sns:Publish' }],
]);

/** Sends failed asynchronous events to a queue or topic, or nothing where the ARN names neither. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function sendDeadLetters(targetArn: string): IdentityStatement | undefined {
  return sendTo('SendDeadLettersTo', targetArn);
}

/** Sends the batches that failed to a queue, topic or bucket, or nothing where the ARN names none of them. https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html */
export function sendFailedBatches(targetArn: string): readonly IdentityStatement[] {
  const statement = sendTo('SendFailedBatchesTo', targetArn);
  if (statement !== undefined) {
    return [statement];
  }
  return parseArn(targetArn)?.service === 's3'
    ? [
        { sid: 'ListFailedBatches', effect: 'Allow', actions: ['s3:ListBucket'], resources: [targetArn] },
        { sid: 'PutFailedBatches', effect: 'Allow', actions: ['s3:PutObject'], resources: [`${targetArn}/*`] },
      ]
    : [];
}

function sendTo(prefix: string, targetArn: string): IdentityStatement | undefined {
  const target = FAILURE_TARGETS.get(parseArn(targetArn)?.service);
  return (
    target && { sid: `${prefix}${target.noun}`, effect: 'Allow', actions: [target.action], resources: [targetArn] }
  );
}

/** Reads environment variables that a customer's key encrypts. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
export function decryptEnvironment(keyArn: string): IdentityStatement {
  return { sid: 'DecryptEnvironment', effect: 'Allow', actions: ['kms:Decrypt'], resources: [keyArn] };
}
