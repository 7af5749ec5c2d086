import { managedPolicyDocument } from '../../../lib/iam/managed-policies';
import type { ResourceRow, Values } from '../../../lib/terraform/row';
import { AFTER_APPLY, allow, at, fact, factsOf, json, NOT_IN_INPUT, ROLE, row, TRUST, text } from './rows';

const INVOKE = allow('lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:111111111111:function:f');
const READ = allow('s3:GetObject', '*');
const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

const role = (values: Values = {}, more: Partial<ResourceRow> = {}) =>
  row('aws_iam_role.r', { name: 'r', assume_role_policy: json(TRUST), ...values }, more);
const inline = (values: Values = {}) =>
  row('aws_iam_role_policy.p', { name: 'p', role: text('<aws_iam_role.r.name>'), policy: json(INVOKE), ...values });

const trustPolicy = fact('trust policy', 'aws_iam_role.r', TRUST);
const owned = { arn: `${ROLE}r`, origin: at('aws_iam_role.r'), whole: true, trustPolicy };

describe('roles', () => {
  test('a role with nothing attached has a trust policy and no other', () => {
    expect(factsOf([role()])).toEqual({ roles: [{ ...owned, identityPolicies: [] }] });
  });

  test('inline policies are linked by reference, by name and by ARN of the path', () => {
    const rows = [
      role({ path: '/app/' }),
      inline(),
      row('aws_iam_role_policy.q', { name: 'q', role: 'r', policy: json(READ) }),
    ];
    expect(factsOf(rows)).toEqual({
      roles: [
        {
          ...owned,
          arn: `${ROLE}app/r`,
          identityPolicies: [fact('p', 'aws_iam_role_policy.p', INVOKE), fact('q', 'aws_iam_role_policy.q', READ)],
        },
      ],
    });
  });

  test('a role of another account with the same name is another role', () => {
    const [facts] = factsOf([role({}, { accountId: '222222222222' }), inline({ role: 'r' })]).roles ?? [];
    expect(factsOf([role({}, { accountId: '222222222222' }), inline({ role: 'r' })])).toEqual({
      roles: [
        { ...facts, arn: 'arn:aws:iam::222222222222:role/r', identityPolicies: [] },
        {
          arn: `${ROLE}r`,
          origin: at('aws_iam_role_policy.p'),
          whole: false,
          identityPolicies: [fact('p', 'aws_iam_role_policy.p', INVOKE)],
        },
      ],
    });
  });

  test('a role whose name is generated has it as a symbol, and its policies find it', () => {
    const unnamed = role({ name: text('<aws_iam_role.r.name>'), name_prefix: 'r-', path: '/app/' });
    expect(factsOf([unnamed, inline()])).toEqual({
      roles: [
        {
          ...owned,
          arn: text(`${ROLE}app/<aws_iam_role.r.name>`),
          identityPolicies: [fact('p', 'aws_iam_role_policy.p', INVOKE)],
        },
      ],
    });
  });

  test('a policy for a role that cannot be told is noted, and so is one without a role', () => {
    expect(
      factsOf([role(), inline({ role: text('<aws_iam_role_policy.p.role>') }), row('aws_iam_role_policy.q', {})]),
    ).toEqual({
      roles: [{ ...owned, identityPolicies: [] }],
      notes: [
        { code: 'unlinked', subject: 'aws_iam_role_policy.p' },
        { code: 'unlinked', subject: 'aws_iam_role_policy.q' },
      ],
    });
  });

  test('policies that are not known, or malformed, are there all the same', () => {
    const rows = [
      role({ assume_role_policy: text('<aws_iam_role.r.assume_role_policy>') }),
      inline({ policy: text('<aws_iam_role_policy.p.policy>') }),
      row('aws_iam_role_policy.q', { name: 'q', role: 'r', policy: '{' }),
    ];
    expect(factsOf(rows)).toEqual({
      roles: [
        {
          ...owned,
          trustPolicy: { ...trustPolicy, document: AFTER_APPLY },
          identityPolicies: [
            { name: 'p', origin: at('aws_iam_role_policy.p'), document: AFTER_APPLY },
            { name: 'q', origin: at('aws_iam_role_policy.q'), document: { unknownBecause: 'malformed' } },
          ],
        },
      ],
    });
  });

  test('a policy document that is not rendered yet is rebuilt from its statements', () => {
    const rows = [
      role(),
      row('aws_s3_bucket.b', { bucket: 'uploads' }),
      row('data.aws_iam_policy_document.d', {
        json: text('<data.aws_iam_policy_document.d.json>'),
        statement: [{ actions: ['s3:GetObject'], resources: [text('<aws_s3_bucket.b.arn>/*')] }],
      }),
      inline({ policy: text('<data.aws_iam_policy_document.d.json>') }),
    ];
    expect(factsOf(rows).roles).toEqual([
      {
        ...owned,
        identityPolicies: [fact('p', 'aws_iam_role_policy.p', allow('s3:GetObject', 'arn:aws:s3:::uploads/*'))],
      },
    ]);
  });
});

