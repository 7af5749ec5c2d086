// Story `push-sources`: the function of the other account that a rule of the home account's event bus calls.

/** What is used of the event. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
interface BusEvent {
  readonly account: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
}

export function handler(event: BusEvent): { readonly audited: object } {
  const { account, source, 'detail-type': type, detail } = event;
  return { audited: { account, source, type, detail } };
}
