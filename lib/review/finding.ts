import type { Side } from '../prover/decision';
import type { Origin } from '../terraform/inventory';
import type { Phrase } from './phrase';
import type { Severity } from './severity';

/** Snippets that put it right: Terraform, and this package's constructs. */
export interface Fix {
  readonly hcl?: string;
  readonly typescript?: string;
}

/** What a rule found. */
export interface Found {
  /** Where it stands: the policy, else the resource. */
  readonly origin: Origin;
  /** ARN of the role, function or other resource it is about; a name where there is no ARN. */
  readonly subject: string;
  /** Whose side of the access the policy is on. */
  readonly side?: Side;
  /** Name of the statement, as `statementName` gives it. */
  readonly statement?: string;
  /** One sentence with what is there. */
  readonly evidence: Phrase;
  readonly fix?: Fix;
}

/** What a rule found, weighed. */
export interface Finding extends Found {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** The same for the same thing in every run: of rule, place, statement and evidence. */
  readonly fingerprint: string;
  /** Whether it was not there before; everything is new where there is nothing to compare with. */
  readonly isNew: boolean;
}

/** A finding that somebody decided to live with. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly reason: string;
  readonly expires: string;
}
