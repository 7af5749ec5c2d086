/** Accesses as rows of a table: those that change, and those that there will be. */
import type { ResidualCondition } from '../prover/decision';
import type { JudgedAccess } from '../prover/judged-access';
import type { AccessChange, AccessState } from '../review/access-change';
import { compareTexts } from './compare-texts';
import { conditionPhrase } from './condition-phrase';
import { markdownName } from './markdown-text';
import { outcomePhrase, someOf } from './review-words';
import { type AccountNames, fullName } from './short-name';

/** A cell that names more hides the other rows. */
const MOST_IN_A_CELL = 5;
const BREAK = '<br>';

const CHANGE_SYMBOLS: Readonly<Record<AccessChange['kind'], string>> = {
  opened: '➕',
  widened: '⚠️',
  unknown: '❔',
  narrowed: '🔽',
  closed: '➖',
};

/** @param compared whether there was a time before: without one there is no column for it. */
export function changeHeading(compared: boolean): readonly string[] {
  return ['', 'Caller', 'Can', 'Callee', ...(compared ? ['Before', 'After'] : ['Allowed']), 'Under condition'];
}

export function changeRow(change: AccessChange, compared: boolean, accountNames: AccountNames): readonly string[] {
  const { kind, caller, callee, access, breadth, actions, before, after } = change;
  return [
    CHANGE_SYMBOLS[kind],
    `${fullName(caller, markdownName, accountNames)}${breadthPhrase(breadth)}`,
    doneCell(access, actions),
    fullName(callee, markdownName, accountNames),
    ...(compared ? [outcomePhrase(before, markdownName, accountNames, MOST_IN_A_CELL)] : []),
    afterCell(after, accountNames),
    conditionsCell(before, after),
  ];
}

export const MATRIX_HEADING = ['Caller', 'Can', 'Callee', 'Outcome', 'Under condition'];

/** An access with all actions that are alike. */
export type MatrixRow = Pick<JudgedAccess, 'from' | 'to' | 'kind' | 'breadth' | 'conditions'> &
  Pick<AccessState, 'outcome' | 'missingSide'> & { readonly actions: readonly string[] };

/** What crosses accounts and is not denied, in an order that is not that of the input. */
export function matrixRows(accesses: readonly JudgedAccess[]): readonly MatrixRow[] {
  const rows = new Map<string, MatrixRow & { readonly actions: string[] }>();
  for (const access of accesses) {
    const { from, to, action, kind, breadth, outcome, missingSide, crossesAccounts, conditions } = access;
    if (!crossesAccounts || outcome === 'denied') continue;
    const key = JSON.stringify([from, to, kind, breadth, outcome, missingSide, conditions]);
    const row = rows.get(key);
    if (row === undefined) {
      const missing = missingSide === undefined ? {} : { missingSide };
      rows.set(key, { from, to, kind, breadth, conditions, outcome, ...missing, actions: [action] });
    } else row.actions.push(action);
  }
  return [...rows]
    .sort(([one], [other]) => compareTexts(one, other))
    .map(([, row]) => ({ ...row, actions: [...new Set(row.actions)].sort() }));
}

export function matrixCells(row: MatrixRow, accountNames: AccountNames): readonly string[] {
  const { from, to, kind, breadth, actions, conditions } = row;
  return [
    `${fullName(from, markdownName, accountNames)}${breadthPhrase(breadth)}`,
    doneCell(kind, actions),
    fullName(to, markdownName, accountNames),
    outcomePhrase(row, markdownName, accountNames),
    listCell(conditions.map(showCondition)),
  ];
}

function doneCell(access: AccessChange['access'], actions: readonly string[]): string {
  return access === 'use' ? someOf(actions, MOST_IN_A_CELL, markdownName, BREAK) : access;
}

/** Whoever stands behind a wide principal. */
function breadthPhrase(breadth: AccessChange['breadth']): string {
  switch (breadth) {
    case 'account':
    case 'organization':
      return ', *any principal of it*';
    case 'role':
    case 'service':
    case 'everyone':
      return '';
    default:
      return breadth satisfies never;
  }
}

function afterCell(after: AccessState | undefined, accountNames: AccountNames): string {
  const outcome = outcomePhrase(after, markdownName, accountNames, MOST_IN_A_CELL);
  if (after?.outcome !== 'allowed' || after.insteadOf !== undefined) return outcome;
  return after.decision === undefined ? `**${outcome}**` : `**${outcome}**, proved`;
}

/** The conditions as they will be, and what becomes of those that there were. */
function conditionsCell(before: AccessState | undefined, after: AccessState | undefined): string {
  if (after?.outcome !== 'allowed' && after?.outcome !== 'unknown') return '';
  const are = new Map(after.conditions.map((condition) => [JSON.stringify(condition), condition]));
  const were = new Map(
    (before?.outcome === 'allowed' ? before.conditions : []).map((condition) => [JSON.stringify(condition), condition]),
  );
  const isComparable = before?.outcome === 'allowed' && before.insteadOf === undefined;
  const cell = listCell([
    ...[...are].map(([key, each]) => `${isComparable && !were.has(key) ? 'added: ' : ''}${showCondition(each)}`),
    ...[...were].flatMap(([key, each]) => (are.has(key) ? [] : [`dropped: ${showCondition(each)}`])),
  ]);
  return cell === '' && after.outcome === 'allowed' ? 'none' : cell;
}

function showCondition(condition: ResidualCondition): string {
  return conditionPhrase(condition, markdownName);
}

function listCell(lines: readonly string[]): string {
  return someOf(lines, MOST_IN_A_CELL, (line) => line, BREAK);
}
