/** Rules about both sides of an access together, and about chains of them. */
import type { Rule } from './rule';

export const GRAPH_RULES: readonly Rule[] = [];
