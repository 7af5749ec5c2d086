import type { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { formatArn } from '../iam/arn';
import { checkName } from '../iam/name-rules';
import { SIZE_BUDGETS } from '../iam/size-budget';
import { queueUrl } from '../policies/hand-over-resource-policy';
import { checkEncryption, type EncryptedSource } from './encrypted-source';
import { ownedPolicy } from './owned-document';
import type { PullSourceKind } from './pull-source-kind';
import { checkSameName } from './same-name';
import { placeOf, type SourceAccount } from './source-account';

/** An SQS queue that Lambda reads for the function. */
export interface SqsQueueSource extends EncryptedSource {
  /** Where the queue is; the region must be the function's. */
  readonly account: SourceAccount;
  /** Name of the queue: 1 to 80 letters, digits and _ -; that of a FIFO queue ends in .fifo. */
  readonly queueName: string;
  /**
   * The queue's resource, where the stack of `account` creates it.
   * @default - the queue exists already
   */
  readonly resource?: SqsQueue;
}

export const SQS_QUEUE: PullSourceKind<SqsQueueSource> = {
  sid: 'ReadQueue',
  service: 'sqs',
  check: (source, callee) => [
    checkName('queueName', 'queueName', source.queueName) ??
      checkSameName('queueName', source.queueName, source.resource?.nameInput),
    ...checkEncryption(source, callee, source.resource?.kmsMasterKeyIdInput),
  ],
  identify: (source) => ({
    name: source.queueName,
    arn: queueArn(source),
    ...(source.resource === undefined ? {} : { resource: source.resource, arnReference: source.resource.arn }),
  }),
  limits: ({ queueName }) =>
    /\.fifo$/.test(queueName)
      ? { batchSize: { most: 10, usual: 10 }, windowFrom: 0, isStream: false }
      : { batchSize: { most: 10_000, usual: 10 }, windowFrom: 11, isStream: false },
  addToPolicy: (source, account, statement, wiring) => {
    const policy = ownedPolicy(
      account,
      `policy-of-queue-${source.queueName}`,
      { what: `the policy of queue ${source.queueName}`, limit: SIZE_BUDGETS.queuePolicy },
      (scope, text) =>
        new SqsQueuePolicy(scope, 'Default', {
          provider: account.provider,
          queueUrl: source.resource?.url ?? existingQueueUrl(source),
          policy: text,
        }),
    );
    policy.add(statement, wiring);
    return policy.resource;
  },
};

function queueArn({ account, queueName }: SqsQueueSource): string {
  return formatArn({ ...placeOf(account), service: 'sqs', resource: queueName });
}

function existingQueueUrl({ account, queueName }: SqsQueueSource): string {
  const { partition, ...place } = placeOf(account);
  return queueUrl({ ...place, name: queueName }, partition);
}
