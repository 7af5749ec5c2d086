import { InputError } from '../../lib/errors';
import type { AccessGraph } from '../../lib/graph/access-graph';
import { buildGraph } from '../../lib/graph/build-graph';
import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../lib/iam/text';
import type {
  AccountFact,
  FunctionFact,
  Inventory,
  PolicyFact,
  PrincipalFact,
  ResourceFact,
  RoleFact,
} from '../../lib/terraform/inventory';

const ROLE = 'arn:aws:iam::111111111111:role/team/x';
const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:f';
const BUCKET = 'arn:aws:s3:::b';
const USER = 'arn:aws:iam::111111111111:user/u';

const policy = (name: string, input: string): PolicyFact => ({
  name,
  origin: { input },
  document: { version: '2012-10-17', statements: [], open: false },
});
const role = (input: string, rest: Partial<RoleFact> = {}): RoleFact => ({
  arn: ROLE,
  origin: { input },
  whole: true,
  identityPolicies: [],
  ...rest,
});
const lambda = (input: string, rest: Partial<FunctionFact> = {}): FunctionFact => ({
  arn: FUNCTION,
  origin: { input },
  whole: true,
  resourcePolicies: {},
  functionUrls: {},
  ...rest,
});
const bucket = (input: string, rest: Partial<ResourceFact> = {}): ResourceFact => ({
  arn: BUCKET,
  origin: { input },
  whole: true,
  resourcePolicies: [],
  ...rest,
});
const user = (input: string, rest: Partial<PrincipalFact> = {}): PrincipalFact => ({
  arn: USER,
  origin: { input },
  whole: true,
  identityPolicies: [],
  ...rest,
});
const account = (input: string, rest: Partial<AccountFact> = {}): AccountFact => ({
  id: '111111111111',
  origin: { input },
  ...rest,
});
const inventory = (input: string, rest: Partial<Inventory> = {}): Inventory => ({
  input,
  roles: [],
  functions: [],
  resources: [],
  principals: [],
  accounts: [],
  eventSources: [],
  notes: [],
  ...rest,
});

const EMPTY: AccessGraph = {
  inputs: ['a', 'b'],
  roles: new Map(),
  rolesByName: new Map(),
  functions: new Map(),
  resources: new Map(),
  principals: new Map(),
  accounts: new Map(),
  eventSources: [],
  notes: [],
};
const byName = (...roles: readonly RoleFact[]) => new Map(roles.map((one) => ['role aws 111111111111 x', one]));
/** Both orders of two inputs; a graph does not depend on it but in the order of its lists. */
const merged = (a: Partial<Inventory>, b: Partial<Inventory>) => buildGraph([inventory('a', a), inventory('b', b)]);
const problems = (build: () => AccessGraph): unknown => {
  try {
    return build();
  } catch (error) {
    return error instanceof InputError ? error.message.split('\n') : error;
  }
};
const twice = (what: string, ...places: readonly string[]) =>
  `[world] two of the inputs own one thing: got ${what} in ${places.join(' and in ')}; allowed: one owner for each ARN of a world; give the inputs one by one, or leave out the one that is outdated`;

describe('a world of one input', () => {
  it('of nothing is empty', () => {
    expect(buildGraph([])).toEqual({ ...EMPTY, inputs: [] });
  });

  it('holds its facts by ARN, roles also by name, accounts by id', () => {
    const facts = inventory('a', {
      roles: [role('a')],
      functions: [lambda('a')],
      resources: [bucket('a')],
      principals: [user('a')],
      accounts: [account('a')],
      eventSources: [{ origin: { input: 'a' }, functionArn: FUNCTION, sourceArn: 'arn:aws:sqs:us-east-1:1:q' }],
      declared: [],
      notes: [{ code: 'incomplete', subject: 'a' }],
    });
    expect(buildGraph([facts])).toEqual({
      inputs: ['a'],
      roles: new Map([[ROLE, role('a')]]),
      rolesByName: byName(role('a')),
      functions: new Map([[FUNCTION, lambda('a')]]),
      resources: new Map([[BUCKET, bucket('a')]]),
      principals: new Map([[USER, user('a')]]),
      accounts: new Map([['111111111111', account('a')]]),
      eventSources: facts.eventSources,
      declared: [],
      notes: facts.notes,
    });
  });
});

