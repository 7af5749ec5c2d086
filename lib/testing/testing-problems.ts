/** What can be wrong with what a test gives to `expect`. */
import type { Problem } from '../errors';

export const missingInput = (got = 'nothing'): Problem => ({
  code: 'E_INPUT_FILE',
  what: 'there is nothing to read',
  got,
  allowed:
    'a stack, a cdktf.out folder, the folder or the cdk.tf.json of a stack, a plan or state as JSON, or inventory JSON',
  todo: 'correct the path, or synthesise first: npx cdktf synth',
});
