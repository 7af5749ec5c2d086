// Story `invoke-by-role`: invokes functions of another account as a role of that account, one event per Kinesis record.
import { LambdaClient } from '@aws-sdk/client-lambda';
import { assumedRoleClient, invoke } from '../lib/runtime/exports';
import { type BatchResponse, type Call, callEach, type KinesisEvent } from './kinesis-records';

export function handler(event: KinesisEvent): Promise<BatchResponse> {
  return callEach(event, async (call) => {
    await invoke(clientFor(call), {
      functionArn: call.functionArn,
      payload: { instanceId: call.instanceId },
      invocationType: 'Event',
    });
  });
}

// Asking again gives the same client: the runtime keeps one per region and role across invocations.
function clientFor({ partition, region, accountId, functionName }: Call): LambdaClient {
  return assumedRoleClient(LambdaClient, {
    roleArn: `arn:${partition}:iam::${accountId}:role/${functionName}-role`,
    // Lambda refuses the ARN of another region.
    region,
    sessionName: 'AssumeCalleeRole',
    durationSeconds: 900,
  });
}
