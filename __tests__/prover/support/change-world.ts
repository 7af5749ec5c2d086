/** Changes to a world, one statement or one leaf at a time, for laws that compare before and after. */
import type { DocumentJson, StatementJson, WorldJson } from '../reference/reference-request';

/** Where a document stands decides what its statements look like. */
export type Place = 'identity' | 'boundary' | 'trust' | 'function' | 'serviceControl' | 'resourceControl';

export type ChangeDocument = (document: DocumentJson, place: Place) => DocumentJson;

/** The world with every document changed. */
export function mapDocuments(world: WorldJson, change: ChangeDocument): WorldJson {
  const bearer = <T extends WorldJson['principals'][number]>(one: T): T => ({
    ...one,
    ...(one.identityPolicies === undefined
      ? {}
      : {
          identityPolicies: one.identityPolicies.map(({ name, document }) => ({
            name,
            document: change(document, 'identity'),
          })),
        }),
    ...(one.permissionsBoundary === undefined
      ? {}
      : { permissionsBoundary: change(one.permissionsBoundary, 'boundary') }),
  });
  const levels = (member: string, place: Place, found: readonly (readonly DocumentJson[])[] | undefined) =>
    found === undefined ? {} : { [member]: found.map((level) => level.map((document) => change(document, place))) };
  return {
    schemaVersion: 1,
    roles: world.roles.map((role) => ({ ...bearer(role), trustPolicy: change(role.trustPolicy, 'trust') })),
    functions: world.functions.map(({ arn, resourcePolicies = {} }) => ({
      arn,
      resourcePolicies: Object.fromEntries(
        Object.entries(resourcePolicies).map(([qualifier, document]) => [qualifier, change(document, 'function')]),
      ),
    })),
    principals: world.principals.map(bearer),
    accounts: world.accounts.map((account) => ({
      ...account,
      ...levels('serviceControlPolicies', 'serviceControl', account.serviceControlPolicies),
      ...levels('resourceControlPolicies', 'resourceControl', account.resourceControlPolicies),
    })),
  };
}

/** A statement after its change: none to take it away, several to add to it. */
export type ChangeStatement = (statement: StatementJson, index: number, place: Place) => readonly StatementJson[];

/** The world with every statement changed, counted from 0 over all documents. A document keeps at least one statement. */
export function mapStatements(world: WorldJson, change: ChangeStatement): WorldJson {
  let index = -1;
  return mapDocuments(world, (document, place) => {
    const statements = document.Statement.flatMap((statement) => {
      index += 1;
      return change(statement, index, place);
    });
    return { ...document, Statement: statements.length === 0 ? [HARMLESS[place]] : statements };
  });
}

/** A statement that never applies, in the place of the last one of a document. */
const nothing: StatementJson = { Effect: 'Allow', Action: 'nothing:Never' };
const HARMLESS: Readonly<Record<Place, StatementJson>> = {
  identity: { ...nothing, Resource: '*' },
  boundary: { ...nothing, Resource: '*' },
  serviceControl: { ...nothing, Resource: '*' },
  trust: { ...nothing, Principal: { AWS: '*' } },
  function: { ...nothing, Principal: '*', Resource: '*' },
  resourceControl: { ...nothing, Effect: 'Deny', Principal: '*', Resource: '*' },
};

export function countStatements(world: WorldJson): number {
  let count = 0;
  mapStatements(world, (statement) => {
    count += 1;
    return [statement];
  });
  return count;
}

/** A statement as it may stand at a place: with or without principal and resource. */
export function fittedTo(place: Place, { Principal, Resource, ...rest }: StatementJson): StatementJson {
  const withPrincipal = place === 'trust' || place === 'function' || place === 'resourceControl';
  const everyone = place === 'resourceControl' ? '*' : Principal;
  return {
    ...rest,
    ...(withPrincipal && everyone !== undefined ? { Principal: everyone } : {}),
    ...(place === 'trust' || Resource === undefined ? {} : { Resource }),
  };
}

/** Elements of a statement that may be unknown. */
export const ELEMENTS = ['Effect', 'Principal', 'Action', 'Resource', 'Condition'] as const;
export type Element = (typeof ELEMENTS)[number];

export interface Hole {
  readonly statement: number;
  readonly element: Element;
}

/** The world with what stands in the holes replaced; `null` makes it unknown, `undefined` leaves it as it is. */
export function fillHoles(
  world: WorldJson,
  holes: readonly Hole[],
  value: (hole: Hole, place: Place) => unknown,
): WorldJson {
  return mapStatements(world, (statement, index, place) => {
    const changes = holes
      .filter((hole) => hole.statement === index && statement[hole.element] !== undefined)
      .map((hole) => [hole.element, value(hole, place)] as const)
      .filter(([, changed]) => changed !== undefined);
    return [{ ...statement, ...Object.fromEntries(changes) }];
  });
}
