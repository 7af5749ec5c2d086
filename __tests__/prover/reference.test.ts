/**
 * Target: `prove`. Kind: differential. The prover and a slow, obvious evaluator written from AWS's pages alone answer
 * alike on random total worlds; where something is unknown, the prover is certain only where every completion agrees.
 */
import fc from 'fast-check';
import { seeded } from '../support/seeded';
import { conditionsHold } from './reference/reference-conditions';
import { type ReferenceOutcome, referenceOutcomes } from './reference/reference-evaluator';
import type { DocumentJson, RequestJson, StatementJson, WorldJson } from './reference/reference-request';
import { ask, type Json } from './support/case-file';
import {
  countStatements,
  ELEMENTS,
  fillHoles,
  fittedTo,
  type Hole,
  mapDocuments,
  type Place,
} from './support/change-world';
import { oneCondition } from './support/random-condition';
import { actions, conditions, principals, requests, resources, worlds } from './support/random-world';

const outcomeOf = (world: WorldJson, request: RequestJson) =>
  ask(world as unknown as Json, { ...request, sessionPolicies: request.sessionPolicies as unknown as readonly Json[] })
    .outcome;

describe('the prover beside the reference evaluator', () => {
  it('answers like it on total worlds, and unknown exactly where the documentation can be read in two ways', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(worlds, requests, (world, request) => {
        const readings = referenceOutcomes(world, request);
        const expected = readings.size === 1 ? [...readings][0] : 'unknown';
        seen.set(String(expected), (seen.get(String(expected)) ?? 0) + 1);
        expect(outcomeOf(world, request)).toBe(expected);
      }),
      seeded(3000),
    );
    // A vocabulary that never matches would prove nothing.
    expect(['allowed', 'explicitDeny', 'implicitDeny'].filter((outcome) => (seen.get(outcome) ?? 0) < 150)).toEqual([]);
  });

  it('answers like it on every operator, with and without the key', () => {
    const caller = 'arn:aws:iam::111111111111:role/caller';
    const trust = (statement: StatementJson): DocumentJson => ({ Version: '2012-10-17', Statement: [statement] });
    fc.assert(
      fc.property(oneCondition, ({ condition, got }) => {
        const resource = 'arn:aws:iam::111111111111:role/neighbour';
        const allows = { Effect: 'Allow', Principal: { AWS: caller }, Action: 'sts:AssumeRole' };
        const world: WorldJson = {
          schemaVersion: 1,
          roles: [
            { arn: caller, trustPolicy: trust(allows) },
            { arn: resource, trustPolicy: trust({ ...allows, Condition: condition }) },
          ],
          functions: [],
          principals: [],
          accounts: [],
        };
        const context: RequestJson['context'] = got === undefined ? {} : { 'sts:ExternalId': got };
        const request = { principal: caller, action: 'sts:AssumeRole', resource, context, sessionPolicies: [] };
        expect([outcomeOf(world, request)]).toEqual([...referenceOutcomes(world, request)]);
      }),
      seeded(2500),
    );
  });

  it('is certain about worlds with unknown leaves only where every completion of them agrees', () => {
    fc.assert(
      fc.property(worlds, requests, fc.array(holes, { minLength: 1, maxLength: 3 }), (world, request, drawn) => {
        const total = countStatements(world);
        const placed = drawn.map(({ at, element }) => ({ statement: at % total, element }));
        const outcome = outcomeOf(
          fillHoles(world, placed, () => null),
          request,
        );
        if (outcome === 'unknown') return;
        const completions = [world, ...COMPLETIONS.map((pick) => complete(world, placed, drawn, pick))];
        const possible = new Set(completions.flatMap((completion) => [...referenceOutcomes(completion, request)]));
        expect([...possible].filter((other) => isAllowed(other) !== isAllowed(outcome))).toEqual([]);
      }),
      seeded(1500),
    );
  });

  it('is certain about worlds with unknown policies only where every policy in their place agrees', () => {
    fc.assert(
      fc.property(worlds, requests, fc.nat(50), (world, request, at) => {
        const count = countDocuments(world);
        const outcome = outcomeOf(replaceDocument(world, at % count, null), request);
        if (outcome === 'unknown') return;
        const completions = [world, ...EXTREMES.map((document) => replaceDocument(world, at % count, document))];
        const possible = new Set(completions.flatMap((completion) => [...referenceOutcomes(completion, request)]));
        expect([...possible].filter((other) => isAllowed(other) !== isAllowed(outcome))).toEqual([]);
      }),
      seeded(1000),
    );
  });
});

