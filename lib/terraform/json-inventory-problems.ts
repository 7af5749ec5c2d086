/** What can be wrong with inventory JSON alone; the problems it shares with others are in `lib/errors.ts`. */
import { type Problem, show } from '../errors';

export const wrongType = (property: string, got: string, allowed: string): Problem => ({
  code: 'E_TYPE',
  what: `${property} is of the wrong type`,
  got,
  allowed,
  todo: `correct ${property}`,
});

export const strayMember = (property: string, allowed: readonly string[]): Problem => ({
  code: 'E_MEMBER',
  what: `${property} is no member of inventory JSON`,
  got: show(property.slice(property.lastIndexOf('.') + 1)),
  allowed: allowed.join(', '),
  todo: 'correct the spelling, or leave it out',
});

export const malformedPolicy = (property: string, reason: string): Problem => ({
  code: 'E_POLICY',
  what: `${property} is no policy document that AWS accepts`,
  got: reason,
  allowed: 'a document of the IAM policy language, with null for what is not known',
  todo: 'correct the document',
});

export const toldTwice = (property: string, got: string, other: string): Problem => ({
  code: 'E_TOLD_TWICE',
  what: `${property} is told a second time`,
  got: `${got}, also at ${other}`,
  allowed: 'one entry for each ARN and each account',
  todo: 'put both entries into one',
});
