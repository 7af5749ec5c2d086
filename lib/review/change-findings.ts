/** What rules about changes have in common: where a change stands, and how its two times are told. */
import { parseArn } from '../iam/arn';
import type { DeterminingStatement, ResidualCondition } from '../prover/decision';
import { openingStatement } from '../prover/opening-statement';
import type { AccessChange, AccessState } from './access-change';
import type { Fix, Found } from './finding';
import { joinPhrases, type Phrase, phrase } from './phrase';

/** A finding in the statement that lets the caller in, or that did where nothing lets it in any more. */
export function foundInChange(change: AccessChange, evidence: Phrase, fix?: Fix): Found {
  return foundAt(statementOf(change.after) ?? statementOf(change.before), change.callee, evidence, fix);
}

/** A finding in a statement that made a decision, or that lets in. */
export function foundAt(
  statement: DeterminingStatement | undefined,
  subject: string,
  evidence: Phrase,
  fix?: Fix,
): Found {
  return { ...placeOf(statement), subject, evidence, ...(fix === undefined ? {} : { fix }) };
}

/** A policy is called by its address where it has one, else by its name. */
function placeOf(statement: DeterminingStatement | undefined): Pick<Found, 'origin' | 'side' | 'statement'> {
  if (statement === undefined) return { origin: { input: '' } };
  const { input, policy, name, side, statement: called } = statement;
  return { origin: { input, ...(policy === name ? {} : { address: policy }) }, side, statement: called };
}

/** The statement on the side of what is reached, else any. */
export function statementOf(
  state: Pick<AccessState, 'decision' | 'opening'> | undefined,
): DeterminingStatement | undefined {
  if (state?.opening !== undefined) return openingStatement(state.opening);
  const determining = state?.decision?.determining ?? [];
  return determining.find(({ side }) => side === 'target') ?? determining[0];
}

/** Such as `role caller may assume role reader`. */
export function accessOf({ caller, callee, access, actions }: AccessChange): Phrase {
  const verb = access === 'use' ? phrase`${actions.join(', ')} on` : [access];
  return phrase`${{ arn: caller }} may ${verb} ${{ arn: callee }}`;
}

/** Conditions, one after the other. */
export function conditionsOf(conditions: readonly ResidualCondition[]): Phrase {
  return joinPhrases(
    conditions.map(({ key, operator, values }) => phrase`${[key, operator, values.join(' or ')].join(' ')}`),
    ' and ',
  );
}

/** Account of a caller, where its name tells one. */
export function accountOfCaller({ caller }: Pick<AccessChange, 'caller'>): string | undefined {
  return /^\d{12}$/.test(caller) ? caller : parseArn(caller)?.accountId;
}
