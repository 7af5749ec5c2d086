/** Rules about both sides of an access together, and about chains of them. */
import type { Rule } from './rule';
import { halfOpenCallee } from './rules/half-open-callee';
import { halfOpenCaller } from './rules/half-open-caller';

export const GRAPH_RULES: readonly Rule[] = [halfOpenCaller, halfOpenCallee];
