/** Small worlds as inventories: a role that may assume a reader of another account, and what can be wrong with that. */

export const CALLER = 'arn:aws:iam::111111111111:role/caller';
export const READER = 'arn:aws:iam::222222222222:role/reader';

const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

const callerRole = {
  arn: CALLER,
  trustPolicy: policy(),
  identityPolicies: [
    {
      name: 'assume',
      document: policy({ Sid: 'Assume', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER }),
    },
  ],
};

const readerRole = (condition?: object) => ({
  arn: READER,
  trustPolicy: policy({
    Sid: 'FromCaller',
    Effect: 'Allow',
    Principal: { AWS: CALLER },
    Action: 'sts:AssumeRole',
    ...(condition === undefined ? {} : { Condition: condition }),
  }),
});

const manifest = (...resources: readonly string[]) => ({
  schemaVersion: 1,
  accesses: resources.map((resource) => ({
    principal: CALLER,
    breadth: 'role',
    action: 'sts:AssumeRole',
    resource,
    via: 'trustPolicy',
    conditions: {},
    side: 'both',
  })),
});

const world = { schemaVersion: 1, roles: [callerRole, readerRole()] };

export const PROVED = { ...world, access_manifest: manifest(READER) };
export const UNDECLARED = { ...world, access_manifest: manifest() };
export const NO_MANIFEST = world;
export const DENIED = { ...PROVED, roles: [callerRole, { ...readerRole(), trustPolicy: policy() }] };
/** The reader is somebody else's. */
export const UNKNOWN = { ...PROVED, roles: [callerRole] };
export const ASKS_FOR_EXTERNAL_ID = {
  ...world,
  roles: [callerRole, readerRole({ StringEquals: { 'sts:ExternalId': 'reports' } })],
};
/** Another world, where the caller is not. */
export const ONLY_READER = { schemaVersion: 1, roles: [readerRole()], access_manifest: manifest() };

export const ONLY_CALLER = { schemaVersion: 1, roles: [callerRole], access_manifest: manifest(READER) };
