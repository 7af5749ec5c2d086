import { DynamodbResourcePolicy } from '@cdktf/provider-aws/lib/dynamodb-resource-policy';
import type { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { badArn, eitherOr, missing, notALiteral, type Problem, show } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName, isInterpolated } from '../iam/name-rules';
import { SIZE_BUDGETS } from '../iam/size-budget';
import { checkEncryption, type EncryptedSource } from './encrypted-source';
import { ownedPolicy } from './owned-document';
import type { PullSourceKind } from './pull-source-kind';
import { checkSameName } from './same-name';
import { placeOf, type SourceAccount } from './source-account';

/** The stream of a DynamoDB table that Lambda reads for the function. */
export interface DynamodbStreamSource extends EncryptedSource {
  /** Where the table is; the region must be the function's. */
  readonly account: SourceAccount;
  /** Name of the table: 3 to 255 letters, digits and _ . -. */
  readonly tableName: string;
  /** The table's resource, with `streamEnabled`, of the stack of `account`; not together with `streamArn`. */
  readonly resource?: DynamodbTable;
  /** The ARN of the stream of a table that exists already; not together with `resource`. */
  readonly streamArn?: string;
}

export const DYNAMODB_STREAM: PullSourceKind<DynamodbStreamSource> = {
  sid: 'ReadTableStream',
  service: 'dynamodb',
  check: (source, callee) => [
    checkName('tableName', 'tableName', source.tableName) ??
      checkSameName('tableName', source.tableName, source.resource?.nameInput),
    checkStream(source),
    ...checkEncryption(source, callee, keyOf(source.resource)),
  ],
  identify: ({ account, tableName, resource, streamArn = '' }) => ({
    name: tableName,
    arn: resource?.streamArn ?? streamArn,
    ...(resource === undefined
      ? {}
      : {
          resource,
          arnReference: resource.streamArn,
          // AWS puts the time of its creation into the ARN of a stream, of which a table has one at a time.
          pattern: formatArn({ ...placeOf(account), service: 'dynamodb', resource: `table/${tableName}/stream/*` }),
        }),
  }),
  limits: () => ({ batchSize: { most: 10_000, usual: 100 }, windowFrom: 0, isStream: true }),
  addToPolicy: ({ tableName, resource, streamArn = '' }, account, statement, wiring) => {
    const policy = ownedPolicy(
      account,
      `policy-of-stream-of-table-${tableName}`,
      { what: `the policy of the stream of table ${tableName}`, limit: SIZE_BUDGETS.streamPolicy },
      (scope, text) =>
        new DynamodbResourcePolicy(scope, 'Default', {
          provider: account.provider,
          resourceArn: resource?.streamArn ?? streamArn,
          policy: text,
        }),
    );
    policy.add(statement, wiring);
    return policy.resource;
  },
};

/** The key that encrypts a table, where it is not DynamoDB's own: AWS's where none is named. */
function keyOf(resource: DynamodbTable | undefined): string | undefined {
  const encryption = resource?.serverSideEncryptionInput;
  return encryption?.enabled === true ? (encryption.kmsKeyArn ?? 'alias/aws/dynamodb') : undefined;
}

function checkStream({ account, tableName, resource, streamArn }: DynamodbStreamSource): Problem | undefined {
  if (resource !== undefined && streamArn !== undefined) {
    return eitherOr('resource', 'streamArn', 'both');
  }
  if (resource !== undefined) {
    const { streamEnabledInput: enabled } = resource;
    return enabled === false || enabled === undefined
      ? {
          ...missing('the table has no stream', 'a table with streamEnabled: true', 'set streamEnabled on the table'),
          got: show(enabled),
        }
      : undefined;
  }
  if (streamArn === undefined) {
    return missing(
      'the source names no stream',
      'resource (a table) or streamArn (the ARN of its stream)',
      'set one of them',
    );
  }
  if (isInterpolated(streamArn)) {
    return { ...notALiteral('streamArn'), todo: 'pass the resource of the table as resource' };
  }
  const ofTable = formatArn({ ...placeOf(account), service: 'dynamodb', resource: `table/${tableName}/stream/` });
  return streamArn.startsWith(ofTable) && /^[\w.:-]+$/.test(streamArn.slice(ofTable.length))
    ? undefined
    : badArn('streamArn', streamArn, `the ARN of a stream of the table: ${ofTable}<label>`);
}
