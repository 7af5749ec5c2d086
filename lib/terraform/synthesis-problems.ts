/** What can be wrong with a synthesis and with what a user says about it. */
import { type Problem, show } from '../errors';

export const noBlock = (what: string, got: string): Problem => ({
  code: 'E_TYPE',
  what: `${what} is no block`,
  got,
  allowed: 'a JSON object, or a list of them',
  todo: 'synthesise the stack again, and give the file as it was written',
});

export const addressTwice = (address: string): Problem => ({
  code: 'E_TOLD_TWICE',
  what: 'two blocks have one address',
  got: show(address),
  allowed: 'one block for each address',
  todo: 'delete one of them: Terraform refuses the file too',
});
