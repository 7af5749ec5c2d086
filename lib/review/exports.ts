/**
 * The door of the review: `cdktf-cross-account-lambda/review`. Two graphs in, accesses that changed and findings out; graphs
 * come from `cdktf-cross-account-lambda/prover`. It needs no cdktf, no Terraform and no network.
 */
export { InputError, type Problem } from '../errors';
export type * from './access-change';
export { type Configuration, NO_CONFIGURATION, type Waiver } from './configuration';
export type * from './finding';
export { parseConfiguration } from './parse-configuration';
export type * from './phrase';
export { type ReviewInput, review } from './review';
export type { Review } from './review-result';
export type { Rule } from './rule';
export { RULES } from './rules';
export type { Moment, Scene } from './scene';
export type { Severity } from './severity';
