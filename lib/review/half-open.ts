/** Accesses across accounts that one side allows and the other does not, both of which the input holds. */
import { showText } from '../iam/text';
import { hasWildcard, matchResource } from '../iam/wildcard';
import { identifyCaller } from '../prover/caller';
import type { JudgedAccess } from '../prover/judged-access';
import type { Opening } from '../prover/openings';
import { splitQualifier } from '../prover/target';
import { checked } from './checked';
import { groupBy } from './group-by';
import { isHeldWhole } from './held-whole';
import { allowing, type HeldStatement, type Identity, letsIn, statementsOf } from './identities';
import { coversAction, namesAction } from './named-actions';
import { missedCalls } from './qualified-calls';
import type { Moment } from './scene';

/** One access that lacks a side. */
export interface HalfOpenAccess {
  readonly access: JudgedAccess;
  readonly caller: Identity;
}

/** Of what is not in the input as a whole nobody knows what it allows; calls that miss a qualifier, and what is declared, have rules of their own. */
export function halfOpenAccesses(
  moment: Moment,
  missingSide: NonNullable<JudgedAccess['missingSide']>,
): readonly HalfOpenAccess[] {
  const { graph, accesses } = moment;
  const half = accesses.filter(
    (access) => access.outcome === 'halfOpen' && access.missingSide === missingSide && access.kind !== 'use',
  );
  if (half.length === 0) return [];
  const missed = new Set(
    missedCalls(moment).flatMap(({ named }) =>
      named.map(({ identity, functionArn }) => pairOf(showText(identity.arn), showText(functionArn))),
    ),
  );
  const declared = new Set(
    (checked(graph)?.declared ?? [])
      .filter(({ status }) => status === 'denied')
      .map(({ principal, resource }) => pairOf(principal, resource)),
  );
  return half.flatMap((access) => {
    const caller = identityOf(moment, access.from);
    const isTold =
      caller !== undefined &&
      isHeldWhole(graph, access.to) &&
      !declared.has(pairOf(access.from, access.to)) &&
      !missed.has(pairOf(showText(caller.arn), showText(splitQualifier(access.to).functionArn)));
    return isTold ? [{ access, caller }] : [];
  });
}

/** The statement of the caller that names the target, and not only a pattern that it fits. */
export function grantOf({ access, caller }: HalfOpenAccess): HeldStatement | undefined {
  return allowing(statementsOf(caller)).find(
    ({ statement }) =>
      coversAction(statement, access.action) === 'yes' &&
      statement.resource?.negated === false &&
      statement.resource.list.values.some(
        (pattern) => !hasWildcard(pattern) && matchResource(pattern, access.to) === 'yes',
      ),
  );
}

/** Accesses without a grant of the caller, each with the statement of the target that lets it in. */
export function openWithoutGrant(
  moment: Moment,
): readonly { readonly half: HalfOpenAccess; readonly opening: Opening }[] {
  const openingOf = findOpenings(moment);
  return halfOpenAccesses(moment, 'caller').flatMap((half) => {
    const opening = openingOf(half);
    return opening === undefined ? [] : [{ half, opening }];
  });
}

/** A search among all openings for each access would be slow. */
function findOpenings({ openings }: Moment): (half: HalfOpenAccess) => Opening | undefined {
  const certain = openings.filter(({ isCertain, statement }) => isCertain && statement !== undefined);
  const byResource = groupBy(certain, ({ resource }) => showText(resource));
  const byPair = groupBy(certain, ({ resource, principal }) => pairOf(showText(principal), showText(resource)));
  return ({ access, caller }) => {
    const isAbout = ({ action }: Opening): boolean => namesAction(action, access.action) === 'yes';
    return (
      byPair.get(pairOf(access.from, access.to))?.find(isAbout) ??
      byResource.get(access.to)?.find((opening) => isAbout(opening) && letsIn(opening, caller))
    );
  };
}

/** A session is its role. */
function identityOf({ graph }: Moment, principal: string): Identity | undefined {
  const held = graph.roles.get(principal) ?? graph.principals.get(principal);
  const caller = held === undefined ? identifyCaller(graph, principal) : undefined;
  const facts = held ?? (caller !== undefined && 'facts' in caller ? caller.facts : undefined);
  return facts?.whole ? facts : undefined;
}

function pairOf(caller: string, target: string): string {
  return `${caller} ${target}`;
}
