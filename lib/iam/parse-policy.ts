import type { ParsedPolicy } from './parsed-policy';

/** Either the policy, or what is wrong with it (path in the document and sentence), for AWS would refuse it. */
export type PolicyReading = { readonly policy: ParsedPolicy } | { readonly malformed: readonly string[] };

/** Reads a policy document: JSON as data, whose strings may be symbolic texts and whose `null`s are unknown. */
export function parsePolicy(document: unknown): PolicyReading {
  throw new Error(`not written yet: ${document}`);
}