describe('two inputs merged', () => {
  const trustPolicy = policy('trust policy', 'b');
  const boundary = policy('boundary', 'a');
  const fragment = role('a', {
    whole: false,
    identityPolicies: [policy('one', 'a')],
    permissionsBoundary: boundary,
  });
  const owner = role('b', { trustPolicy, identityPolicies: [policy('two', 'b')] });

  it('add what one of them says to the role that the other owns', () => {
    const whole: RoleFact = {
      ...owner,
      identityPolicies: [policy('one', 'a'), policy('two', 'b')],
      permissionsBoundary: boundary,
    };
    expect(merged({ roles: [fragment] }, { roles: [owner] })).toEqual({
      ...EMPTY,
      roles: new Map([[ROLE, whole]]),
      rolesByName: byName(whole),
    });
  });

  it('do so in the other order too', () => {
    const whole: RoleFact = {
      ...owner,
      identityPolicies: [policy('two', 'b'), policy('one', 'a')],
      permissionsBoundary: boundary,
    };
    expect(merged({ roles: [owner] }, { roles: [fragment] })).toEqual({
      ...EMPTY,
      roles: new Map([[ROLE, whole]]),
      rolesByName: byName(whole),
    });
  });

  it('that only add to a role leave it unowned', () => {
    const other = role('b', { whole: false, identityPolicies: [policy('two', 'b')] });
    const both: RoleFact = { ...fragment, identityPolicies: [policy('one', 'a'), policy('two', 'b')] };
    expect(merged({ roles: [fragment] }, { roles: [other] })).toEqual({
      ...EMPTY,
      roles: new Map([[ROLE, both]]),
      rolesByName: byName(both),
    });
  });

  it('put the policies of a function together, qualifier by qualifier', () => {
    const a = lambda('a', {
      whole: false,
      resourcePolicies: { '': [policy('p', 'a')], live: [policy('q', 'a')] },
      functionUrls: { '': 'AWS_IAM' },
    });
    const b = lambda('b', {
      executionRole: ROLE,
      resourcePolicies: { '': [policy('r', 'b')], test: [policy('t', 'b')] },
      functionUrls: { live: 'NONE' },
    });
    const both: FunctionFact = {
      ...b,
      resourcePolicies: {
        '': [policy('p', 'a'), policy('r', 'b')],
        live: [policy('q', 'a')],
        test: [policy('t', 'b')],
      },
      functionUrls: { '': 'AWS_IAM', live: 'NONE' },
    };
    expect(merged({ functions: [a] }, { functions: [b] })).toEqual({
      ...EMPTY,
      functions: new Map([[FUNCTION, both]]),
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'take a qualifier called %j for a qualifier',
    (qualifier) => {
      const a = lambda('a', { whole: false, resourcePolicies: Object.fromEntries([[qualifier, [policy('p', 'a')]]]) });
      const both: FunctionFact = { ...lambda('b'), resourcePolicies: a.resourcePolicies };
      const graphs = [
        merged({ functions: [a] }, { functions: [lambda('b')] }),
        merged({ functions: [lambda('b')] }, { functions: [a] }),
      ];
      expect(graphs).toEqual([
        { ...EMPTY, functions: new Map([[FUNCTION, both]]) },
        { ...EMPTY, functions: new Map([[FUNCTION, both]]) },
      ]);
      expect(Object.keys(graphs[0]?.functions.get(FUNCTION)?.resourcePolicies ?? {})).toEqual([qualifier]);
    },
  );

  it('put what they say of a bucket and of a user together', () => {
    const graph = merged(
      {
        resources: [bucket('a', { whole: false, resourcePolicies: [policy('p', 'a')] })],
        principals: [user('a', { identityPolicies: [policy('p', 'a')] })],
      },
      {
        resources: [bucket('b', { accountId: '111111111111' })],
        principals: [user('b', { whole: false, permissionsBoundary: policy('boundary', 'b') })],
      },
    );
    expect(graph).toEqual({
      ...EMPTY,
      resources: new Map([[BUCKET, bucket('b', { accountId: '111111111111', resourcePolicies: [policy('p', 'a')] })]]),
      principals: new Map([
        [USER, user('a', { identityPolicies: [policy('p', 'a')], permissionsBoundary: policy('boundary', 'b') })],
      ]),
    });
  });

  it('put what they say of an account together where they do not differ', () => {
    const levels = (input: string) => [[policy('service control policy, level 1, #1', input)]];
    const graph = merged(
      { accounts: [account('a', { organizationId: 'o-abc', serviceControlPolicies: levels('a') })] },
      { accounts: [account('b', { serviceControlPolicies: levels('b'), resourceControlPolicies: [] })] },
    );
    expect(graph).toEqual({
      ...EMPTY,
      accounts: new Map([
        [
          '111111111111',
          account('b', { organizationId: 'o-abc', serviceControlPolicies: levels('b'), resourceControlPolicies: [] }),
        ],
      ]),
    });
  });

  it('declare what both declare, and nothing where neither has a manifest', () => {
    const declared = (input: string) => [
      {
        origin: { input },
        principal: ROLE,
        breadth: 'role' as const,
        action: 'a:B',
        resource: BUCKET,
        via: 'identityPolicy' as const,
        conditions: [],
        side: 'both' as const,
      },
    ];
    expect([
      merged({ declared: declared('a') }, { declared: declared('b') }),
      merged({ declared: [] }, {}),
      merged({}, {}),
    ]).toEqual([{ ...EMPTY, declared: [...declared('a'), ...declared('b')] }, { ...EMPTY, declared: [] }, EMPTY]);
  });
});

describe('what two inputs own', () => {
  it('is told for every ARN at once, with the places', () => {
    const at = (input: string, address: string) => ({ input, address });
    const build = () =>
      merged(
        {
          roles: [role('a', { origin: at('a', 'aws_iam_role.x') })],
          functions: [lambda('a')],
          resources: [bucket('a')],
        },
        {
          roles: [role('b', { origin: at('b', 'aws_iam_role.y') })],
          functions: [lambda('b')],
          resources: [bucket('b', { whole: false })],
        },
      );
    expect(problems(build)).toEqual([
      twice(ROLE, 'a (aws_iam_role.x)', 'b (aws_iam_role.y)'),
      twice(FUNCTION, 'a', 'b'),
    ]);
  });

  it('is told once where three own it', () => {
    const build = () => buildGraph(['a', 'b', 'c'].map((input) => inventory(input, { principals: [user(input)] })));
    expect(problems(build)).toEqual([twice(USER, 'a', 'b', 'c')]);
  });

  it.each<[string, Partial<AccountFact>, Partial<AccountFact>]>([
    ['organizationId', { organizationId: 'o-abc' }, { organizationId: 'o-xyz' }],
    ['serviceControlPolicies', { serviceControlPolicies: [] }, { serviceControlPolicies: [[]] }],
    [
      'resourceControlPolicies',
      { resourceControlPolicies: [[policy('p', 'a')]] },
      { resourceControlPolicies: [[policy('q', 'b')]] },
    ],
  ])('is told of the %s of an account, whose order must not decide', (member, a, b) => {
    const build = () => merged({ accounts: [account('a', a)] }, { accounts: [account('b', b)] });
    expect(problems(build)).toEqual([twice(`${member} of 111111111111`, 'a', 'b')]);
  });
});

describe('ARNs that are known only after apply', () => {
  const s = symbolText('aws_iam_role.x.arn');
  const at = (address: string) => ({ input: 'a', address });

  it('are one thing within an input and two in two inputs', () => {
    const fragment = role('a', { arn: s, whole: false, identityPolicies: [policy('p', 'a')] });
    const within = buildGraph([inventory('a', { roles: [role('a', { arn: s }), fragment] })]);
    const between = merged({ roles: [role('a', { arn: s })] }, { roles: [role('b', { arn: s })] });
    const inA = symbolText('aws_iam_role.x.arn in a (1)');
    const inB = symbolText('aws_iam_role.x.arn in b (2)');
    expect([within.roles, between.roles]).toEqual([
      new Map([['<aws_iam_role.x.arn>', role('a', { arn: s, identityPolicies: [policy('p', 'a')] })]]),
      new Map([
        ['<aws_iam_role.x.arn in a (1)>', role('a', { arn: inA })],
        ['<aws_iam_role.x.arn in b (2)>', role('b', { arn: inB })],
      ]),
    ]);
  });

  it('without a name are all kept, and none is owned twice', () => {
    const unknown = [
      role('a', { arn: UNKNOWN_TEXT, origin: at('aws_iam_role.x') }),
      role('a', { arn: UNKNOWN_TEXT, origin: at('aws_iam_role.x') }),
    ];
    expect(buildGraph([inventory('a', { roles: unknown })])).toEqual({
      ...EMPTY,
      inputs: ['a'],
      roles: new Map([
        ['<known after apply> #0', unknown[0]],
        ['<known after apply> #1', unknown[1]],
      ]),
    });
  });

  it.each<[string, Text, readonly string[]]>([
    ['a literal', ROLE, ['role aws 111111111111 x']],
    [
      'a name with a symbol',
      joinText('arn:aws:iam::111111111111:role/p/', symbolText('each["a/b"].name')),
      ['role aws 111111111111 <each["a/b"].name>'],
    ],
    ['a symbol as account', joinText('arn:aws:iam::', symbolText('id'), ':role/x'), ['role aws <id> x']],
    ['a name of which nothing is known', joinText('arn:aws:iam::111111111111:role/', UNKNOWN_TEXT), []],
    ['a symbol that is the whole ARN', s, []],
  ])('are found by name as sessions name them: %s', (_, arn, keys) => {
    expect([...buildGraph([inventory('a', { roles: [role('a', { arn })] })]).rolesByName.keys()]).toEqual(keys);
  });
});

describe('roles and users of one name', () => {
  const pathless = 'arn:aws:iam::111111111111:role/X';

  it('are one, whose ARN is that of the owner', () => {
    const fragment = role('a', { arn: pathless, whole: false, identityPolicies: [policy('one', 'a')] });
    const whole = role('b', { identityPolicies: [policy('one', 'a')] });
    const graphs = [
      merged({ roles: [fragment] }, { roles: [role('b')] }),
      merged({ roles: [role('b')] }, { roles: [fragment] }),
    ];
    const expected = { ...EMPTY, roles: new Map([[ROLE, whole]]), rolesByName: byName(whole) };
    expect(graphs).toEqual([expected, expected]);
  });

  it('are owned twice whatever their paths', () => {
    const build = () => merged({ roles: [role('a')] }, { roles: [role('b', { arn: pathless })] });
    expect(problems(build)).toEqual([twice(`${ROLE} and ${pathless}, which have one name,`, 'a', 'b')]);
  });

  it('are two where one is a role and one a user', () => {
    const graph = merged(
      { roles: [role('a')] },
      { principals: [user('b', { arn: 'arn:aws:iam::111111111111:user/x' })] },
    );
    expect([[...graph.roles.keys()], [...graph.principals.keys()]]).toEqual([
      [ROLE],
      ['arn:aws:iam::111111111111:user/x'],
    ]);
  });
});
