/** `prove --format json`: the decision with its evidence, beside the question. Described by `schemas/prove.schema.json`. */
import type { Decision } from '../prover/decision';
import { decisionJson } from './decision-json';
import { renderJson } from './render-json';

/** What was asked, as it was typed. */
export interface AskedQuestion {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

export function renderProveJson({ principal, action, resource }: AskedQuestion, decision: Decision): string {
  return renderJson({ question: { principal, action, resource }, ...decisionJson(decision) });
}
