import { mapAccess } from '../../../lib/prover/access-map';
import {
  ASSUME,
  allow,
  bearer,
  CALLER,
  CROSS,
  deny,
  graphOf,
  HOME,
  INVOKE,
  policy,
  READER,
  role,
  root,
  WORKER,
} from './world';

const QUEUE = `arn:aws:sqs:us-east-1:${CROSS}:q`;
const SNS = { Service: 'sns.amazonaws.com' };

const map = (world: object) => mapAccess(graphOf(world));
/** Edges as one line each: kind, ends, actions, outcome, what is missing, and whether it crosses accounts. */
const edges = (world: object) =>
  map(world).edges.map(({ from, to, kind, actions, outcome, missingSide, crossesAccounts, conditions }) =>
    [
      kind,
      `${from} -> ${to}`,
      actions.join(' '),
      outcome,
      ...(missingSide === undefined ? [] : [`lacks ${missingSide}`]),
      ...(crossesAccounts ? ['crosses'] : []),
      ...conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join(' ')}`),
    ].join(' | '),
  );
const assumes = (rest: object = {}) => allow({ Action: ASSUME, Resource: READER, ...rest });
const trusts = (Principal: unknown, rest: object = {}) => allow({ Principal, Action: ASSUME, ...rest });
const both = (identity: readonly object[], trust: readonly (object | null)[]) => ({
  roles: [bearer(CALLER, identity), bearer(READER, [], policy(...trust))],
});
const permits = (Principal: unknown, rest: object = {}) => ({
  functions: [
    { arn: WORKER, resourcePolicies: { '': policy(allow({ Principal, Action: INVOKE, Resource: WORKER, ...rest })) } },
  ],
});
const taking = (queueStatements: readonly object[]) => ({
  resources: [{ arn: QUEUE, resourcePolicy: policy(...queueStatements) }],
});

describe('the map', () => {
  it('of nothing is empty', () => {
    expect(map({})).toEqual({ nodes: [], edges: [] });
  });

  it('has nodes and edges in a stable order, with what they stand for', () => {
    const world = {
      roles: [
        bearer(CALLER, [allow({ Action: [ASSUME, 'sts:TagSession'], Resource: READER })]),
        bearer(
          READER,
          [],
          policy(
            trusts({ AWS: CALLER }, { Condition: { StringEquals: { 'sts:ExternalId': 'abc' } } }),
            trusts('*', { Action: 'sts:TagSession' }),
          ),
        ),
      ],
      functions: [{ arn: WORKER, executionRole: READER }],
      principals: [{ arn: `arn:aws:iam::${HOME}:user/u` }],
      resources: [{ arn: 'arn:aws:s3:::b', accountId: CROSS }],
    };
    expect(map(world)).toEqual({
      nodes: [
        { id: '*', kind: 'everyone', inInput: false },
        { id: CALLER, kind: 'role', accountId: HOME, inInput: true },
        { id: `arn:aws:iam::${HOME}:user/u`, kind: 'user', accountId: HOME, inInput: true },
        { id: READER, kind: 'role', accountId: CROSS, inInput: true },
        { id: WORKER, kind: 'function', accountId: CROSS, inInput: true },
        { id: 'arn:aws:s3:::b', kind: 'resource', accountId: CROSS, inInput: true },
      ],
      edges: [
        {
          from: '*',
          to: READER,
          kind: 'use',
          actions: ['sts:TagSession'],
          outcome: 'allowed',
          crossesAccounts: true,
          conditions: [],
        },
        {
          from: CALLER,
          to: READER,
          kind: 'assume',
          actions: [ASSUME],
          outcome: 'allowed',
          crossesAccounts: true,
          conditions: [{ operator: 'StringEquals', key: 'sts:ExternalId', values: ['abc'] }],
        },
        {
          from: WORKER,
          to: READER,
          kind: 'run',
          actions: [],
          outcome: 'allowed',
          crossesAccounts: false,
          conditions: [],
        },
      ],
    });
  });

  it('is the same whatever the order of the input', () => {
    const world = both([assumes()], [trusts({ AWS: CALLER }), trusts({ AWS: HOME })]);
    expect(map({ roles: [...world.roles].reverse() })).toEqual(map(world));
  });

  it('has one edge for actions that differ in nothing else', () => {
    const world = {
      ...both(
        [allow({ Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'SQS:GetQueueAttributes'], Resource: QUEUE })],
        [],
      ),
      ...taking([
        allow({ Principal: { AWS: CALLER }, Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: '*' }),
      ]),
    };
    expect(edges(world)).toEqual([
      `use | ${CALLER} -> ${QUEUE} | sqs:DeleteMessage sqs:ReceiveMessage | allowed | crosses`,
      `use | ${CALLER} -> ${QUEUE} | SQS:GetQueueAttributes | halfOpen | lacks target | crosses`,
    ]);
  });
});

describe('an access', () => {
  const line = (outcome: string) => [`assume | ${CALLER} -> ${READER} | ${ASSUME} | ${outcome}`];

  it.each<[string, object, readonly string[]]>([
    ['is allowed by both halves', both([assumes()], [trusts({ AWS: CALLER })]), line('allowed | crosses')],
    [
      'lacks the target where only the caller allows it',
      both([assumes()], []),
      line('halfOpen | lacks target | crosses'),
    ],
    [
      'lacks the caller where only the target allows it',
      both([], [trusts({ AWS: CALLER })]),
      line('halfOpen | lacks caller | crosses'),
    ],
    [
      'is denied by a Deny',
      both([assumes(), deny({ Action: '*', Resource: '*' })], [trusts({ AWS: CALLER })]),
      line('denied | crosses'),
    ],
    [
      'is denied where a condition fails on both sides',
      both([assumes({ Condition: { Bool: { 'aws:ViaAWSService': 'true' } } })], [trusts({ AWS: role(HOME, 'x') })]),
      [
        `assume | ${CALLER} -> ${READER} | ${ASSUME} | denied | crosses`,
        `assume | ${role(HOME, 'x')} -> ${READER} | ${ASSUME} | unknown | crosses`,
      ],
    ],
    [
      'is unknown where the caller is not in the input',
      { roles: [bearer(READER, [], policy(trusts({ AWS: CALLER })))] },
      line('unknown | crosses'),
    ],
    [
      'is unknown where the target is not in the input',
      { roles: [bearer(CALLER, [assumes()])] },
      line('unknown | crosses'),
    ],
    [
      'is unknown by an unknown resource',
      { roles: [bearer(CALLER, [allow({ Action: ASSUME, Resource: null })]), bearer(READER)] },
      [],
    ],
    [
      'within an account does not cross',
      { roles: [bearer(CALLER), bearer(role(HOME, 'x'), [], policy(trusts({ AWS: CALLER })))] },
      [`assume | ${CALLER} -> ${role(HOME, 'x')} | ${ASSUME} | allowed`],
    ],
    [
      'within an account that the trust does not name is denied',
      { roles: [bearer(CALLER, [allow({ Action: ASSUME, Resource: role(HOME, 'x') })]), bearer(role(HOME, 'x'))] },
      [`assume | ${CALLER} -> ${role(HOME, 'x')} | ${ASSUME} | denied`],
    ],
    [
      'of a role session is judged as one',
      both([assumes()], [trusts({ AWS: `arn:aws:sts::${HOME}:assumed-role/caller/s` })]),
      [
        `assume | ${CALLER} -> ${READER} | ${ASSUME} | unknown | crosses`,
        `assume | arn:aws:sts::${HOME}:assumed-role/caller/s -> ${READER} | ${ASSUME} | allowed | crosses`,
      ],
    ],
    [
      'by patterns of actions and resources is what they mean for the target',
      both([allow({ Action: 'sts:*', Resource: `${role(CROSS, '')}*` })], [trusts({ AWS: CALLER }, { Action: '*' })]),
      line('allowed | crosses'),
    ],
    [
      'by what is left out is what remains',
      both(
        [allow({ NotAction: ['iam:*'], NotResource: WORKER })],
        [allow({ Principal: { AWS: CALLER }, NotAction: 'sts:TagSession' })],
      ),
      [`assume | ${CALLER} -> ${CALLER} | ${ASSUME} | denied`, ...line('allowed | crosses')],
    ],
    ['is not what is left out', both([allow({ NotAction: ['sts:Assume*'], Resource: '*' })], []), []],
    [
      'of a pattern that means nothing for the target is none',
      both([allow({ Action: ['s3:*', 'sts:Tag*'], Resource: '*' })], []),
      [],
    ],
    [
      'on a function that the input does not hold is unknown',
      { roles: [bearer(CALLER, [allow({ Action: 'lambda:Invoke*', Resource: WORKER })])] },
      [`invoke | ${CALLER} -> ${WORKER} | ${INVOKE} | unknown | crosses`],
    ],
    [
      'on an alias by a pattern of the permission',
      {
        roles: [bearer(CALLER, [allow({ Action: INVOKE, Resource: `${WORKER}:live` })])],
        functions: [
          {
            arn: WORKER,
            resourcePolicies: {
              live: policy(allow({ Principal: { AWS: CALLER }, Action: 'lambda:*', Resource: `${WORKER}:live` })),
            },
          },
        ],
      },
      [`invoke | ${CALLER} -> ${WORKER}:live | ${INVOKE} | allowed | crosses`],
    ],
  ])('%s', (_, world, expected) => {
    expect(edges(world)).toEqual(expected);
  });

  it('of nobody who can make a request is an open door', () => {
    const odd = `arn:aws:sts::${HOME}:federated-user/u`;
    expect(edges({ roles: [bearer(READER, [], policy(trusts({ AWS: [odd, 'nobody'] })))] })).toEqual([
      `assume | ${odd} -> ${READER} | ${ASSUME} | allowed | crosses`,
      `assume | nobody -> ${READER} | ${ASSUME} | allowed | crosses`,
    ]);
  });
});

describe('a door', () => {
  const trusting = (...statements: readonly (object | null)[]) => ({
    roles: [bearer(READER, [], policy(...statements))],
  });
  const UNKNOWN_DOOR = `assume | <known after apply> -> ${READER} | <known after apply> | unknown | crosses`;

  it.each<[string, object, readonly string[]]>([
    [
      'stands open to an account',
      trusting(trusts({ AWS: root(HOME) })),
      [`assume | ${root(HOME)} -> ${READER} | ${ASSUME} | allowed | crosses`],
    ],
    [
      'stands open to the account itself',
      trusting(trusts({ AWS: CROSS })),
      [`assume | ${CROSS} -> ${READER} | ${ASSUME} | allowed`],
    ],
    ['stands open to a service', permits(SNS), [`invoke | sns.amazonaws.com -> ${WORKER} | ${INVOKE} | allowed`]],
    [
      'stands open to a service of another account',
      permits(SNS, { Condition: { StringEquals: { 'aws:SourceAccount': HOME } } }),
      [
        `invoke | sns.amazonaws.com -> ${WORKER} | ${INVOKE} | allowed | crosses | StringEquals aws:SourceAccount ${HOME}`,
      ],
    ],
    [
      'stands open to everyone by any action',
      permits('*', { Action: 'lambda:*' }),
      [`invoke | * -> ${WORKER} | lambda:* | allowed | crosses`],
    ],
    [
      'is another one for an action that neither takes nor calls',
      permits({ AWS: HOME }, { Action: 'lambda:GetFunction' }),
      [`use | ${HOME} -> ${WORKER} | lambda:GetFunction | allowed | crosses`],
    ],
    ['is unknown where the policy is', { roles: [bearer(READER, [], null)] }, [UNKNOWN_DOOR]],
    [
      'is unknown where statements are, the known ones too',
      trusting(null, trusts({ AWS: HOME })),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | unknown | crosses`, UNKNOWN_DOOR],
    ],
    [
      'is unknown where the effect is',
      trusting({ Effect: null, Principal: { AWS: HOME }, Action: ASSUME }),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | unknown | crosses`],
    ],
    [
      'is unknown where a Deny may close it',
      trusting(trusts({ AWS: HOME }), deny({ Principal: '*', Action: ASSUME })),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | unknown | crosses`],
    ],
    [
      'is unknown where a Deny names the account in another form',
      trusting(trusts({ AWS: HOME }), deny({ Principal: { AWS: root(HOME) }, Action: 'sts:*' })),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | unknown | crosses`],
    ],
    [
      'is unknown where a Deny spares somebody',
      trusting(trusts({ AWS: HOME }), deny({ NotPrincipal: { AWS: CALLER }, Action: ASSUME })),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | unknown | crosses`],
    ],
    [
      'stands open where a Deny is about somebody else',
      trusting(trusts({ AWS: HOME }), deny({ Principal: { AWS: CALLER }, Action: ASSUME })),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | allowed | crosses`],
    ],
    [
      'stands open where a Deny is about another action',
      trusting(trusts({ AWS: HOME }), deny({ Principal: '*', Action: 'sts:TagSession' })),
      [`assume | ${HOME} -> ${READER} | ${ASSUME} | allowed | crosses`],
    ],
    [
      'is of an account where its id is unknown',
      {
        resources: [
          {
            arn: QUEUE,
            resourcePolicy: policy(
              allow({ Principal: { CanonicalUser: 'abc' }, Action: 'sqs:SendMessage', Resource: QUEUE }),
            ),
          },
        ],
      },
      [`use | abc -> ${QUEUE} | sqs:SendMessage | allowed | crosses`],
    ],
  ])('%s', (_, world, expected) => {
    expect(edges(world)).toEqual(expected);
  });
});
