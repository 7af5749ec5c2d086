import type { ReadOptions } from './read-options';
import type { Rows } from './row';

/** Reads one `cdk.tf.json`. */
export function readSynthesis(input: string, json: unknown, options: ReadOptions): Rows {
  throw new Error(`not written yet: ${input} ${json} ${options}`);
}
