// Story `assume-role`: lists a bucket of another account as a role of that account.
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { assumedRoleClient } from '../lib/runtime/exports';
import { requiredVariable } from './required-variable';

export interface BucketListing {
  readonly bucket: string;
  readonly keys: readonly string[];
}

let sourceClient: S3Client | undefined;

export async function handler(): Promise<BucketListing> {
  const bucket = requiredVariable('SOURCE_BUCKET');
  sourceClient ??= createSourceClient();
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: sourceClient }, { Bucket: bucket })) {
    for (const { Key: key } of page.Contents ?? []) {
      if (key !== undefined) keys.push(key);
    }
  }
  return { bucket, keys };
}

// Made once for all invocations of a warm function; its credentials refresh themselves.
function createSourceClient(): S3Client {
  return assumedRoleClient(S3Client, {
    roleArn: requiredVariable('SOURCE_ROLE_ARN'),
    // S3 answers at the endpoint of the bucket's region only.
    region: requiredVariable('SOURCE_REGION'),
    sessionName: process.env.SESSION_NAME || 'cross_acct_lambda',
    // Only for a local emulator: there is no DNS name <bucket>.localhost. AWS itself takes the bucket in the host name.
    clientConfig: { forcePathStyle: process.env.S3_FORCE_PATH_STYLE === 'true' },
  });
}
