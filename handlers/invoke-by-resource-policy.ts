// Story `invoke-by-resource-policy`: invokes functions of another account with the function's own credentials, one
// event per
// Kinesis record; the resource policy of each callee lets it in.
import { invoke, lambdaClient } from '../lib/runtime/exports';
import { type BatchResponse, callEach, type KinesisEvent } from './kinesis-records';

export function handler(event: KinesisEvent): Promise<BatchResponse> {
  return callEach(event, async ({ region, functionArn, instanceId }) => {
    await invoke(lambdaClient(region), { functionArn, payload: { instanceId }, invocationType: 'Event' });
  });
}
