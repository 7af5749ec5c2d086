import type { IConstruct } from 'constructs';

// Keyed by the root of the construct tree, so that two apps of one process share nothing.
const CLAIMS = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Claims something that only one construct of an app may have, such as the name of a role in an account.
 *
 * @returns the path of the construct that has it already, or nothing where the claim is the first.
 */
export function claim(construct: IConstruct, ...key: readonly string[]): string | undefined {
  const { root } = construct.node;
  const claims = CLAIMS.get(root) ?? new Map<string, string>();
  CLAIMS.set(root, claims);
  const text = JSON.stringify(key);
  const holder = claims.get(text);
  if (holder === undefined) {
    claims.set(text, construct.node.path);
  }
  return holder;
}
