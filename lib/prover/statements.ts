/**
 * Whether a statement applies to a request: its principal, action, resource and conditions must all match.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { ParsedCondition, ParsedElement, ParsedPolicy, ParsedStatement, TextList } from '../iam/parsed-policy';
import { lowerCase, type Text } from '../iam/text';
import { all, any, not, type Truth } from '../iam/truth';
import { matchResource as matchResourcePattern, matchWildcard } from '../iam/wildcard';
import { instantiate } from './claimed-request';
import { evaluateCondition, parseOperator } from './conditions';
import { isCallerChosen, lookUpKey, type Request } from './context';
import type { PolicyType } from './decision';
import { matchNotPrincipal, matchPrincipals, type PrincipalForm } from './principals';
import { resolveVariables } from './variables';

/** How far a statement applies, element by element. */
export interface StatementMatch {
  readonly statement: ParsedStatement;
  readonly principal: Truth;
  readonly action: Truth;
  readonly resource: Truth;
  readonly conditions: Truth;
  /** Whether AWS would accept the statement in a policy of its type. */
  readonly wellFormed: Truth;
  /** All of the above. */
  readonly applies: Truth;
  /** Which form of principal matches, and how surely; empty for policies without principals. */
  readonly forms: ReadonlyMap<PrincipalForm, Truth>;
  /** Conditions that do not hold, or are not known to. */
  readonly open: readonly { readonly condition: ParsedCondition; readonly holds: Truth }[];
}

export function matchStatement(
  request: Request,
  policyType: PolicyType,
  version: ParsedPolicy['version'],
  statement: ParsedStatement,
): StatementMatch {
  const forms = matchForms(request, statement);
  const principal = statement.principal === undefined ? nobodyNamed(policyType) : any(forms.values());
  const wellFormed = hasItsElements(policyType, statement);
  const action = matchAction(statement.action, request.action);
  const lookUp = (key: string) => lookUpKey(request, key, policyType);
  const resource = matchResource(statement.resource, request.resource, version, lookUp);
  // Conditions are only asked where they matter, so that nothing is assumed that no decision rests on.
  const reached = all([principal, action, resource]) !== 'no';
  const results =
    reached && statement.conditions !== 'unknown'
      ? statement.conditions.map((condition) => ({ condition, holds: evaluateCondition(condition, version, lookUp) }))
      : [];
  for (const { condition } of results.filter(({ condition }) => isCallerChosen(condition.key))) {
    request.log.choices.add({ condition, effect: statement.effect });
  }
  const conditions = statement.conditions === 'unknown' ? 'unknown' : all(results.map(({ holds }) => holds));
  return {
    statement,
    principal,
    action,
    resource,
    conditions,
    wellFormed,
    applies: all([wellFormed, principal, action, resource, conditions]),
    forms,
    open: results.filter(({ holds }) => holds !== 'yes'),
  };
}

// A policy on the target's side names its principals, or AWS refuses it: what comes of one that does not is not known.
function nobodyNamed(policyType: PolicyType): Truth {
  return policyType === 'resourcePolicy' || policyType === 'trustPolicy' ? 'unknown' : 'yes';
}

/**
 * Whether a statement has the elements that a policy of its type has: AWS refuses a document whose statements do not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
function hasItsElements(policyType: PolicyType, { principal, resource }: ParsedStatement): Truth {
  switch (policyType) {
    case 'identityPolicy':
    case 'permissionsBoundary':
    case 'sessionPolicy':
    case 'serviceControlPolicy':
      return principal === undefined && resource !== undefined ? 'yes' : 'unknown';
    case 'resourceControlPolicy':
      return resource !== undefined ? 'yes' : 'unknown';
    case 'trustPolicy':
      return resource === undefined ? 'yes' : 'unknown';
    // Some services ask for a Resource, and others do not.
    case 'resourcePolicy':
      return 'yes';
    default:
      return policyType satisfies never;
  }
}

function matchForms(
  { caller }: Request,
  { principal, conditions, effect }: ParsedStatement,
): ReadonlyMap<PrincipalForm, Truth> {
  if (principal === undefined) return new Map();
  if (principal.negated) {
    return new Map([['everyone', matchNotPrincipal(principal, caller, effect)]]);
  }
  const forms = new Map<PrincipalForm, Truth>();
  for (const { form, matches } of matchPrincipals(principal.list, caller)) {
    // Everyone under a condition on aws:PrincipalArn counts as if the principal itself were named.
    const effective = form === 'everyone' && isPinned(conditions) ? 'session' : form;
    forms.set(effective, any([forms.get(effective) ?? 'no', matches]));
  }
  return forms;
}

/** Whether a condition asks for the caller's ARN. */
function isPinned(conditions: ParsedStatement['conditions']): boolean {
  return (
    conditions !== 'unknown' &&
    conditions.some(
      ({ operator, key }) =>
        key.toLowerCase() === 'aws:principalarn' &&
        ['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike'].includes(parseOperator(operator).name),
    )
  );
}

/** Actions are not case-sensitive. */
function matchAction({ negated, list }: ParsedElement<TextList>, action: string): Truth {
  const asked = lowerCase(instantiate(action));
  const matched = any([...list.values.map((written) => matchWildcard(lowerCase(written), asked)), ...openList(list)]);
  return negated ? not(matched) : matched;
}

function matchResource(
  element: ParsedElement<TextList> | undefined,
  resource: Text,
  version: ParsedPolicy['version'],
  lookUp: (key: string) => ReturnType<typeof lookUpKey>,
): Truth {
  if (element === undefined) return 'yes';
  const matches = element.list.values.map((written): Truth => {
    const pattern = resolveVariables(written, version, lookUp);
    if (pattern !== undefined) return matchResourcePattern(pattern, resource);
    return element.negated ? 'unknown' : 'no';
  });
  const matched = any([...matches, ...openList(element.list)]);
  return element.negated ? not(matched) : matched;
}

function openList({ open }: TextList): readonly Truth[] {
  return open ? ['unknown'] : [];
}

/** How a person finds the statement in its document. */
export function statementName({ sid, index }: ParsedStatement): string {
  return sid === undefined || sid === '' ? `#${index}` : sid;
}
