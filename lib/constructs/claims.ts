import type { IConstruct } from 'constructs';
import { sharedState } from './shared-state';

const claimsOf = sharedState<IConstruct, Map<string, string>>(() => new Map());

/**
 * Claims something that only one construct of an app may have, such as the name of a role in an account.
 *
 * @returns the path of the construct that has it already, or nothing where the claim is the first.
 */
export function claim(construct: IConstruct, ...key: readonly string[]): string | undefined {
  const claims = claimsOf(construct.node.root);
  const text = JSON.stringify(key);
  const holder = claims.get(text);
  if (holder === undefined) {
    claims.set(text, construct.node.path);
  }
  return holder;
}