describe('managed policies of roles', () => {
  const policy = row('aws_iam_policy.m', { name: 'm', policy: json(READ) });
  const attachment = (address: string, values: Values) =>
    row(`aws_iam_role_policy_attachment.${address}`, { role: 'r', ...values });

  test('an attached policy is that of the input, that of AWS, or not known', () => {
    const rows = [
      role(),
      policy,
      row('data.aws_iam_policy.d', { arn: 'arn:aws:iam::1:policy/d', policy: json(INVOKE) }),
      attachment('own', { policy_arn: text('<aws_iam_policy.m.arn>') }),
      attachment('data', { policy_arn: 'arn:aws:iam::1:policy/d' }),
      attachment('aws', { policy_arn: BASIC }),
      attachment('foreign', { policy_arn: 'arn:aws:iam::111111111111:policy/other' }),
      attachment('later', { policy_arn: text('<aws_iam_role_policy_attachment.later.policy_arn>') }),
    ];
    const of = (name: string) => at(`aws_iam_role_policy_attachment.${name}`);
    expect(factsOf(rows).roles).toEqual([
      {
        ...owned,
        identityPolicies: [
          fact('arn:aws:iam::111111111111:policy/m', 'aws_iam_policy.m', READ),
          fact('arn:aws:iam::1:policy/d', 'data.aws_iam_policy.d', INVOKE),
          { name: BASIC, origin: of('aws'), document: managedPolicyDocument(BASIC) },
          { name: 'arn:aws:iam::111111111111:policy/other', origin: of('foreign'), document: NOT_IN_INPUT },
          { name: '<aws_iam_role_policy_attachment.later.policy_arn>', origin: of('later'), document: AFTER_APPLY },
        ],
      },
    ]);
  });

  test('one attachment may name several roles, and an unknown list of them is noted', () => {
    const attach = (name: string, roles: Values['roles']) =>
      row(`aws_iam_policy_attachment.${name}`, { policy_arn: text('<aws_iam_policy.m.arn>'), roles: roles ?? null });
    const read = fact('arn:aws:iam::111111111111:policy/m', 'aws_iam_policy.m', READ);
    expect(
      factsOf([role(), policy, attach('a', [text('<aws_iam_role.r.id>'), 'other']), attach('b', text('<x.y.z>'))]),
    ).toEqual({
      roles: [
        { ...owned, identityPolicies: [read] },
        {
          arn: `${ROLE}other`,
          origin: at('aws_iam_policy_attachment.a'),
          whole: false,
          identityPolicies: [read],
        },
      ],
      notes: [{ code: 'unlinked', subject: 'aws_iam_policy_attachment.b' }],
    });
  });

  test('a boundary is read like an attached policy', () => {
    const boundary = (permissions_boundary: Values[string]) =>
      factsOf([role({ permissions_boundary }), policy]).roles?.map((each) => each.permissionsBoundary);
    expect(
      [
        text('<aws_iam_policy.m.arn>'),
        'arn:aws:iam::1:policy/x',
        text('<aws_iam_role.r.permissions_boundary>'),
        '',
      ].map(boundary),
    ).toEqual([
      [fact('arn:aws:iam::111111111111:policy/m', 'aws_iam_policy.m', READ)],
      [{ name: 'arn:aws:iam::1:policy/x', origin: at('aws_iam_role.r'), document: NOT_IN_INPUT }],
      [{ name: '<aws_iam_role.r.permissions_boundary>', origin: at('aws_iam_role.r'), document: AFTER_APPLY }],
      [undefined],
    ]);
  });
});

