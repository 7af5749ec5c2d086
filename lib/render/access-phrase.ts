/** An access in one phrase, which says nothing of whether it is allowed. */
import type { Quote } from './plain-text';
import { fullName } from './short-name';

interface Access {
  readonly principal: string;
  readonly actions: readonly string[];
  readonly resource: string;
}

export function accessPhrase({ principal, actions, resource }: Access, quote: Quote): string {
  return `${actions.map(quote).join(', ')} on ${fullName(resource, quote)} by ${fullName(principal, quote)}`;
}
