/**
 * A policy document as it was read: every element a list, every leaf a text that may be symbolic or unknown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import type { Text } from './text';

/** A list of texts; `open` where more, unknown elements may follow. */
export interface TextList {
  readonly values: readonly Text[];
  readonly open: boolean;
}

/** One member of a `Principal` element: its type (`AWS`, `Service`, `Federated`, `CanonicalUser`) and values. */
export interface ParsedPrincipal {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly values: TextList;
  /** Whether the whole element is the text `*`, without a type; AWS takes that in resource-based policies alone. */
  readonly bare?: true;
}

/** One operator on one key; `values` are alternatives. */
export interface ParsedCondition {
  /** As written, such as `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: TextList;
}

/** What an element and its `Not` form have in common: the list, and whether it is the `Not` form. */
export interface ParsedElement<T> {
  readonly negated: boolean;
  readonly list: T;
}

export interface ParsedStatement {
  /** Counted from 0 in its document. */
  readonly index: number;
  readonly sid?: string;
  /** Nothing where it is known only after apply. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** `Principal` or `NotPrincipal`; absent in identity-based policies. Nothing in it is known where the list is `'unknown'`. */
  readonly principal?: ParsedElement<readonly ParsedPrincipal[] | 'unknown'>;
  /** `Action` or `NotAction`. */
  readonly action: ParsedElement<TextList>;
  /** `Resource` or `NotResource`; absent in trust policies. */
  readonly resource?: ParsedElement<TextList>;
  /** All must hold; `'unknown'` where not even the operators and keys are known. */
  readonly conditions: readonly ParsedCondition[] | 'unknown';
}

export interface ParsedPolicy {
  /** Policy variables count from 2012-10-17 on; a document without a version has the old one. */
  readonly version: '2008-10-17' | '2012-10-17' | 'unknown';
  readonly statements: readonly ParsedStatement[];
  /** More, unknown statements may be there. */
  readonly open: boolean;
}