describe('what a role lists itself', () => {
  const listing = {
    inline_policy: [
      { name: 'p', policy: json(READ) },
      { name: 'own', policy: json(READ) },
      { name: '', policy: '' },
    ],
    managed_policy_arns: [BASIC],
  };
  const names = (rows: readonly ResourceRow[], removed: readonly ResourceRow[] = []) =>
    factsOf(rows, { removed }).roles?.map(({ identityPolicies }) => identityPolicies.map(({ name }) => name));
  const attached = row('aws_iam_role_policy_attachment.a', { role: 'r', policy_arn: BASIC });

  const before = inline({ role: 'r' });

  test('its policies are read', () => {
    expect(factsOf([role(listing)]).roles).toEqual([
      {
        ...owned,
        identityPolicies: [
          fact('p', 'aws_iam_role.r', READ),
          fact('own', 'aws_iam_role.r', READ),
          { name: BASIC, origin: at('aws_iam_role.r'), document: managedPolicyDocument(BASIC) },
        ],
      },
    ]);
  });

  test('what a resource of its own attaches is read there, and once', () => {
    expect(factsOf([role(listing), inline(), attached]).roles).toEqual([
      {
        ...owned,
        identityPolicies: [
          fact('own', 'aws_iam_role.r', READ),
          fact('p', 'aws_iam_role_policy.p', INVOKE),
          { name: BASIC, origin: attached.origin, document: managedPolicyDocument(BASIC) },
        ],
      },
    ]);
  });

  test('what the plan takes away is gone, unless the role writes it', () => {
    expect(names([role(listing)], [before, attached])).toEqual([['own']]);
    expect(names([role(listing, { configured: ['inline_policy'] })], [before, attached])).toEqual([['p', 'own']]);
  });

  test('a list that is computed is empty at first, and one that is written is unknown', () => {
    const unknown = {
      inline_policy: text('<aws_iam_role.r.inline_policy>'),
      managed_policy_arns: text('<aws_iam_role.r.managed_policy_arns>'),
    };
    expect(names([role(unknown)])).toEqual([[]]);
    expect(names([role(unknown, { configured: ['name'] })])).toEqual([[]]);
    const origin = at('aws_iam_role.r');
    expect(factsOf([role(unknown, { configured: ['inline_policy', 'managed_policy_arns'] })]).roles).toEqual([
      {
        ...owned,
        identityPolicies: [
          { name: 'inline_policy', origin, document: AFTER_APPLY },
          { name: 'managed_policy_arns', origin, document: AFTER_APPLY },
        ],
      },
    ]);
  });
});

describe('users', () => {
  const user = row('aws_iam_user.u', { name: 'u', permissions_boundary: 'arn:aws:iam::1:policy/b' });
  const boundary = { name: 'arn:aws:iam::1:policy/b', origin: at('aws_iam_user.u'), document: NOT_IN_INPUT };
  const arn = 'arn:aws:iam::111111111111:user/u';

  test('a user has its own policies and those of its groups', () => {
    const rows = [
      user,
      row('aws_iam_user_policy.p', { name: 'p', user: text('<aws_iam_user.u.name>'), policy: json(READ) }),
      row('aws_iam_user_policy_attachment.a', { user: 'u', policy_arn: 'arn:aws:iam::1:policy/x' }),
      row('aws_iam_group.g', { name: 'g' }),
      row('aws_iam_group_policy.gp', { name: 'gp', group: text('<aws_iam_group.g.name>'), policy: json(INVOKE) }),
      row('aws_iam_user_group_membership.m', { user: 'u', groups: [text('<aws_iam_group.g.name>'), 'other'] }),
    ];
    expect(factsOf(rows)).toEqual({
      principals: [
        {
          arn,
          origin: at('aws_iam_user.u'),
          whole: true,
          identityPolicies: [
            fact('p', 'aws_iam_user_policy.p', READ),
            { name: 'arn:aws:iam::1:policy/x', origin: at('aws_iam_user_policy_attachment.a'), document: NOT_IN_INPUT },
            fact('gp', 'aws_iam_group_policy.gp', INVOKE),
            {
              name: 'arn:aws:iam::111111111111:group/other',
              origin: at('aws_iam_user_group_membership.m'),
              document: { unknownBecause: 'notInInput' },
            },
          ],
          permissionsBoundary: boundary,
        },
      ],
    });
  });

  test('a group may name its users, and an unknown group has unknown policies', () => {
    const rows = [
      user,
      row('aws_iam_group.g', { name: 'g' }),
      row('aws_iam_group_policy.gp', { name: 'gp', group: 'g', policy: json(INVOKE) }),
      row('aws_iam_group_membership.m', { group: 'g', users: [text('<aws_iam_user.u.name>'), 'other'] }),
      row('aws_iam_user_group_membership.n', { user: 'u', groups: text('<x.y.z>') }),
      row('aws_iam_user_group_membership.o', { user: text('<aws_iam_user_group_membership.o.user>'), groups: ['g'] }),
    ];
    const invoke = fact('gp', 'aws_iam_group_policy.gp', INVOKE);
    expect(factsOf(rows)).toEqual({
      principals: [
        {
          arn,
          origin: at('aws_iam_user.u'),
          whole: true,
          identityPolicies: [
            {
              name: 'group of aws_iam_user_group_membership.n',
              origin: at('aws_iam_user_group_membership.n'),
              document: { unknownBecause: 'notInInput' },
            },
            invoke,
          ],
          permissionsBoundary: boundary,
        },
        {
          arn: 'arn:aws:iam::111111111111:user/other',
          origin: at('aws_iam_group_membership.m'),
          whole: false,
          identityPolicies: [invoke],
        },
      ],
      notes: [{ code: 'unlinked', subject: 'aws_iam_user_group_membership.o' }],
    });
  });
});
