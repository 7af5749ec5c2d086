/**
 * Answers a question. In: the access graph and a question. Out: the decision with its evidence.
 * It reads no files and knows no AWS account: the same graph and question always give the same decision.
 */
import type { AccessGraph } from '../graph/access-graph';
import { findCaller } from './caller';
import { instantiate } from './claimed-request';
import type { Context, Request, RequestLog } from './context';
import { decide } from './decide';
import type { Decision } from './decision';
import { type Answer, chooseFreely } from './free-choice';
import { requestedActions } from './implied-actions';
import { joinDecisions } from './join-decisions';
import type { Question } from './question';
import { requestContext } from './request-context';
import { findTarget } from './target';

/** @throws InputError where the principal is nobody who can make a request. */
export function prove(graph: AccessGraph, question: Question): Decision {
  const caller = findCaller(graph, question.principal);
  // A wildcard in a question stands for anything: what is not so for all of it is not known.
  const resource = instantiate(question.resource);
  const answer = (chosen: Context): Answer => {
    const given = requestContext(chosen);
    const log: RequestLog = { assumptions: new Map(), choices: new Set() };
    const decisions = requestedActions(question.action, given).map(({ action, context }) => {
      const request: Request = {
        graph,
        caller,
        target: findTarget(graph, resource, action),
        action,
        resource,
        given: context,
        log,
      };
      return { action, decision: decide(request, question.sessionPolicies ?? []) };
    });
    return { decision: joinDecisions(decisions), log };
  };
  const given = question.context ?? new Map();
  const first = answer(given);
  return question.callerChooses ? chooseFreely(given, first, answer) : first.decision;
}
