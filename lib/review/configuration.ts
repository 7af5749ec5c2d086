/** What a user says about findings, read from `cross-account-lambda.json`. */
import type { Severity } from './severity';

/** A finding that somebody decided to live with until a day. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** Terraform address of the finding. */
  readonly address: string;
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly expires: string;
}

export interface Configuration {
  /** Names of accounts that are one's own, by id. */
  readonly trustedAccounts: ReadonlyMap<string, string>;
  /** Organizations whose accounts are one's own. */
  readonly organizationIds: readonly string[];
  /** By rule; `off` silences it. */
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  readonly waivers: readonly Waiver[];
}

export const NO_CONFIGURATION: Configuration = {
  trustedAccounts: new Map(),
  organizationIds: [],
  severity: new Map(),
  waivers: [],
};
