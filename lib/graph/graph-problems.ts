/** What can be wrong with several inputs together. */
import type { Problem } from '../errors';

export const ownedTwice = (arn: string, places: readonly string[]): Problem => ({
  code: 'E_OWNED_TWICE',
  what: 'two of the inputs own one thing',
  got: `${arn} in ${places.join(' and in ')}`,
  allowed: 'one owner for each ARN of a world',
  todo: 'give the inputs one by one, or leave out the one that is outdated',
});
