/** Rules about both sides of an access together, and about chains of them. */
import type { Rule } from './rule';
import { chainGrows } from './rules/chain-grows';
import { declaredButDenied } from './rules/declared-but-denied';
import { halfOpenCallee } from './rules/half-open-callee';
import { halfOpenCaller } from './rules/half-open-caller';
import { partitionMismatch } from './rules/partition-mismatch';
import { twoDoors } from './rules/two-doors';
import { widerThanDeclared } from './rules/wider-than-declared';

export const GRAPH_RULES: readonly Rule[] = [
  halfOpenCaller,
  halfOpenCallee,
  chainGrows,
  widerThanDeclared,
  declaredButDenied,
  partitionMismatch,
  twoDoors,
];
