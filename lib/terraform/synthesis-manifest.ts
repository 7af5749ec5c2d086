import { rejectProblems, show } from '../errors';
import { memberOf, recordOf, stringOf } from './plan-json';
import { badManifestFile } from './plan-problems';

/** One stack of a synthesis. */
export interface SynthesisedStack {
  readonly name: string;
  /** Of its `cdk.tf.json`, relative to the folder of the manifest. */
  readonly path: string;
}

/**
 * Reads the `manifest.json` of a `cdktf.out` folder, in the order of the stacks in it.
 *
 * @throws InputError where it is none.
 */
export function synthesisManifest(input: string, text: string): readonly SynthesisedStack[] {
  const stacks = memberOf(parsed(text), 'stacks');
  const entries = Object.entries(recordOf(stacks));
  const found = entries.flatMap(([key, stack]) => {
    const path = stringOf(memberOf(stack, 'synthesizedStackPath'));
    return path === undefined ? [] : [{ name: stringOf(memberOf(stack, 'name')) ?? key, path }];
  });
  const unreadable = entries.filter(([, stack]) => typeof memberOf(stack, 'synthesizedStackPath') !== 'string');
  rejectProblems(input, [
    entries.length === 0 ? badManifestFile(described(text)) : undefined,
    ...unreadable.map(([key]) => badManifestFile(`a stack ${show(key)} without a path`)),
  ]);
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function described(text: string): string {
  const json = parsed(text);
  if (json === undefined) return text.trim() === '' ? 'an empty file' : 'no JSON';
  return memberOf(json, 'stacks') === undefined ? 'JSON without stacks' : 'an empty list';
}
