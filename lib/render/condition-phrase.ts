/** Conditions in few words, such as `sts:ExternalId StringEquals reports`. */
import type { ResidualCondition } from '../prover/decision';
import type { Quote } from './plain-text';

export function conditionPhrase({ operator, key, values }: ResidualCondition, quote: Quote): string {
  return quote([key, operator, values.join(' or ')].filter((part) => part !== '').join(' '));
}
