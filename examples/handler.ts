import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  assumedRoleClient,
  InvokedFunctionError,
  invoke,
  lambdaClient,
  parseFunctionArn,
} from '../lib/runtime/exports';

interface Receipt {
  readonly receiptId: string;
}

export async function handler(): Promise<string> {
  const { READER_ROLE_ARN = '', SOURCE_BUCKET = '', ARCHIVE_ARN = '' } = process.env;
  // The same client in every invocation; its credentials are renewed before they expire.
  const s3 = assumedRoleClient(S3Client, { roleArn: READER_ROLE_ARN, sessionName: 'reporter' });
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: SOURCE_BUCKET }));

  try {
    const { payload } = await invoke<Receipt>(lambdaClient(parseFunctionArn(ARCHIVE_ARN).region), {
      functionArn: ARCHIVE_ARN,
      payload: { keys: Contents.map(({ Key }) => Key) },
    });
    return payload.receiptId;
  } catch (error) {
    // Lambda answers 200 when the invoked function throws; invoke turns that into an error.
    if (error instanceof InvokedFunctionError && error.errorType === 'NothingToArchive') {
      return 'none';
    }
    throw error;
  }
}
