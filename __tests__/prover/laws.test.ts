/**
 * Target: `prove`. Kind: property. Laws by name, of which the first three are those of Cedar's formal model; each
 * compares a random world with the same world changed in one respect.
 */
import fc from 'fast-check';
import type { Outcome } from '../../lib/prover/decision';
import { seeded } from '../support/seeded';
import type { DocumentJson, RequestJson, StatementJson, WorldJson } from './reference/reference-request';
import { ask, type Json } from './support/case-file';
import {
  countStatements,
  ELEMENTS,
  fillHoles,
  fittedTo,
  mapDocuments,
  mapStatements,
  type Place,
} from './support/change-world';
import { actions, conditions, principals, ROOT, requests, resources, worlds } from './support/random-world';
import { symbolicOutcome, withSymbol } from './support/symbolic-world';

const RUNS = 1000;

const outcomeOf = (world: WorldJson, request: RequestJson): Outcome => ask(toJson(world), toJson(request)).outcome;
/** Data of a test as the JSON it is. */
const toJson = <T>(value: unknown) => value as T & Json;

const denied = (outcome: Outcome) => outcome === 'explicitDeny' || outcome === 'implicitDeny';
/** From what is certainly refused to what is certainly granted. */
const RANK: Readonly<Record<Outcome, number>> = { explicitDeny: 0, implicitDeny: 0, unknown: 1, allowed: 2 };
const rank = (outcome: Outcome) => RANK[outcome];

const place = fc.nat(200);
/** A world with unknown leaves now and then: laws hold there too. */
const partlyUnknown = fc
  .tuple(worlds, fc.array(fc.tuple(place, fc.constantFrom(...ELEMENTS)), { maxLength: 2 }))
  .map(([world, holes]) => {
    const count = countStatements(world);
    return fillHoles(
      world,
      holes.map(([at, element]) => ({ statement: at % count, element })),
      () => null,
    );
  });

