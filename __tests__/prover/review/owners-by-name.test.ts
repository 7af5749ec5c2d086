/** Policies are attached by name: a role with a path, or in other letters, is the same one, whichever input says so. */
import { InputError } from '../../../lib/errors';
import { buildGraph } from '../../../lib/graph/build-graph';
import { mayBeSameIdentity } from '../../../lib/graph/identity-key';
import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../../lib/iam/text';
import { prove } from '../../../lib/prover/prove';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';
import { ASSUME, allow, bearer, CROSS, deny, HOME, policy, READER, role } from '../units/world';

const CALLER = role(HOME, 'team/caller');
const USER = `arn:aws:iam::${HOME}:user/people/ann`;
const question = { principal: CALLER, action: ASSUME, resource: READER };
const trusting = { Version: '2012-10-17', Statement: [allow({ Principal: { AWS: [CALLER, USER] }, Action: ASSUME })] };

/** The state that owns the roles, as inventory JSON. */
const owner = (callers: object = {}): Inventory =>
  readJsonInventory('owner', {
    schemaVersion: 1,
    roles: [bearer(CALLER, [allow({ Action: ASSUME, Resource: READER })]), bearer(READER, [], trusting)],
    principals: [
      { arn: USER, identityPolicies: [{ name: 'own', document: policy(allow({ Action: '*', Resource: '*' })) }] },
    ],
    ...callers,
  });
/** Another state, which attaches a policy that denies by name. */
const attaching = (type: string, argument: string, name: string, account = HOME): Inventory =>
  readInventory(
    'other',
    JSON.stringify({
      provider: { aws: [{ region: 'us-east-1', ...(account === '' ? {} : { allowed_account_ids: [account] }) }] },
      resource: {
        [type]: {
          p: { [argument]: name, name: 'p', policy: JSON.stringify(policy(deny({ Action: '*', Resource: '*' }))) },
        },
      },
    }),
  );
const outcomes = (principal: string, ...others: readonly Inventory[]) => [
  prove(buildGraph([owner(), ...others]), { ...question, principal }).outcome,
  prove(buildGraph([...others, owner()]), { ...question, principal }).outcome,
];
const both = (outcome: string) => [outcome, outcome];

describe('a policy that another input attaches by name', () => {
  it.each<[string, Inventory, string]>([
    ['is that of the role with a path', attaching('aws_iam_role_policy', 'role', 'caller'), 'explicitDeny'],
    ['is that of the role in other letters', attaching('aws_iam_role_policy', 'role', 'Caller'), 'explicitDeny'],
    ['is not that of another role', attaching('aws_iam_role_policy', 'role', 'call'), 'allowed'],
    ['is not that of a role of another account', attaching('aws_iam_role_policy', 'role', 'caller', CROSS), 'allowed'],
    ['is not that of a user of the same name', attaching('aws_iam_user_policy', 'user', 'caller'), 'allowed'],
    [
      'may be that of the role where its account is not told',
      attaching('aws_iam_role_policy', 'role', 'caller', ''),
      'unknown',
    ],
    [
      'may be that of the role where the name is a variable',
      attaching('aws_iam_role_policy', 'role', '${var.role}'),
      'unknown',
    ],
    [
      'may be that of the role where it ends alike',
      attaching('aws_iam_role_policy', 'role', '${var.role}ler'),
      'unknown',
    ],
    [
      'is not that of the role where it ends otherwise',
      attaching('aws_iam_role_policy', 'role', '${var.role}-x'),
      'allowed',
    ],
  ])('%s', (_, other, expected) => {
    expect(outcomes(CALLER, other)).toEqual(both(expected));
  });

  it('is that of a session of the role', () => {
    const session = `arn:aws:sts::${HOME}:assumed-role/caller/s`;
    expect([
      outcomes(session),
      outcomes(session, attaching('aws_iam_role_policy', 'role', 'caller')),
      outcomes(session.replace('caller', 'Caller')),
    ]).toEqual([both('allowed'), both('explicitDeny'), both('implicitDeny')]);
  });

  it('is that of a user with a path', () => {
    expect([
      outcomes(USER),
      outcomes(USER, attaching('aws_iam_user_policy', 'user', 'ann')),
      outcomes(USER, attaching('aws_iam_user_policy', 'user', 'Ann')),
      outcomes(USER, attaching('aws_iam_role_policy', 'role', 'ann')),
    ]).toEqual([both('allowed'), both('explicitDeny'), both('explicitDeny'), both('allowed')]);
  });

  it('keeps the ARN of the input that owns the role', () => {
    const graph = buildGraph([attaching('aws_iam_role_policy', 'role', 'caller'), owner()]);
    expect([[...graph.roles.keys()], [...graph.rolesByName].map(([key, { arn, whole }]) => [key, arn, whole])]).toEqual(
      [
        [CALLER, READER],
        [
          [`role aws ${HOME} caller`, CALLER, true],
          [`role aws ${CROSS} reader`, READER, true],
        ],
      ],
    );
  });
});

it('two roles of one name are one role with two owners', () => {
  const other = readJsonInventory('second', { schemaVersion: 1, roles: [bearer(role(HOME, 'x/Caller'))] });
  const build = (): unknown => {
    try {
      return buildGraph([owner(), other]);
    } catch (error) {
      return error instanceof InputError ? error.problems.map(({ code, got }) => [code, got]) : error;
    }
  };
  expect(build()).toEqual([
    ['E_OWNED_TWICE', `${CALLER} and ${role(HOME, 'x/Caller')}, which have one name, in owner and in second`],
  ]);
});

it.each<[Text, Text, boolean]>([
  [CALLER, role(HOME, 'caller'), true],
  [CALLER, role(HOME, 'CALLER'), true],
  [CALLER, role(CROSS, 'caller'), false],
  [CALLER, `arn:aws:iam::${HOME}:user/caller`, false],
  [CALLER, `arn:aws-cn:iam::${HOME}:role/caller`, false],
  [CALLER, joinText('arn:aws:iam::', symbolText('id'), ':role/caller'), true],
  [CALLER, joinText(role(HOME, ''), symbolText('name')), true],
  [CALLER, joinText(role(HOME, 'other-'), symbolText('name')), false],
  [joinText(role(HOME, ''), symbolText('a')), joinText(role(HOME, ''), symbolText('b')), true],
  [CALLER, symbolText('arn'), true],
  [CALLER, UNKNOWN_TEXT, true],
  [CALLER, 'caller', false],
])('%j and %j may be one identity: %s', (one, other, expected) => {
  expect([mayBeSameIdentity(one, other), mayBeSameIdentity(other, one)]).toEqual([expected, expected]);
});
