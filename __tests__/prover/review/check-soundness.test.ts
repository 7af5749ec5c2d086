/** Manifests that say less than the policies let in: check proves none of them. */
import { check } from '../../../lib/prover/check';
import { declare, judge, mayAssume, roles, trusts } from '../units/declared-world';
import { open, permit, permitting, SERVICE, TOPIC, told, trusting } from '../units/open-doors';
import { ASSUME, allow, CROSS, graphOf, HOME, OTHER, READER, role, root, WORKER } from '../units/world';

const when = (...conditions: readonly object[]) => ({ Condition: Object.assign({}, ...conditions) });
const id = (value: unknown, operator = 'StringEquals') => ({ [operator]: { 'sts:ExternalId': value } });
const arn = (value: unknown, operator = 'ArnLike') => ({ [operator]: { 'aws:PrincipalArn': value } });
const statuses = (world: object) => judge(world).declared.map(({ status }) => status);
const APP = role(HOME, 'app-*');

describe('an access declared for a whole account covers a further statement', () => {
  const wide = (conditions: object) => declare({ breadth: 'account', conditions });
  const undeclared = (conditions: object, ...statements: readonly object[]) =>
    told(judge({ ...trusting(...statements.map((statement) => open(statement))), ...wide(conditions) }).undeclared);
  const neighbour = { Principal: { AWS: role(HOME, 'neighbour') } };
  const account = { Principal: { AWS: root(HOME) } };
  const line = (principal: string, breadth: string) => [
    `${principal} | ${breadth} | ${ASSUME} | ${READER} | undeclared`,
  ];

  it.each<[string, object, object]>([
    ['without conditions, where it declares none', {}, neighbour],
    ['with the declared condition', id('x'), { ...neighbour, ...when(id('x')) }],
    ['with fewer values', id(['x', 'y']), { ...neighbour, ...when(id('x')) }],
    [
      'with a further condition',
      id('x'),
      { ...account, ...when(id('x'), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) },
    ],
    ['with a text of the declared pattern', id('x-*', 'StringLike'), { ...account, ...when(id('x-1')) }],
    ['with the declared pattern', id('x-*', 'StringLike'), { ...account, ...when(id('x-*', 'StringLike')) }],
    ['for a role of the declared names', arn(APP), { Principal: { AWS: role(HOME, 'app-1') } }],
    ['for the roles of the declared names', arn(APP), { ...account, ...when(arn(APP)) }],
    ['for a role of the declared account', { StringEquals: { 'aws:PrincipalAccount': HOME } }, neighbour],
    [
      'for a role, which is in the organization as all of its account',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
      neighbour,
    ],
  ])('%s', (_, declared, statement) => {
    expect(undeclared(declared, statement)).toEqual([]);
  });

  it.each<[string, object, object, readonly string[]]>([
    ['without the declared condition', id('x'), neighbour, line(role(HOME, 'neighbour'), 'role')],
    ['that lets the account in without it', id('x'), account, line(root(HOME), 'account')],
    ['with another value', id('x'), { ...neighbour, ...when(id('y')) }, line(role(HOME, 'neighbour'), 'role')],
    ['with a further value', id('x'), { ...account, ...when(id(['x', 'y'])) }, line(root(HOME), 'account')],
    [
      'with a wider pattern',
      id('x-*', 'StringLike'),
      { ...account, ...when(id('x*', 'StringLike')) },
      line(root(HOME), 'account'),
    ],
    [
      'that lets a missing key pass',
      id('x'),
      { ...account, ...when(id('x', 'StringEqualsIfExists')) },
      line(root(HOME), 'account'),
    ],
    ['for a role of another name', arn(APP), neighbour, line(role(HOME, 'neighbour'), 'role')],
    [
      'for roles of further names',
      arn(APP),
      { ...account, ...when(arn([APP, role(HOME, 'evil-*')])) },
      line(root(HOME), 'account'),
    ],
    ['for a role of another account', {}, { Principal: { AWS: role(OTHER, 'x') } }, line(role(OTHER, 'x'), 'role')],
  ])('but not one %s', (_, declared, statement, expected) => {
    expect(undeclared(declared, statement)).toEqual(expected);
  });

  it('but not one whose conditions are not known', () => {
    expect(undeclared(id('x'), { ...account, Condition: null })).toEqual([
      `${root(HOME)} | account | ${ASSUME} | ${READER} | unknown`,
    ]);
  });
});

