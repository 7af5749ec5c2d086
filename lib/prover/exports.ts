/**
 * The door of the prover: `cdktf-cross-account-lambda/prover`. Terraform JSON in, decisions out; it needs no cdktf, no
 * Terraform and no network.
 */
export { InputError, type Problem } from '../errors';
export type { AccessGraph } from '../graph/access-graph';
export { buildGraph } from '../graph/build-graph';
export { type PolicyReading, parsePolicy } from '../iam/parse-policy';
export type * from '../iam/parsed-policy';
export { showText, type Text } from '../iam/text';
export { decodeText } from '../terraform/decode-text';
export type * from '../terraform/inventory';
export { type BothMoments, readBothMoments, readInventory } from '../terraform/read-inventory';
export type { ReadOptions } from '../terraform/read-options';
export { type AccessEdge, type AccessMap, type AccessNode, mapAccess } from './access-map';
export { check } from './check';
export type * from './check-result';
export * from './decision';
export { prove } from './prove';
export type { Question } from './question';
export { type ReachOptions, reach } from './reach';
export type * from './reach-result';
