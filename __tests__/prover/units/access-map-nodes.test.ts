import { mapAccess } from '../../../lib/prover/access-map';
import {
  ASSUME,
  allow,
  bearer,
  CALLER,
  CROSS,
  graphOf,
  HOME,
  INVOKE,
  lambda,
  policy,
  READER,
  role,
  root,
  WORKER,
} from './world';

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
const trusts = (Principal: unknown, rest: object = {}) => allow({ Principal, Action: ASSUME, ...rest });

describe('running', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'is from a function to its execution role',
      { functions: [{ arn: WORKER, executionRole: role(CROSS, 'w') }] },
      [`run | ${WORKER} -> ${role(CROSS, 'w')} |  | allowed`],
    ],
    [
      'is to an unknown role',
      { functions: [{ arn: WORKER, executionRole: null }] },
      [`run | ${WORKER} -> <known after apply> |  | allowed`],
    ],
    ['is nowhere without one', { functions: [{ arn: WORKER }] }, []],
  ])('%s', (_, world, expected) => {
    expect(edges(world)).toEqual(expected);
  });
});

describe('a node', () => {
  const nodes = (AWS: string) => {
    const world = { roles: [bearer(READER, [], policy(trusts({ AWS })))] };
    return map(world).nodes.filter(({ id }) => id !== READER);
  };
  const queue = (name: string) => `arn:aws:sqs:us-east-1:${HOME}:${name}`;

  it.each<[string, object]>([
    ['*', { kind: 'everyone', inInput: false }],
    [HOME, { kind: 'account', accountId: HOME, inInput: false }],
    [root(HOME), { kind: 'account', accountId: HOME, inInput: false }],
    [CALLER, { kind: 'role', accountId: HOME, inInput: false }],
    [`arn:aws:sts::${HOME}:assumed-role/x/s`, { kind: 'role', accountId: HOME, inInput: false }],
    [`arn:aws:iam::${HOME}:user/p/u`, { kind: 'user', accountId: HOME, inInput: false }],
    [role(HOME, '__proto__'), { kind: 'role', accountId: HOME, inInput: false }],
    [role(HOME, 'constructor'), { kind: 'role', accountId: HOME, inInput: false }],
  ])('for %s is what it stands for', (id, expected) => {
    expect(nodes(id)).toEqual([{ id, ...expected }]);
  });

  it.each(['role', 'user', 'function', 'root'])('for a queue called %s is a resource', (name) => {
    expect(map({ resources: [{ arn: queue(name) }] }).nodes).toEqual([
      { id: queue(name), kind: 'resource', accountId: HOME, inInput: true },
    ]);
  });

  it('for an alias is in the input with its function', () => {
    const arn = lambda(CROSS, 'fn');
    const world = {
      functions: [
        { arn, resourcePolicies: { live: policy(allow({ Principal: SNS, Action: INVOKE, Resource: `${arn}:live` })) } },
      ],
    };
    expect(map(world).nodes).toEqual([
      { id: arn, kind: 'function', accountId: CROSS, inInput: true },
      { id: `${arn}:live`, kind: 'function', accountId: CROSS, inInput: true },
      { id: 'sns.amazonaws.com', kind: 'service', inInput: false },
    ]);
  });
});