describe('laws of the prover', () => {
  it('forbidTrumpsPermit: a matching deny in any policy is never overruled by an allow', () => {
    const everything: StatementJson = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' };
    const places = fc.constantFrom<readonly Place[]>(
      ['function', 'trust'],
      ['identity', 'trust'],
      ['function', 'identity'],
    );
    fc.assert(
      fc.property(partlyUnknown, requests, places, (world, request, denying) => {
        const forbidding = mapDocuments(world, (document, at) =>
          denying.includes(at)
            ? added(document, fittedTo(at, at === 'trust' ? { ...everything, Principal: { AWS: '*' } } : everything))
            : document,
        );
        const outcome = outcomeOf(forbidding, request);
        expect(rank(outcome)).toBeLessThanOrEqual(rank(outcomeOf(world, request)));
        if (denying.includes('function') && request.resource.endsWith(':processor'))
          expect(outcome).toBe('explicitDeny');
      }),
      seeded(RUNS),
    );
  });

  it('defaultDeny: where no statement allows, only the root user of the account itself is allowed', () => {
    fc.assert(
      fc.property(worlds, requests, (world, request) => {
        const silent = mapStatements(world, (statement) => (statement.Effect === 'Allow' ? [] : [statement]));
        const isOwner = request.principal === ROOT && request.resource.includes(':111111111111:');
        expect(isOwner || denied(outcomeOf(silent, request))).toBe(true);
      }),
      seeded(RUNS),
    );
  });

  it('orderIndependent: neither the order nor a repetition of statements and policies matters', () => {
    fc.assert(
      fc.property(partlyUnknown, requests, place, (world, request, turn) => {
        const turned = mapDocuments(world, (document) => ({
          ...document,
          Statement: [...rotated(document.Statement, turn), ...document.Statement.slice(0, turn % 2)],
        }));
        const roles = turned.roles.map((role) => ({
          ...role,
          identityPolicies: [
            ...[...(role.identityPolicies ?? [])].reverse(),
            ...(role.identityPolicies ?? []).slice(0, 1).map(({ document }) => ({ name: 'again', document })),
          ],
        }));
        expect(outcomeOf({ ...turned, roles }, request)).toBe(outcomeOf(world, request));
      }),
      seeded(RUNS),
    );
  });

  it('addingADenyNeverAddsAccess', () => {
    const deny = fc.record({ actions, resources, principals, conditions });
    fc.assert(
      fc.property(partlyUnknown, requests, place, deny, (world, request, at, drawn) => {
        const statement = {
          Effect: 'Deny',
          Principal: drawn.principals,
          Action: drawn.actions,
          Resource: drawn.resources,
          Condition: drawn.conditions,
        };
        const wanted = at % countStatements(world);
        const after = mapStatements(world, (one, index, where) =>
          index === wanted ? [one, fittedTo(where, statement)] : [one],
        );
        expect(rank(outcomeOf(after, request))).toBeLessThanOrEqual(rank(outcomeOf(world, request)));
      }),
      seeded(RUNS),
    );
  });

  it('removingAnAllowNeverAddsAccess', () => {
    fc.assert(
      fc.property(partlyUnknown, requests, place, (world, request, at) => {
        const wanted = at % countStatements(world);
        const after = mapStatements(world, (one, index) => (index === wanted && one.Effect === 'Allow' ? [] : [one]));
        expect(rank(outcomeOf(after, request))).toBeLessThanOrEqual(rank(outcomeOf(world, request)));
      }),
      seeded(RUNS),
    );
  });

  it('unknownNeverAllows: a leaf that becomes unknown turns an answer into unknown or leaves it as it is', () => {
    fc.assert(
      fc.property(partlyUnknown, requests, place, fc.constantFrom(...ELEMENTS), (world, request, at, element) => {
        const statement = at % countStatements(world);
        const before = rank(outcomeOf(world, request));
        const after = rank(
          outcomeOf(
            fillHoles(world, [{ statement, element }], () => null),
            request,
          ),
        );
        expect([before, rank('unknown')]).toContain(after);
      }),
      seeded(RUNS),
    );
  });

  it('wideningAnAllowNeverRemovesAccess: actions, resources and principals of an allow only add', () => {
    fc.assert(
      fc.property(
        partlyUnknown,
        requests,
        place,
        fc.constantFrom('Action', 'Resource', 'Principal'),
        (world, request, at, element) => {
          const wanted = at % countStatements(world);
          const after = mapStatements(world, (one, index) => [index === wanted ? widened(one, element) : one]);
          expect(rank(outcomeOf(after, request))).toBeGreaterThanOrEqual(rank(outcomeOf(world, request)));
        },
      ),
      seeded(RUNS),
    );
  });

  it('symbolsAreSound: no value of a text that is known only after apply changes what was said to be allowed', () => {
    const value = fc.constantFrom('caller', 'reader', 'processor', '111111111111', 'job', 'o-aaaaaaaaaa', '*', 'x');
    fc.assert(
      fc.property(
        worlds,
        requests,
        place,
        fc.array(value, { minLength: 2, maxLength: 4 }),
        (world, request, at, values) => {
          const symbolic = withSymbol(world, at);
          const outcome = symbolicOutcome(symbolic, request);
          if (outcome !== 'allowed') return;
          for (const concrete of values) {
            expect(outcomeOf(symbolic.replacedBy(concrete), request)).toBe('allowed');
          }
        },
      ),
      seeded(3 * RUNS),
    );
  });
});

const added = (document: DocumentJson, statement: StatementJson): DocumentJson => ({
  ...document,
  Statement: [...document.Statement, statement],
});

function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** The statement with one positive element made wider; anything else stays as it is. */
function widened(statement: StatementJson, element: 'Action' | 'Resource' | 'Principal'): StatementJson {
  if (statement.Effect !== 'Allow' || statement[element] === undefined) return statement;
  if (element !== 'Principal') return { ...statement, [element]: '*' };
  const { Principal } = statement;
  return typeof Principal === 'object' && Principal !== null
    ? { ...statement, Principal: { ...Principal, AWS: [Principal['AWS'] ?? [], ROOT].flat() } }
    : statement;
}
