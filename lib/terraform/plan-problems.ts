/** What can be wrong with a text that is to be read as Terraform JSON. */
import { type Problem, show } from '../errors';

/** What the readers of the package read; the second half of every refusal. */
const READABLE = 'the JSON of a plan or a state (terraform show -json), a cdk.tf.json, or inventory JSON';

export const unreadableInput = (what: string, got: string, todo: string): Problem => ({
  code: 'E_FORMAT',
  what,
  got,
  allowed: READABLE,
  todo,
});

export const newerFormat = (got: string): Problem => ({
  code: 'E_FORMAT_VERSION',
  what: 'the format of the plan or state is newer than this package',
  got: show(got),
  allowed: 'format_version 0.x or 1.x',
  todo: 'update cdktf-cross-account-lambda',
});

export const badManifestFile = (got: string): Problem => ({
  code: 'E_SYNTHESIS',
  what: 'the manifest.json of the synthesis lists no stacks',
  got,
  allowed: 'what cdktf and cdktn write: stacks, each with a name and a synthesizedStackPath',
  todo: 'synthesise again: npx cdktf synth',
});
