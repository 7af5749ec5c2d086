import { buildGraph } from '../../lib/graph/build-graph';
import { listDoorPolicies } from '../../lib/graph/doors';
import { readJsonInventory } from '../../lib/terraform/read-json-inventory';

const POLICY = { Statement: [] };
const ROLE = 'arn:aws:iam::111111111111:role/x';
const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:f';
const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:q';

const doors = (world: object) =>
  listDoorPolicies(buildGraph([readJsonInventory('w', { schemaVersion: 1, ...world })])).map(
    ({ target, policyType, policy }) => [target, policyType, policy.name],
  );

describe('the policies on the side of what is reached', () => {
  it('are trust policies, policies of functions by qualifier, and those of other resources, in this order', () => {
    const world = {
      resources: [{ arn: QUEUE, resourcePolicy: POLICY }],
      functions: [{ arn: FUNCTION, resourcePolicies: { '': POLICY, live: POLICY, '7': POLICY } }],
      roles: [{ arn: ROLE, trustPolicy: POLICY, identityPolicies: [{ name: 'own', document: POLICY }] }],
    };
    expect(doors(world)).toEqual([
      [ROLE, 'trustPolicy', 'trust policy'],
      [`${FUNCTION}:7`, 'resourcePolicy', 'resource policy (7)'],
      [FUNCTION, 'resourcePolicy', 'resource policy'],
      [`${FUNCTION}:live`, 'resourcePolicy', 'resource policy (live)'],
      [QUEUE, 'resourcePolicy', 'resource policy'],
    ]);
  });

  it('are there where they are unknown', () => {
    expect(
      doors({ roles: [{ arn: ROLE, trustPolicy: null }], functions: [{ arn: FUNCTION, resourcePolicies: null }] }),
    ).toEqual([
      [ROLE, 'trustPolicy', 'trust policy'],
      [FUNCTION, 'resourcePolicy', 'resource policy'],
    ]);
  });

  it('are not those of callers, nor any where there is none', () => {
    const principals = [
      { arn: 'arn:aws:iam::111111111111:user/u', identityPolicies: [{ name: 'own', document: POLICY }] },
    ];
    expect(doors({ principals, functions: [{ arn: FUNCTION }], resources: [{ arn: QUEUE }] })).toEqual([]);
  });

  it('are found under names that objects inherit', () => {
    const resourcePolicies = JSON.parse('{"__proto__":{"Statement":[]},"constructor":{"Statement":[]}}');
    expect(doors({ functions: [{ arn: FUNCTION, resourcePolicies }] })).toEqual([
      [`${FUNCTION}:__proto__`, 'resourcePolicy', 'resource policy (__proto__)'],
      [`${FUNCTION}:constructor`, 'resourcePolicy', 'resource policy (constructor)'],
    ]);
  });
});
