/** Ceilings that the input tells, and accounts that it does not: one may be above the other. */
import { buildGraph } from '../../../lib/graph/build-graph';
import { mapAccess } from '../../../lib/prover/access-map';
import { prove } from '../../../lib/prover/prove';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';
import { ASSUME, allow, bearer, CROSS, deny, graphOf, HOME, policy, READER, root } from '../units/world';

const text = (...statements: readonly object[]) => JSON.stringify(policy(...statements));
/** A caller and a reader whose accounts the providers do not tell. */
const synthesis = readInventory(
  'synthesis',
  JSON.stringify({
    provider: { aws: [{ alias: 'home' }, { alias: 'cross' }] },
    resource: {
      aws_iam_role: {
        caller: { name: 'caller', provider: 'aws.home', assume_role_policy: text() },
        reader: {
          name: 'reader',
          provider: 'aws.cross',
          assume_role_policy: text(allow({ Principal: { AWS: '${aws_iam_role.caller.arn}' }, Action: ASSUME })),
        },
      },
      aws_iam_role_policy: {
        own: {
          name: 'own',
          role: 'caller',
          provider: 'aws.home',
          policy: text(allow({ Action: ASSUME, Resource: '${aws_iam_role.reader.arn}' })),
        },
      },
    },
  }),
);
const outcome = (...accounts: readonly object[]) => {
  const graph = buildGraph([synthesis, readJsonInventory('accounts', { schemaVersion: 1, accounts })]);
  const [caller, reader] = [...graph.roles.values()];
  const decision = prove(graph, { principal: caller?.arn ?? '', action: ASSUME, resource: reader?.arn ?? '' });
  return [decision.outcome, ...new Set(decision.reasons.map(({ code, policyType }) => `${code} ${policyType}`))];
};

describe('a request between accounts that are not known', () => {
  const allowed = ['allowed', 'allowedByStatement trustPolicy', 'allowedByStatement identityPolicy'];
  it.each<[string, readonly object[], readonly string[]]>([
    ['is allowed where no ceilings are told', [], allowed],
    [
      'is allowed where accounts have none',
      [{ id: HOME, serviceControlPolicies: [], resourceControlPolicies: [] }],
      allowed,
    ],
    [
      'is not known where one of the accounts has service control policies',
      [{ id: HOME, serviceControlPolicies: [[policy(deny({ Action: '*', Resource: '*' }))]] }],
      ['unknown', 'accountUnknown undefined', 'inputIncomplete serviceControlPolicy'],
    ],
    [
      'is not known where one of the accounts has resource control policies',
      [{ id: CROSS, resourceControlPolicies: [[policy(deny({ Principal: '*', Action: '*', Resource: '*' }))]] }],
      ['unknown', 'accountUnknown undefined', 'inputIncomplete resourceControlPolicy'],
    ],
  ])('%s', (_, accounts, expected) => {
    expect(outcome(...accounts)).toEqual(expected);
  });
});

it.each<[string, readonly object[], string]>([
  ['nothing', [], 'allowed'],
  ['a policy that only allows', [allow({ Principal: '*', Action: '*', Resource: '*' })], 'allowed'],
  ['a policy that denies', [deny({ Principal: '*', Action: 'sts:*', Resource: '*' })], 'unknown'],
])('a whole account is let in below %s of the organization: %s', (_, statements, expected) => {
  const graph = graphOf({
    roles: [bearer(READER, [], policy(allow({ Principal: { AWS: root(HOME) }, Action: ASSUME })))],
    accounts: [{ id: CROSS, resourceControlPolicies: [[policy(...statements)]] }],
  });
  expect(mapAccess(graph).edges.map((edge) => [edge.from, edge.to, edge.outcome])).toEqual([
    [root(HOME), READER, expected],
  ]);
});
