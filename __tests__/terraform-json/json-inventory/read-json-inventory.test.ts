import { InputError } from '../../../lib/errors';
import { parsePolicy } from '../../../lib/iam/parse-policy';
import { UNKNOWN_TEXT } from '../../../lib/iam/text';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';

const ROLE = 'arn:aws:iam::111111111111:role/reporter';
const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
const origin = { input: 'world.json' };
const EMPTY: Inventory = {
  input: 'world.json',
  roles: [],
  functions: [],
  resources: [],
  principals: [],
  accounts: [],
  eventSources: [],
  notes: [],
};

const allow = (action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action }] });
/** The fact of a policy that is given as a document. */
const given = (name: string, document: unknown) => {
  const reading = parsePolicy(document);
  return { name, origin, document: 'policy' in reading ? reading.policy : reading };
};
const unknown = (name: string) => ({ name, origin, document: { unknownBecause: 'given' } });
const read = (members: object) => readJsonInventory('world.json', { schemaVersion: 1, ...members });

/** The lines of the error that reading throws. */
const problems = (json: unknown): readonly string[] => {
  try {
    readJsonInventory('world.json', json);
  } catch (error) {
    return error instanceof InputError ? error.message.split('\n') : [String(error)];
  }
  return [];
};

describe('inventory JSON', () => {
  test('an inventory of nothing has nothing and no manifest', () => {
    expect(read({})).toEqual(EMPTY);
  });

  test('what is left out of an entity is none', () => {
    expect(
      read({
        roles: [{ arn: ROLE, trustPolicy: allow('sts:AssumeRole') }],
        functions: [{ arn: FUNCTION }],
        resources: [{ arn: 'arn:aws:s3:::uploads' }],
        principals: [{ arn: 'arn:aws:iam::111111111111:user/anna' }],
        accounts: [{ id: '111111111111' }],
      }),
    ).toEqual({
      ...EMPTY,
      roles: [
        {
          arn: ROLE,
          origin,
          whole: true,
          trustPolicy: given('trust policy', allow('sts:AssumeRole')),
          identityPolicies: [],
        },
      ],
      functions: [{ arn: FUNCTION, origin, whole: true, resourcePolicies: {}, functionUrls: {} }],
      resources: [{ arn: 'arn:aws:s3:::uploads', origin, whole: true, resourcePolicies: [] }],
      principals: [{ arn: 'arn:aws:iam::111111111111:user/anna', origin, whole: true, identityPolicies: [] }],
      accounts: [{ id: '111111111111', origin }],
    });
  });

  test('every policy is told by what a person calls it', () => {
    expect(
      read({
        roles: [
          {
            arn: ROLE,
            trustPolicy: allow('a:trust'),
            identityPolicies: [{ name: 'invoke', document: allow('a:invoke') }],
            permissionsBoundary: allow('a:boundary'),
          },
        ],
        functions: [
          { arn: FUNCTION, executionRole: ROLE, resourcePolicies: { '': allow('a:own'), live: allow('a:live') } },
        ],
        resources: [{ arn: 'arn:aws:s3:::uploads', accountId: '222222222222', resourcePolicy: allow('a:bucket') }],
        accounts: [
          {
            id: '111111111111',
            organizationId: 'o-example',
            serviceControlPolicies: [[allow('a:root')], [allow('a:one'), allow('a:two')]],
            resourceControlPolicies: [[], [allow('a:resource')]],
          },
        ],
      }),
    ).toEqual({
      ...EMPTY,
      roles: [
        {
          arn: ROLE,
          origin,
          whole: true,
          trustPolicy: given('trust policy', allow('a:trust')),
          identityPolicies: [given('invoke', allow('a:invoke'))],
          permissionsBoundary: given('permissions boundary', allow('a:boundary')),
        },
      ],
      functions: [
        {
          arn: FUNCTION,
          origin,
          whole: true,
          executionRole: ROLE,
          resourcePolicies: {
            '': [given('resource policy', allow('a:own'))],
            live: [given('resource policy (live)', allow('a:live'))],
          },
          functionUrls: {},
        },
      ],
      resources: [
        {
          arn: 'arn:aws:s3:::uploads',
          origin,
          whole: true,
          accountId: '222222222222',
          resourcePolicies: [given('resource policy', allow('a:bucket'))],
        },
      ],
      accounts: [
        {
          id: '111111111111',
          origin,
          organizationId: 'o-example',
          serviceControlPolicies: [
            [given('service control policy, level 1, #1', allow('a:root'))],
            [
              given('service control policy, level 2, #1', allow('a:one')),
              given('service control policy, level 2, #2', allow('a:two')),
            ],
          ],
          resourceControlPolicies: [[], [given('resource control policy, level 2, #1', allow('a:resource'))]],
        },
      ],
    });
  });

  test('null is unknown wherever it stands', () => {
    expect(
      read({
        roles: [{ arn: ROLE, trustPolicy: null, identityPolicies: null, permissionsBoundary: null }],
        functions: [{ arn: FUNCTION, executionRole: null, resourcePolicies: null }],
        resources: [{ arn: 'arn:aws:s3:::uploads', accountId: null, resourcePolicy: null }],
        principals: [
          { arn: 'arn:aws:iam::111111111111:user/anna', identityPolicies: [null, { name: 'a', document: null }] },
        ],
        accounts: [
          {
            id: '111111111111',
            organizationId: null,
            serviceControlPolicies: null,
            resourceControlPolicies: [null, [null]],
          },
        ],
      }),
    ).toEqual({
      ...EMPTY,
      roles: [
        {
          arn: ROLE,
          origin,
          whole: true,
          trustPolicy: unknown('trust policy'),
          identityPolicies: [unknown('identity policies')],
          permissionsBoundary: unknown('permissions boundary'),
        },
      ],
      functions: [
        {
          arn: FUNCTION,
          origin,
          // Any alias may have a policy too.
          whole: false,
          executionRole: UNKNOWN_TEXT,
          resourcePolicies: { '': [unknown('resource policy')] },
          functionUrls: {},
        },
      ],
      resources: [{ arn: 'arn:aws:s3:::uploads', origin, whole: true, resourcePolicies: [unknown('resource policy')] }],
      principals: [
        {
          arn: 'arn:aws:iam::111111111111:user/anna',
          origin,
          whole: true,
          identityPolicies: [unknown('identity policy'), unknown('a')],
        },
      ],
      accounts: [
        {
          id: '111111111111',
          origin,
          organizationId: UNKNOWN_TEXT,
          serviceControlPolicies: [[unknown('service control policy, level 1, #1')]],
          resourceControlPolicies: [
            [unknown('resource control policy, level 1, #1')],
            [unknown('resource control policy, level 2, #1')],
          ],
        },
      ],
    });
  });

  test('a list of levels without a level is not a level without policies', () => {
    expect(
      read({ accounts: [{ id: '111111111111', serviceControlPolicies: [], resourceControlPolicies: [[]] }] }),
    ).toEqual({
      ...EMPTY,
      accounts: [{ id: '111111111111', origin, serviceControlPolicies: [], resourceControlPolicies: [[]] }],
    });
  });

  test.each(['declared', 'access_manifest'])('%s holds the accesses that are declared', (name) => {
    const access = { breadth: 'role', action: 'sts:AssumeRole', via: 'trustPolicy', side: 'both' };
    expect(
      read({
        [name]: {
          schemaVersion: 1,
          accesses: [
            {
              ...access,
              principal: ROLE,
              resource: 'arn:aws:iam::222222222222:role/reader',
              conditions: { StringEquals: { 'sts:ExternalId': ['x'] } },
            },
            { ...access, principal: null, resource: null, conditions: null },
          ],
        },
      }),
    ).toEqual({
      ...EMPTY,
      declared: [
        {
          ...access,
          origin,
          principal: ROLE,
          resource: 'arn:aws:iam::222222222222:role/reader',
          conditions: [{ operator: 'StringEquals', key: 'sts:ExternalId', values: { values: ['x'], open: false } }],
        },
        { ...access, origin, principal: UNKNOWN_TEXT, resource: UNKNOWN_TEXT, conditions: 'unknown' },
      ],
    });
  });

  test('a manifest without accesses declares that there are none', () => {
    expect(read({ declared: { schemaVersion: 1, accesses: [] } })).toEqual({ ...EMPTY, declared: [] });
    expect(read({ declared: null })).toEqual(EMPTY);
  });

  test('names of the input are no names of JavaScript', () => {
    const json: unknown = JSON.parse(
      `{"schemaVersion":1,"functions":[{"arn":"${FUNCTION}","resourcePolicies":{"__proto__":null,"constructor":null}}]}`,
    );
    expect(Object.keys(readJsonInventory('world.json', json).functions[0]?.resourcePolicies ?? {})).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  test('everything that is wrong is told at once, each with its path', () => {
    expect(
      problems({
        schemaVersion: 2,
        rols: [],
        roles: [{ arn: ROLE, identityPolicies: [{ name: 7, document: { Statement: { Effect: 'x' } } }] }],
        functions: [{ arn: `${FUNCTION}:live` }],
        accounts: [{ id: '1' }],
      }),
    ).toEqual([
      '[world.json] rols is no member of inventory JSON: got "rols"; allowed: $schema, schemaVersion, roles, functions, resources, principals, accounts, declared, access_manifest; correct the spelling, or leave it out',
      '[world.json] schemaVersion is none of the values it can have: got 2; allowed: 1; change schemaVersion',
      '[world.json] roles[0].trustPolicy is missing: got nothing; allowed: a policy document, or null; add roles[0].trustPolicy',
      '[world.json] roles[0].identityPolicies[0].name is of the wrong type: got 7; allowed: the name or ARN of the policy; correct roles[0].identityPolicies[0].name',
      '[world.json] roles[0].identityPolicies[0].document is no policy document that AWS accepts: got Statement[0]: has neither Action nor NotAction; allowed: a document of the IAM policy language, with null for what is not known; correct the document',
      '[world.json] roles[0].identityPolicies[0].document is no policy document that AWS accepts: got Statement[0].Effect: is neither Allow nor Deny; allowed: a document of the IAM policy language, with null for what is not known; correct the document',
      '[world.json] functions[0].arn is not the ARN that is needed here: got "arn:aws:lambda:us-east-1:222222222222:function:worker:live"; allowed: the ARN of a function without qualifier, "arn:aws:lambda:us-east-1:111111111111:function:worker"; copy the ARN from the console or from the output of the stack that owns it',
      '[world.json] accounts[0].id is not an AWS account id: got "1"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ]);
  });

  test('what is told twice is refused, across the lists too', () => {
    expect(
      problems({
        schemaVersion: 1,
        roles: [
          { arn: ROLE, trustPolicy: null },
          { arn: ROLE, trustPolicy: null },
        ],
        accounts: [{ id: '111111111111' }, { id: '111111111111' }],
      }),
    ).toEqual([
      `[world.json] roles[1].arn is told a second time: got ${ROLE}, also at roles[0].arn; allowed: one entry for each ARN and each account; put both entries into one`,
      '[world.json] accounts[1].id is told a second time: got 111111111111, also at accounts[0].id; allowed: one entry for each ARN and each account; put both entries into one',
    ]);
  });

  test('an account that contradicts the ARN is refused', () => {
    expect(
      problems({
        schemaVersion: 1,
        resources: [{ arn: 'arn:aws:sqs:us-east-1:111111111111:orders', accountId: '222222222222' }],
      }),
    ).toEqual([
      '[world.json] resources[0].accountId is not that of the ARN: got 222222222222; allowed: 111111111111; leave resources[0].accountId out',
    ]);
  });

  test('JSON that is nested without end is refused, and not a crash', () => {
    const depth = 50_000;
    const nested: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(problems({ schemaVersion: 1, roles: nested })).toEqual([
      '[world.json] roles[0] is of the wrong type: got a list; allowed: an object; correct roles[0]',
    ]);
  });
});
