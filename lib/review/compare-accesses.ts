/**
 * Which accesses are opened, widened, narrowed and closed between two times.
 * In: two moments. Out: changes in a stable order. What is allowed the prover said; here it is only compared.
 */
import { parseArn } from '../iam/arn';
import { type JudgedAccess, judgeAccess } from '../prover/judged-access';
import type { AccessChange, AccessState } from './access-change';
import { compareAlternatives } from './compare-conditions';
import { isHeldWhole } from './held-whole';
import type { Moment } from './scene';

/** All that is said of one caller, action and target: each may let in under conditions of its own. */
type Alternatives = readonly JudgedAccess[];

export function compareAccesses(before: Moment | undefined, after: Moment): readonly AccessChange[] {
  const were = groupAccesses(before?.accesses ?? []);
  const are = groupAccesses(after.accesses);
  const keys = [...new Set([...were.keys(), ...are.keys()])];
  // What the input held before and no longer holds was deleted.
  const isGone = (access: JudgedAccess): boolean =>
    before !== undefined &&
    [access.from, access.to].some((arn) => isHeldWhole(before.graph, arn) && !isHeldWhole(after.graph, arn));
  const changes = keys.flatMap((key) => {
    const known = were.get(key) ?? [];
    return compare(known, are.get(key) ?? (known.some(isGone) ? [] : lost(after, known)));
  });
  return uniteActions(
    changes.filter((change) => !isStillWithin(change, after)).map((change) => placeWide(change, before, after)),
  );
}

function groupAccesses(accesses: Alternatives): ReadonlyMap<string, Alternatives> {
  const groups = new Map<string, JudgedAccess[]>();
  for (const access of accesses.filter(isOfInterest)) {
    const key = `${access.from} ${access.action.toLowerCase()} ${access.to}`;
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [access]);
    else others.push(access);
  }
  return groups;
}

/** Taking roles and calling functions anywhere, anything else across accounts; that Lambda takes its functions' roles is no news. */
function isOfInterest({ kind, breadth, crossesAccounts }: JudgedAccess): boolean {
  if (kind === 'use') return crossesAccounts;
  return !(kind === 'assume' && breadth === 'service' && !crossesAccounts);
}

/** Why an access that no statement names any more is not allowed. */
function lost({ graph }: Moment, were: Alternatives): Alternatives {
  const [was] = were;
  return was?.decision === undefined
    ? []
    : [judgeAccess(graph, { caller: was.from, target: was.to, action: was.action })];
}

type OneAction = Omit<AccessChange, 'actions'> & { readonly action: string };

