/** Why a request is allowed, denied or undecided: reasons in the order of AWS's procedure, as codes with what they are about. */
import type { ParsedStatement } from '../iam/parsed-policy';
import { showText } from '../iam/text';
import type { Truth } from '../iam/truth';
import { isNeverPresent, isSameAccount, lookUpKey, type Request } from './context';
import type { Reason } from './decision';
import type { Evidence, SetResult } from './policy-set';
import { isDeletedPrincipal } from './principals';
import { listVerdicts, type Verdicts } from './procedure';
import { showList, showPrincipal, showValues } from './show';
import { statementName } from './statements';

/** So many near misses are told of one type of policy; more would bury the nearest. */
const MAX_NEAR_MISSES = 3;

export function explainAllow(determining: readonly Evidence[]): readonly Reason[] {
  return determining.map((evidence) => ({ code: 'allowedByStatement', ...place(evidence) }));
}

export function explainDeny(determining: readonly Evidence[]): readonly Reason[] {
  return determining.map((evidence) => ({ code: 'explicitDeny', ...place(evidence) }));
}

/** Everything that lacks an Allow, and what comes nearest to one. */
export function explainRefusal(request: Request, verdicts: Verdicts): readonly Reason[] {
  const { serviceControl, resource, identity, boundary, session } = verdicts;
  const lacking = (result: SetResult | undefined): readonly Reason[] =>
    result?.allow === 'no' ? explainMissing(request, result) : [];
  const organization = serviceControl.flatMap(lacking);
  if (request.caller.kind === 'service') return [...organization, ...lacking(resource)];
  const own = request.caller.kind === 'root' ? [] : [identity, boundary, session].flatMap(lacking);
  // A role lets nobody in but by its trust policy, so that nothing else is missing where that is.
  const onlyResource = request.target.mustAllow && isSameAccount(request) === 'yes' && resource.allow === 'no';
  const delegated: readonly Reason[] =
    isSameAccount(request) === 'yes' && resource.allow !== 'no'
      ? resource.allowing
          .filter(({ match }) => match.forms.get('account') === 'yes')
          .map((evidence) => ({ code: 'delegatesToIdentityPolicy', ...place(evidence) }))
      : [];
  // Within an account either side would do, and people write the caller's.
  const eitherSide = isSameAccount(request) === 'yes' && !request.target.mustAllow;
  const sides = eitherSide ? [...own, ...lacking(resource)] : [...lacking(resource), ...(onlyResource ? [] : own)];
  return [...organization, ...delegated, ...sides];
}

/** Everything that is not known and on which the outcome turns. */
export function explainUnknown(request: Request, verdicts: Verdicts): readonly Reason[] {
  const account: readonly Reason[] =
    isSameAccount(request) === 'unknown'
      ? [{ code: 'accountUnknown', subject: showText(request.target.accountId) }]
      : [];
  const open = listVerdicts(verdicts)
    .filter(({ allow, deny }) => allow === 'unknown' || deny === 'unknown')
    .flatMap((result) => [
      ...result.unknownPolicies.map(
        ({ policy, because }): Reason => ({
          code: because === 'notInInput' ? 'entityNotInInput' : 'policyUnknown',
          side: policy.side,
          policyType: policy.policyType,
          policy: policy.policy,
          subject: policy.owner,
          expected: because,
        }),
      ),
      ...result.undecided.flatMap((evidence) => explainUndecided(request, evidence)),
      ...result.unseen.map(
        ({ code, subject }): Reason => ({
          code: 'inputIncomplete',
          side: result.set.side,
          policyType: result.set.policyType,
          subject,
          expected: code,
        }),
      ),
    ]);
  const refused = listVerdicts(verdicts).some(({ allow, deny }) => allow !== 'unknown' && deny !== 'unknown')
    ? explainRefusal(request, verdicts)
    : [];
  if (account.length + open.length > 0) return [...account, ...open, ...refused];
  return verdicts.resource.allowing.map((evidence) => ({ code: 'ceilingUndecided', ...place(evidence) }));
}

