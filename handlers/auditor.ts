// Story `push-sources`: the function of the other account that a rule of the home account's event bus calls.
import { InvalidEventError } from './invalid-event';

/** What is used of the event. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
interface BusEvent {
  readonly account: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
}

const FIELDS = ['account', 'source', 'detail-type', 'detail'] as const;

// biome-ignore lint/suspicious/useAwait: without async, Lambda would wait for a callback
export async function handler(event: BusEvent): Promise<{ readonly audited: object }> {
  const missing = FIELDS.find((field) => (event?.[field] ?? null) === null);
  if (missing !== undefined) throw new InvalidEventError(`the event of a bus must have ${missing}`);
  const { account, source, 'detail-type': type, detail } = event;
  return { audited: { account, source, type, detail } };
}
