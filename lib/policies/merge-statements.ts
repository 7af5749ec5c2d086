/**
 * Statements that say the same of different resources or principals become one, so that policies stay small and sorted.
 * Only the part in which they differ is joined: the merged statement allows exactly what its parts allowed together.
 */
import { type Conditions, conditionsKey, mergeConditions } from '../iam/condition';
import { principalElement } from '../iam/principal';
import type { IdentityStatement, TrustStatement } from '../iam/statement';

/** Joins the resources of statements with equal sid, effect, actions and conditions. */
export function mergeIdentityStatements(statements: readonly IdentityStatement[]): readonly IdentityStatement[] {
  return groupBy(statements, ({ sid, effect, actions, conditions }) =>
    JSON.stringify([sid, effect, [...actions].sort(), conditionsKey(conditions)]),
  )
    .map((group) => ({ ...group[0], resources: sortedUnique(group.flatMap(({ resources }) => resources)) }))
    .sort(bySid);
}

/**
 * Joins the principals of statements with equal sid, effect, actions and conditions. Statements for one and the same
 * principal that differ in the role names they ask for (`aws:PrincipalArn`) are joined as well: any of the names may match.
 */
export function mergeTrustStatements<Statement extends TrustStatement>(
  statements: readonly Statement[],
): readonly Statement[] {
  return groupBy(statements, (statement) =>
    JSON.stringify([
      statement.sid,
      statement.effect,
      statement.actions,
      conditionsKey(withoutRoleNames(statement.conditions)),
      asksForRoleNames(statement) ? statement.principals.map((principal) => principalElement(principal).value) : [],
    ]),
  )
    .map((group) => {
      const principals = new Map(
        group
          .flatMap(({ principals }) => principals)
          .map((principal) => [principalElement(principal).value, principal]),
      );
      const conditions = mergeConditions(...group.map(({ conditions }) => conditions ?? {}));
      return {
        ...group[0],
        principals: [...principals].sort(([a], [b]) => compare(a, b)).map(([, principal]) => principal),
        conditions,
      };
    })
    .sort(bySid);
}

function asksForRoleNames({ conditions }: TrustStatement): boolean {
  return conditions?.ArnEquals?.['aws:PrincipalArn'] !== undefined;
}

function withoutRoleNames(conditions: Conditions = {}): Conditions {
  const { 'aws:PrincipalArn': _names, ...rest } = conditions.ArnEquals ?? {};
  return { ...conditions, ArnEquals: rest };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) {
      groups.set(key(item), [item]);
    } else {
      group.push(item);
    }
  }
  return [...groups.values()];
}

function sortedUnique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort(compare);
}

// A document must not change with the order of the grants behind it; statements without a sid stay as they were written.
function bySid(a: { readonly sid?: string }, b: { readonly sid?: string }): number {
  return compare(a.sid ?? '', b.sid ?? '');
}

// Code units, not a locale: the same order on every machine.
function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
