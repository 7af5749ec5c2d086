import type { Inventory } from './inventory';

export interface ReadOptions {
  /** Account id by `provider_config_key`, for providers whose account the input does not tell. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Which side of a plan. @default 'after' */
  readonly moment?: 'before' | 'after';
}

/** Reads a plan, a state, a `cdk.tf.json` or an inventory: whatever the text is. */
export function readInventory(input: string, text: string, options: ReadOptions = {}): Inventory {
  throw new Error(`not written yet: ${input} ${text} ${options}`);
}