function compare(were: Alternatives, are: Alternatives): readonly OneAction[] {
  const one = are[0] ?? were[0];
  const kind = kindOf(were, are);
  if (one === undefined || kind === undefined) return [];
  const [before, after] = [stateOf(were), stateOf(are)];
  return [
    {
      kind,
      caller: one.from,
      callee: one.to,
      action: one.action,
      access: one.kind,
      breadth: one.breadth,
      crossesAccounts: one.crossesAccounts,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function kindOf(were: Alternatives, are: Alternatives): AccessChange['kind'] | undefined {
  const [was, is] = [outcomeOf(were), outcomeOf(are)];
  if (is === 'unknown') return was === 'unknown' ? undefined : 'unknown';
  if (is !== 'allowed') return was === 'allowed' ? 'closed' : undefined;
  if (was !== 'allowed') return 'opened';
  const comparison = compareAlternatives(allowedConditions(were), allowedConditions(are));
  switch (comparison) {
    case 'same':
      return undefined;
    case 'wider':
      return 'widened';
    case 'narrower':
      return 'narrowed';
    default:
      return comparison satisfies never;
  }
}

/** The most that one of the alternatives allows. */
function outcomeOf(alternatives: Alternatives): JudgedAccess['outcome'] | undefined {
  return (['allowed', 'unknown', 'halfOpen', 'denied'] as const).find((outcome) =>
    alternatives.some((each) => each.outcome === outcome),
  );
}

function allowedConditions(alternatives: Alternatives) {
  return alternatives.filter(({ outcome }) => outcome === 'allowed').map(({ conditions }) => conditions);
}

/** The alternative with the fewest conditions stands for all. */
function stateOf(alternatives: Alternatives): AccessState | undefined {
  const outcome = outcomeOf(alternatives);
  const [widest] = alternatives
    .filter((each) => each.outcome === outcome)
    .sort((a, b) => a.conditions.length - b.conditions.length);
  if (widest === undefined) return undefined;
  const { missingSide, conditions, decision, opening } = widest;
  return {
    outcome: widest.outcome,
    ...(missingSide === undefined ? {} : { missingSide }),
    conditions,
    ...(decision === undefined ? {} : { decision }),
    ...(opening === undefined ? {} : { opening }),
  };
}

/** An account that is not let in by name any more has lost nothing where everyone is let in. */
function isStillWithin({ kind, breadth, callee, action }: OneAction, { accesses }: Moment): boolean {
  return (
    kind === 'closed' &&
    (breadth === 'account' || breadth === 'organization') &&
    accesses.some(
      (access) =>
        access.breadth === 'everyone' &&
        access.to === callee &&
        access.action.toLowerCase() === action.toLowerCase() &&
        access.outcome === 'allowed' &&
        access.conditions.length === 0,
    )
  );
}

/** An account that is let in where a role of it was is not opened but widened; the other way round it is narrowed. */
function placeWide(change: OneAction, before: Moment | undefined, after: Moment): OneAction {
  if (change.breadth === 'role' || change.breadth === 'service') return change;
  const [kind, moment] = change.kind === 'opened' ? (['widened', before] as const) : (['narrowed', after] as const);
  if (moment === undefined || (change.kind !== 'opened' && change.kind !== 'closed')) return change;
  const narrower = moment.accesses.filter((access) => isWithin(access, change)).map(({ from }) => from);
  if (narrower.length === 0) return change;
  const insteadOf = [...new Set(narrower)].sort();
  const state: AccessState = { outcome: 'allowed', conditions: [], insteadOf };
  return kind === 'widened' ? { ...change, kind, before: state } : { ...change, kind, after: state };
}

/** Whether an access is that of somebody who is among those whom a wide one lets in. */
function isWithin(access: JudgedAccess, wide: OneAction): boolean {
  const isSame =
    access.to === wide.callee &&
    access.action.toLowerCase() === wide.action.toLowerCase() &&
    access.outcome === 'allowed' &&
    access.from !== wide.caller &&
    access.breadth !== 'service';
  if (!isSame) return false;
  switch (wide.breadth) {
    case 'account':
      return access.breadth === 'role' && accountOf(access.from) === accountOf(wide.caller);
    case 'organization':
    case 'everyone':
      return access.breadth === 'role' || access.breadth === 'account';
    case 'role':
    case 'service':
      return false;
    default:
      return wide.breadth satisfies never;
  }
}

function accountOf(principal: string): string | undefined {
  return /^\d{12}$/.test(principal) ? principal : parseArn(principal)?.accountId;
}

/** One change for what differs in its action alone, in the order of what it does, then of whom it concerns. */
function uniteActions(changes: readonly OneAction[]): readonly AccessChange[] {
  const united = new Map<string, AccessChange>();
  for (const { action, ...change } of changes) {
    const key = JSON.stringify([ORDER[change.kind], change.caller, change.callee, summary(change)]);
    const other = united.get(key);
    united.set(key, { ...(other ?? change), actions: [...new Set([...(other?.actions ?? []), action])].sort() });
  }
  return [...united].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
}

const ORDER: Readonly<Record<AccessChange['kind'], number>> = {
  opened: 0,
  widened: 1,
  unknown: 2,
  narrowed: 3,
  closed: 4,
};

/** What must be equal for two actions to be told in one row: not their proofs, which name the action. */
function summary({ access, breadth, before, after }: Omit<OneAction, 'action'>): unknown {
  const shown = (state: AccessState | undefined) =>
    state && [state.outcome, state.missingSide, state.conditions, state.insteadOf];
  return [access, breadth, shown(before), shown(after)];
}