describe('decisions on what callers may choose', () => {
  /** What a caller may choose here; a tag brings its key along. */
  const CHOICES: readonly Readonly<Record<string, string | readonly string[]>>[] = [
    undefined,
    'abc',
    'blue-1',
    'zzz',
  ].flatMap((externalId) =>
    [undefined, 'blue', 'zzz'].map((team) => ({
      ...(externalId === undefined ? {} : { 'sts:ExternalId': externalId }),
      ...(team === undefined ? {} : { 'aws:RequestTag/team': team, 'aws:TagKeys': ['team'] }),
    })),
  );
  const assumptions = requests
    .filter(({ action }) => action === 'sts:AssumeRole')
    .map((request) => ({
      ...request,
      context: Object.fromEntries(
        Object.entries(request.context).filter(([key]) => !/ExternalId|RequestTag|TagKeys/.test(key)),
      ),
    }));
  const choose = (request: RequestJson, choice: RequestJson['context']) => ({
    ...request,
    context: { ...request.context, ...choice },
  });
  const lower = (context: RequestJson['context']) =>
    new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()] as const));

  it('a denial holds for every choice', () => {
    fc.assert(
      fc.property(worlds, assumptions, (world, request) => {
        const { outcome } = freely(world, request);
        if (outcome === 'allowed' || outcome === 'unknown') return;
        const open = CHOICES.filter((choice) => referenceOutcomes(world, choose(request, choice)).has('allowed'));
        expect(open).toEqual([]);
      }),
      seeded(1500),
    );
  });

  it('a grant holds for every choice that meets its conditions and adds nothing to them', () => {
    fc.assert(
      fc.property(worlds, assumptions, (world, request) => {
        const { outcome, conditions: residual } = freely(world, request);
        if (outcome !== 'allowed') return;
        const keys = new Set(residual.map(({ key }) => key.toLowerCase()));
        const shut = CHOICES.filter(
          (choice) =>
            Object.keys(choice).every((key) => keys.has(key.toLowerCase())) &&
            residual.every(({ operator, key, values }) =>
              conditionsHold({ [operator]: { [key]: values } }, lower({ ...request.context, ...choice })),
            ) &&
            !referenceOutcomes(world, choose(request, choice)).has('allowed'),
        );
        expect(shut).toEqual([]);
      }),
      seeded(1500),
    );
  });
});

const freely = (world: WorldJson, request: RequestJson) =>
  ask(world as unknown as Json, {
    ...request,
    sessionPolicies: request.sessionPolicies as unknown as readonly Json[],
    callerChooses: true,
  });

/** Policies that grant everything, refuse everything, and do neither, wherever they stand. */
const EXTREMES: readonly ((place: Place) => DocumentJson)[] = (['Allow', 'Deny', 'nothing'] as const).map(
  (effect) => (place) => {
    const statement = {
      Effect: effect === 'Deny' ? 'Deny' : 'Allow',
      Principal: { AWS: '*' },
      Action: '*',
      Resource: '*',
    };
    const silent = { ...statement, Action: 'nothing:Never' };
    return { Version: '2012-10-17', Statement: [fittedTo(place, effect === 'nothing' ? silent : statement)] };
  },
);

function countDocuments(world: WorldJson): number {
  let count = 0;
  mapDocuments(world, (document) => {
    count += 1;
    return document;
  });
  return count;
}

function replaceDocument(world: WorldJson, at: number, by: ((place: Place) => DocumentJson) | null): WorldJson {
  let index = -1;
  return mapDocuments(world, (document, place) => {
    index += 1;
    if (index !== at) return document;
    // An RCP cannot grant.
    return by === null ? (null as unknown as DocumentJson) : by(place === 'resourceControl' ? 'boundary' : place);
  });
}

const isAllowed = (outcome: ReferenceOutcome) => outcome === 'allowed';

const COMPLETIONS = [0, 1, 2, 3] as const;
const holes = fc.record({
  at: fc.nat(60),
  element: fc.constantFrom(...ELEMENTS),
  values: fc.array(
    fc.record({ actions, conditions, principals, resources, effect: fc.constantFrom('Allow', 'Deny') }),
    {
      minLength: COMPLETIONS.length,
      maxLength: COMPLETIONS.length,
    },
  ),
});
type Drawn = typeof holes extends fc.Arbitrary<infer T> ? T : never;

function complete(world: WorldJson, placed: readonly Hole[], drawn: readonly Drawn[], pick: number): WorldJson {
  return fillHoles(world, placed, (hole, place: Place) => {
    const values = drawn[placed.indexOf(hole)]?.values[pick];
    if (values === undefined) return undefined;
    switch (hole.element) {
      case 'Effect':
        return place === 'resourceControl' ? 'Deny' : values.effect;
      case 'Principal':
        return place === 'resourceControl' ? '*' : values.principals;
      case 'Action':
        return values.actions;
      case 'Resource':
        return values.resources;
      case 'Condition':
        return values.conditions;
      default:
        return hole.element satisfies never;
    }
  });
}
