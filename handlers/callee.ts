// Stories `invoke-by-role` and `invoke-by-resource-policy`: the function in the other account.
import { isInstanceId } from './instance-id';
import { InvalidEventError } from './invalid-event';

export interface CalleeAnswer {
  readonly instanceId: string;
  readonly accepted: true;
}

// biome-ignore lint/suspicious/useAwait: without async, Lambda would wait for a callback
export async function handler(event: { readonly instanceId?: unknown } | null): Promise<CalleeAnswer> {
  const instanceId = event?.instanceId;
  if (!isInstanceId(instanceId)) {
    throw new InvalidEventError('instanceId must be 1 to 64 letters, digits and -');
  }
  return { instanceId, accepted: true };
}