function explainUndecided(request: Request, evidence: Evidence): readonly Reason[] {
  const { match } = evidence;
  if (match.statement.effect === undefined) {
    return [{ code: 'statementUnknown', ...place(evidence), subject: 'Effect' }];
  }
  if (match.wellFormed !== 'yes') {
    const { side, policyType, policy, owner } = evidence.policy;
    return [{ code: 'policyUnknown', side, policyType, policy, subject: owner, expected: 'malformed' }];
  }
  const { caller } = request;
  const namesSession =
    caller.kind === 'role' &&
    caller.sessionName === undefined &&
    showPrincipal(match.statement.principal).includes(':assumed-role/');
  const elements: readonly (readonly [string, Truth])[] = [
    ['Principal', match.principal],
    ['Action', match.action],
    ['Resource', match.resource],
  ];
  return [
    ...elements
      .filter(([, matches]) => matches === 'unknown')
      .map(
        ([subject]): Reason =>
          subject === 'Principal' && namesSession
            ? { code: 'sessionNameUnknown', ...place(evidence), subject: showPrincipal(match.statement.principal) }
            : { code: 'statementUnknown', ...place(evidence), subject },
      ),
    ...(match.statement.conditions === 'unknown'
      ? [{ code: 'statementUnknown', ...place(evidence), subject: 'Condition' } as const]
      : match.open
          .filter(({ holds }) => holds === 'unknown')
          .map(
            ({ condition }): Reason => ({
              code: 'conditionUnknown',
              ...place(evidence),
              subject: condition.key,
              expected: `${condition.operator} ${showList(condition.values)}`,
            }),
          )),
  ];
}

function explainMissing(request: Request, { set, missed }: SetResult): readonly Reason[] {
  const about = { side: set.side, policyType: set.policyType, subject: set.owner };
  if (set.policies.length === 0) {
    return [
      { code: set.policyType === 'serviceControlPolicy' ? 'organizationLevelAllowsNothing' : 'noPolicy', ...about },
    ];
  }
  return [
    { code: 'noStatementAllows', ...about },
    ...nearest(missed).map((evidence) => explainMiss(request, evidence)),
  ];
}

/** The statements that match in the most elements. */
function nearest(missed: readonly Evidence[]): readonly Evidence[] {
  const best = Math.max(...missed.map(countMatches));
  return missed.filter((evidence) => countMatches(evidence) === best).slice(0, MAX_NEAR_MISSES);
}

function countMatches({ match }: Evidence): number {
  return [match.principal, match.action, match.resource].filter((matches) => matches !== 'no').length;
}

/** The first element that keeps the statement from applying. */
function explainMiss(request: Request, evidence: Evidence): Reason {
  const { match, policy } = evidence;
  const { statement } = match;
  const at = place(evidence);
  if (match.principal === 'no') {
    return {
      code: namesDeleted(statement) ? 'deletedPrincipal' : 'principalDiffers',
      ...at,
      expected: showPrincipal(statement.principal),
      got: request.caller.kind === 'service' ? request.caller.service : showText(request.caller.arn),
    };
  }
  if (match.action === 'no') {
    return {
      code: 'actionDiffers',
      ...at,
      expected: `${statement.action.negated ? 'all but ' : ''}${showList(statement.action.list)}`,
      got: request.action,
    };
  }
  if (match.resource === 'no') {
    const { negated = false, list } = statement.resource ?? {};
    return {
      code: 'resourceDiffers',
      ...at,
      expected: `${negated ? 'all but ' : ''}${list === undefined ? '' : showList(list)}`,
      got: showText(request.resource),
    };
  }
  const failing = match.open.find(({ holds }) => holds === 'no')?.condition;
  const key = failing?.key ?? '';
  const value = lookUpKey(request, key, policy.policyType);
  return {
    code: isNeverPresent(key, policy.policyType) ? 'keyNeverPresent' : 'conditionFails',
    ...at,
    subject: key,
    expected: failing === undefined ? '' : `${failing.operator} ${showList(failing.values)}`,
    got: value.kind === 'present' ? showValues(value.values) : value.kind,
  };
}

function namesDeleted({ principal }: ParsedStatement): boolean {
  return (
    principal !== undefined &&
    principal.list !== 'unknown' &&
    principal.list.some(({ values }) => values.values.some(isDeletedPrincipal))
  );
}

function place({ policy, match }: Evidence): Pick<Reason, 'side' | 'policyType' | 'policy' | 'statement'> {
  const { side, policyType } = policy;
  return { side, policyType, policy: policy.policy, statement: statementName(match.statement) };
}
