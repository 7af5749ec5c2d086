/** What can be wrong with a command line and the files it names. */
import { type Problem, show } from '../errors';

export const badUsage = (what: string, got: string, allowed: string, todo: string): Problem => ({
  code: 'E_USAGE',
  what,
  got,
  allowed,
  todo,
});

export const badInputFile = (what: string, got: string, allowed: string, todo: string): Problem => ({
  code: 'E_INPUT_FILE',
  what,
  got,
  allowed,
  todo,
});

export const unwritable = (path: string, message: string): Problem => ({
  code: 'E_OUTPUT_FILE',
  what: `${show(path)} cannot be written`,
  got: message,
  allowed: 'a file in a folder that exists and may be written to',
  todo: 'correct --output, or leave it out to get the result on standard output',
});

export const noManifest = (got: string): Problem => ({
  code: 'E_NO_MANIFEST',
  what: 'no input declares its accesses, so there is nothing to prove',
  got,
  allowed: 'a plan, a state or a synthesis with an output or a terraform_data named access_manifest',
  todo: 'use graph to see which accesses there are, or prove to ask for one',
});

export const whichStack = (what: string, got: string, stacks: readonly string[]): Problem => ({
  code: 'E_STACK',
  what,
  got,
  allowed: stacks.length === 0 ? 'no stack: the folder holds none' : `one of the stacks ${stacks.join(', ')}`,
  todo: 'name one with --stack, or take all of them for one world with --together',
});

export const notComparable = (byStack: string): Problem =>
  badUsage(
    'one side is judged stack by stack and the other one is not',
    `${byStack} as a cdktf.out folder`,
    'a cdktf.out folder on both sides, or none',
    'give two cdktf.out folders, or take all stacks for one world with --together',
  );

export const unknownProvider = (got: string, keys: readonly string[]): Problem => ({
  code: 'E_PROVIDER',
  what: 'an account is given for a provider that no input has',
  got: show(got),
  allowed: keys.length === 0 ? 'none' : keys.map(show).join(', '),
  todo: 'write the key as the resources name their provider',
});
