// One table for both languages: what the environment and the events are, what comes out, what AWS was asked.
import type { FakeAws, RecordedCall } from '../runtime/fake-aws';
import type { Outcome } from './handler-runner';

export interface HandlerCase {
  readonly name: string;
  readonly handler: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly arrange?: (aws: FakeAws) => void;
  readonly events: readonly unknown[];
  readonly outcomes: readonly Outcome[];
  readonly calls?: readonly RecordedCall[];
}

export function answered(answer: unknown, logs: readonly unknown[] = []): Outcome {
  return { answer: JSON.stringify(answer), logs };
}

export function failed(errorType: string, errorMessage: string): Outcome {
  return { error: { errorType, errorMessage }, logs: [] };
}

export function call(
  operation: RecordedCall['operation'],
  region: string,
  accessKeyId: string,
  parameters: Readonly<Record<string, string>>,
): RecordedCall {
  return { operation, region, accessKeyId, parameters };
}

export function recordFailed(itemIdentifier: string, errorType: string, errorMessage: string): unknown {
  return { level: 'error', message: 'record failed', itemIdentifier, errorType, errorMessage };
}
