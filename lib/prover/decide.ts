/** Decides one action of one request: runs AWS's procedure and gathers its evidence. */

import type { ParsedPolicy } from '../iam/parsed-policy';
import { showText } from '../iam/text';
import type { Truth } from '../iam/truth';
import { equalTexts } from '../iam/wildcard';
import { assume, isSameAccount, type Request } from './context';
import type { Decision, DeterminingStatement, Outcome, Reason, ResidualCondition } from './decision';
import { distinct } from './distinct';
import { explainAllow, explainDeny, explainRefusal, explainUnknown } from './explain-outcome';
import { policiesOf } from './policies-of';
import { type Evidence, evaluateSet, type SetResult } from './policy-set';
import { isAllowed, isDenied, listVerdicts, type Verdicts } from './procedure';
import { showCondition } from './show';
import { statementName } from './statements';
import { isAssumption } from './target';

export function decide(request: Request, sessionPolicies: readonly ParsedPolicy[]): Decision {
  const barrier = findBarrier(request);
  if (barrier !== undefined) {
    return { outcome: 'implicitDeny', determining: [], reasons: [barrier], assumes: [], conditions: [] };
  }
  const verdicts = evaluate(request, sessionPolicies);
  const denied = isDenied(verdicts);
  const allowed = allowedIn(request, verdicts);
  const outcome = outcomeOf(denied, allowed);
  const assumes = assumptionsFor(request, outcome);
  switch (outcome) {
    case 'explicitDeny': {
      const determining = listVerdicts(verdicts).flatMap(({ denying }) => denying);
      return {
        outcome,
        determining: determining.map((evidence) => determine(evidence, 'Deny')),
        reasons: explainDeny(determining),
        assumes,
        conditions: [],
      };
    }
    case 'allowed': {
      const determining = contributing(request, verdicts);
      return {
        outcome,
        determining: determining.map((evidence) => determine(evidence, 'Allow')),
        reasons: explainAllow(determining),
        assumes,
        conditions: [],
      };
    }
    case 'implicitDeny':
      return { outcome, determining: [], reasons: explainRefusal(request, verdicts), assumes, conditions: [] };
    case 'unknown':
      return {
        outcome,
        determining: [],
        reasons: explainUnknown(request, verdicts),
        assumes,
        conditions: openConditions(verdicts),
      };
    default:
      return outcome satisfies never;
  }
}

/** Step 1: what no policy can change. */
function findBarrier({ caller, target, action }: Request): Reason | undefined {
  if (caller.kind === 'service') return undefined;
  if (equalTexts(caller.partition, target.partition) === 'no') {
    return { code: 'crossPartition', expected: showText(target.partition), got: showText(caller.partition) };
  }
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  return caller.kind === 'root' && isAssumption(action)
    ? { code: 'rootCannotAssume', side: 'caller', subject: showText(caller.arn) }
    : undefined;
}

function evaluate(request: Request, sessionPolicies: readonly ParsedPolicy[]): Verdicts {
  const { identity, boundary, session, serviceControl, resourceControl, resource } = policiesOf(
    request,
    sessionPolicies,
  );
  const judge = (set: typeof identity): SetResult => evaluateSet(request, set);
  return {
    identity: judge(identity),
    ...(boundary === undefined ? {} : { boundary: judge(boundary) }),
    ...(session === undefined ? {} : { session: judge(session) }),
    serviceControl: serviceControl.map(judge),
    resourceControl: resourceControl.map(judge),
    resource: judge(resource),
  };
}

/** Where nobody knows whether the accounts are one, what holds for both cases holds. */
function allowedIn(request: Request, verdicts: Verdicts): Truth {
  const { caller, target } = request;
  const within = (same: boolean): Truth => isAllowed(verdicts, caller, same, target.mustAllow);
  const same = isSameAccount(request);
  if (same !== 'unknown') return within(same === 'yes');
  const [ifSame, ifOther] = [within(true), within(false)];
  return ifSame === ifOther ? ifSame : 'unknown';
}

function outcomeOf(denied: Truth, allowed: Truth): Outcome {
  if (denied === 'yes') return 'explicitDeny';
  if (allowed === 'no') return 'implicitDeny';
  return allowed === 'yes' && denied === 'no' ? 'allowed' : 'unknown';
}

/** The Allow statements without which the request would not be allowed, or that allow it beside each other. */
function contributing(request: Request, verdicts: Verdicts): readonly Evidence[] {
  const { serviceControl, resource, identity, boundary, session } = verdicts;
  if (request.caller.kind === 'service') return resource.allowing;
  const own = request.caller.kind === 'root' ? [] : identity.allowing;
  return [
    ...serviceControl.flatMap(({ allowing }) => allowing),
    ...resource.allowing,
    ...own,
    ...(boundary?.allowing ?? []),
    ...(session?.allowing ?? []),
  ];
}

function determine({ policy, match }: Evidence, effect: 'Allow' | 'Deny'): DeterminingStatement {
  return { ...policy, statement: statementName(match.statement), effect };
}

/** A denial stands whatever was assumed of ceilings and sessions. */
function assumptionsFor(request: Request, outcome: Outcome): Decision['assumes'] {
  const { caller, log } = request;
  if (caller.kind === 'role' && caller.pathTaken) {
    assume(request, { code: 'roleWithoutPath', subject: showText(caller.arn) });
  }
  const onlyIfAllowed = ['noServiceControlPolicies', 'noResourceControlPolicies'];
  const isDenial = outcome === 'explicitDeny' || outcome === 'implicitDeny';
  return [...log.assumptions.values()].filter(({ code }) => !isDenial || !onlyIfAllowed.includes(code));
}

/** The conditions that an unknown outcome turns on. */
function openConditions(verdicts: Verdicts): readonly ResidualCondition[] {
  const open = listVerdicts(verdicts)
    .flatMap(({ undecided }) => undecided)
    .flatMap(({ match }) => match.open)
    .filter(({ holds }) => holds === 'unknown')
    .map(({ condition }) => showCondition(condition));
  return distinct(open);
}