describe('a declared condition', () => {
  const asRole = (conditions: object, ...trust: readonly object[]) =>
    statuses({ ...roles([mayAssume()], trust), ...declare({ conditions }) });

  it.each<[string, object, readonly object[], string]>([
    ['is proved by itself', id('x'), [trusts(when(id('x')))], 'proved'],
    ['is proved by its own pattern', id('x-*', 'StringLike'), [trusts(when(id('x-*', 'StringLike')))], 'proved'],
    ['is wider where a policy names a further value', id('x'), [trusts(when(id(['x', 'y'])))], 'widerThanDeclared'],
    [
      'is wider where a policy names a further pattern',
      id('x'),
      [trusts(when(id('x'))), trusts(when(id('evil*', 'StringLike')))],
      'widerThanDeclared',
    ],
    [
      'is wider where a pattern is',
      id('x-*', 'StringLike'),
      [trusts(when(id('x*', 'StringLike')))],
      'widerThanDeclared',
    ],
    ['is not known where a further value is not', id('x'), [trusts(when(id(['x', null])))], 'unknown'],
    [
      'is not known where another statement may do without it',
      id('x'),
      [trusts(when(id('x'))), trusts(when({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }))],
      'unknown',
    ],
    [
      'is denied where a policy names a part of a range',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      [trusts(when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/24' } }))],
      'denied',
    ],
    [
      'is wider where a policy names more than a range',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      [trusts(when({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }))],
      'widerThanDeclared',
    ],
    [
      'on a range is proved by that range',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      [trusts(when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))],
      'proved',
    ],
    [
      'on a date is not known',
      { DateLessThan: { 'aws:CurrentTime': '2030-01-01' } },
      [trusts(when({ DateLessThan: { 'aws:CurrentTime': '2030-01-01' } }))],
      'unknown',
    ],
  ])('%s', (_, conditions, trust, status) => {
    expect(asRole(conditions, ...trust)).toEqual([status]);
  });
});

describe('an access declared with wildcards', () => {
  it.each<[string, readonly object[], string]>([
    ['every action is proved where all are allowed', [allow({ Action: 'sts:*', Resource: READER })], 'proved'],
    [
      'is not known where one of the actions is denied',
      [allow({ Action: 'sts:*', Resource: READER }), { Effect: 'Deny', Action: 'sts:TagSession', Resource: '*' }],
      'unknown',
    ],
  ])('%s', (_, identity, status) => {
    const world = { ...roles(identity, [trusts({ Action: 'sts:*' })]), ...declare({ action: 'sts:*' }) };
    expect(statuses(world)).toEqual([status]);
  });
});

describe('a permission for a service', () => {
  const from = (conditions: object, rest: object = {}) =>
    told(
      judge({ ...permitting(permit({ Principal: SERVICE, Condition: conditions })), ...rest, ...declare() }).undeclared,
    );
  const BUCKET = 'arn:aws:s3:::b';
  const bucket = (accountId: string) => ({ resources: [{ arn: BUCKET, accountId }] });
  const line = (status: string) => [`sns.amazonaws.com | service | lambda:InvokeFunction | ${WORKER} | ${status}`];

  it.each<[string, object, object, readonly string[]]>([
    [
      'with the ARN of a bucket of the same account crosses nothing',
      { ArnLike: { 'aws:SourceArn': BUCKET } },
      bucket(CROSS),
      [],
    ],
    [
      'with the ARN of a bucket of another account crosses',
      { ArnLike: { 'aws:SourceArn': BUCKET } },
      bucket(HOME),
      line('undeclared'),
    ],
    [
      'with the ARN of a bucket outside of the input may cross',
      { ArnLike: { 'aws:SourceArn': BUCKET } },
      {},
      line('unknown'),
    ],
    ['with any bucket may cross', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, bucket(CROSS), line('unknown')],
    ['with an ARN cut short may cross', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*' } }, {}, line('unknown')],
    ['with an organization may cross', { StringEquals: { 'aws:SourceOrgID': 'o-abc' } }, {}, line('unknown')],
    ['with any source says nothing of where the call comes from', { ArnLike: { 'aws:SourceArn': '*' } }, {}, []],
    ['with a topic of another account crosses', { ArnLike: { 'aws:SourceArn': TOPIC(HOME) } }, {}, line('undeclared')],
  ])('%s', (_, conditions, rest, expected) => {
    expect(from(conditions, rest)).toEqual(expected);
  });
});

it('a world of which a part is missing proves no access, and keeps what is certain', () => {
  const world = { ...roles([mayAssume()], [trusts()]), ...declare({}) };
  const graph = graphOf(world);
  const judged = check('world', { ...graph, notes: [{ code: 'incomplete', subject: 'plan.json' }] });
  const { declared } = judged;
  expect(declared.map(({ status, decision: { reasons } }) => [status, reasons])).toEqual([
    [
      'unknown',
      [
        {
          code: 'inputIncomplete',
          side: 'caller',
          policyType: 'identityPolicy',
          subject: 'plan.json',
          expected: 'incomplete',
        },
      ],
    ],
  ]);
});
