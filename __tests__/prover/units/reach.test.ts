import { buildGraph } from '../../../lib/graph/build-graph';
import { symbolText, UNKNOWN_TEXT } from '../../../lib/iam/text';
import { reach } from '../../../lib/prover/reach';
import type { Inventory } from '../../../lib/terraform/inventory';
import { assumes, CHAIN, f, invokes, lines, pathsFrom, r, trusts } from './chains';
import {
  allow,
  bearer,
  CALLER,
  CROSS,
  graphOf,
  HOME,
  INVOKE,
  lambda,
  OTHER,
  policy,
  READER,
  role,
  root,
  WORKER,
} from './world';

describe('what a principal gets to', () => {
  it('is told path by path: roles it assumes, functions it invokes, and what these run as', () => {
    expect(pathsFrom(CALLER, CHAIN)).toEqual([
      'assume one',
      'assume one, assume two',
      'assume one, assume two, invoke fn',
      'assume one, assume two, invoke fn, run worker-role',
      'assume one, assume two, invoke fn, run worker-role, assume three',
    ]);
  });

  it('has the decision behind each step but that of running', () => {
    const { principal, paths, cutAt } = reach(graphOf(CHAIN), r('two'), { maxSteps: 2 });
    expect({
      principal,
      cutAt,
      paths: paths.map(({ steps, outcome }) => [
        outcome,
        ...steps.map((step) => [step.kind, step.from, step.to, step.decision?.outcome]),
      ]),
    }).toEqual({
      principal: r('two'),
      cutAt: [r('worker-role')],
      paths: [
        ['allowed', ['invoke', r('two'), f('fn'), 'allowed']],
        ['allowed', ['invoke', r('two'), f('fn'), 'allowed'], ['run', f('fn'), r('worker-role'), undefined]],
      ],
    });
  });

  it.each<[string, string, object, readonly string[]]>([
    ['nothing for a role that may do nothing', r('closed'), CHAIN, []],
    ['nothing for a role that nobody knows and nobody trusts', role(OTHER, 'x'), CHAIN, []],
    [
      'that of its role for a session',
      `arn:aws:sts::${CROSS}:assumed-role/two/s`,
      CHAIN,
      ['invoke fn', 'invoke fn, run worker-role', 'invoke fn, run worker-role, assume three'],
    ],
    ['that of what it runs as for a function', f('fn'), CHAIN, ['run worker-role', 'run worker-role, assume three']],
    [
      'that of its function for an alias',
      `${f('fn')}:live`,
      CHAIN,
      ['run worker-role', 'run worker-role, assume three'],
    ],
    [
      'nothing by one half alone',
      CALLER,
      { roles: [bearer(CALLER, [assumes(READER)]), bearer(READER, [], policy())] },
      [],
    ],
    ['nothing by the other half alone', CALLER, { roles: [bearer(CALLER), bearer(READER, [], trusts(CALLER))] }, []],
    [
      'a role of its own account that names it',
      CALLER,
      { roles: [bearer(CALLER), bearer(role(HOME, 'x'), [], trusts(CALLER))] },
      ['assume x'],
    ],
    [
      'a role by a pattern of its own statement',
      CALLER,
      {
        roles: [
          bearer(CALLER, [allow({ Action: 'sts:*', Resource: role(CROSS, '*') })]),
          bearer(READER, [], trusts(root(HOME))),
        ],
      },
      ['assume reader'],
    ],
    [
      'a role by what its statement does not leave out',
      CALLER,
      {
        roles: [
          bearer(CALLER, [allow({ NotAction: 's3:*', NotResource: role(CROSS, 'x') })]),
          bearer(READER, [], trusts(HOME)),
          bearer(r('x'), [], trusts(HOME)),
        ],
      },
      ['assume reader'],
    ],
    [
      'a role that lets in everyone of its own account',
      CALLER,
      { roles: [bearer(CALLER), bearer(role(HOME, 'x'), [], trusts('*'))] },
      ['assume x'],
    ],
    [
      'a function that lets in its account by any action',
      CALLER,
      {
        roles: [bearer(CALLER)],
        functions: [
          {
            arn: lambda(HOME, 'fn'),
            resourcePolicies: {
              '': policy(allow({ Principal: { AWS: CALLER }, Action: 'lambda:*', Resource: lambda(HOME, 'fn') })),
            },
          },
        ],
      },
      ['invoke fn'],
    ],
    [
      'an alias that lets it in by any action',
      CALLER,
      {
        roles: [bearer(CALLER)],
        functions: [
          {
            arn: lambda(HOME, 'fn'),
            resourcePolicies: {
              live: policy(
                allow({ Principal: { AWS: CALLER }, Action: 'lambda:*', Resource: `${lambda(HOME, 'fn')}:live` }),
              ),
            },
          },
        ],
      },
      ['invoke live'],
    ],
    [
      'a role that it may assume with an external ID',
      CALLER,
      {
        roles: [
          bearer(CALLER, [assumes(READER)]),
          bearer(READER, [], trusts(CALLER, { Condition: { StringEquals: { 'sts:ExternalId': 'abc' } } })),
        ],
      },
      ['assume reader'],
    ],
    [
      'a function by its URL',
      CALLER,
      {
        roles: [
          bearer(CALLER, [allow({ Action: ['lambda:InvokeFunctionUrl', INVOKE], Resource: lambda(HOME, 'fn') })]),
        ],
        functions: [{ arn: lambda(HOME, 'fn') }],
      },
      ['invoke fn', 'invoke fn'],
    ],
    [
      'nothing for other actions',
      CALLER,
      {
        roles: [
          bearer(CALLER, [allow({ Action: ['lambda:GetFunction', 'sts:TagSession'], Resource: '*' })], policy()),
          bearer(role(HOME, 'x'), [], policy()),
        ],
      },
      [],
    ],
    [
      'what a service is let in to',
      's3.amazonaws.com',
      {
        ...CHAIN,
        functions: [
          {
            arn: f('fn'),
            executionRole: r('worker-role'),
            resourcePolicies: {
              '': policy(allow({ Principal: { Service: 's3.amazonaws.com' }, Action: INVOKE, Resource: f('fn') })),
            },
          },
        ],
      },
      ['invoke fn', 'invoke fn, run worker-role', 'invoke fn, run worker-role, assume three'],
    ],
    [
      'what a user is let in to',
      `arn:aws:iam::${HOME}:user/u`,
      {
        principals: [
          {
            arn: `arn:aws:iam::${HOME}:user/u`,
            identityPolicies: [{ name: 'own', document: policy(assumes(READER)) }],
          },
        ],
        roles: [bearer(READER, [], trusts(HOME))],
      },
      ['assume reader'],
    ],
  ])('is %s', (_, principal, world, expected) => {
    expect(pathsFrom(principal, world)).toEqual(expected);
  });

  it.each<[string, string, object, readonly string[]]>([
    [
      'a role that the input does not hold',
      CALLER,
      { roles: [bearer(CALLER, [assumes(READER)])] },
      ['assume reader, ?'],
    ],
    [
      'a function that the input does not hold',
      CALLER,
      { roles: [bearer(CALLER, [invokes(WORKER)])] },
      ['invoke worker, ?'],
    ],
    [
      'a role whose trust policy is unknown',
      CALLER,
      { roles: [bearer(CALLER, [assumes(READER)]), bearer(READER, [], null)] },
      ['assume reader, ?'],
    ],
    [
      'a role of the same account whose trust policy is unknown, named by nobody',
      CALLER,
      { roles: [bearer(CALLER), bearer(role(HOME, 'x'), [], null)] },
      ['assume x, ?'],
    ],
    [
      'a role that trusts one of its sessions',
      CALLER,
      {
        roles: [
          bearer(CALLER, [assumes(READER)]),
          bearer(READER, [], trusts(`arn:aws:sts::${HOME}:assumed-role/caller/s`)),
        ],
      },
      ['assume reader, ?'],
    ],
    [
      'a role under an unknown condition',
      CALLER,
      {
        roles: [
          bearer(CALLER, [assumes(READER)]),
          bearer(READER, [], trusts(CALLER, { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })),
        ],
      },
      ['assume reader, ?'],
    ],
    [
      'what comes after an unknown step',
      CALLER,
      {
        roles: [
          bearer(CALLER, [assumes(r('one'))]),
          bearer(r('one'), [assumes(r('two'))], null),
          bearer(r('two'), [], trusts(r('one'))),
        ],
      },
      ['assume one, ?', 'assume one, assume two, ?'],
    ],
    [
      'an unknown role that a function runs as',
      f('fn'),
      { functions: [{ arn: f('fn'), executionRole: null }], roles: [bearer(r('x'), [], trusts('*'))] },
      ['run <known after apply>', 'run <known after apply>, assume x, ?'],
    ],
  ])('is unknown for %s', (_, principal, world, expected) => {
    expect(pathsFrom(principal, world)).toEqual(expected);
  });

  it('goes on from roles that are symbols', () => {
    const s = symbolText('aws_iam_role.worker.arn');
    const document = { version: '2012-10-17', open: false } as const;
    const all = { negated: false, list: { values: ['*'], open: false } };
    const inventory: Inventory = {
      input: 'a',
      roles: [
        {
          arn: s,
          origin: { input: 'a' },
          whole: true,
          trustPolicy: { name: 'trust policy', origin: { input: 'a' }, document: { ...document, statements: [] } },
          identityPolicies: [
            {
              name: 'own',
              origin: { input: 'a' },
              document: {
                ...document,
                statements: [
                  {
                    index: 0,
                    effect: 'Allow',
                    action: all,
                    resource: { negated: false, list: { values: [lambda(CROSS, 'next')], open: false } },
                    conditions: [],
                  },
                ],
              },
            },
          ],
        },
      ],
      functions: [
        { arn: f('fn'), origin: { input: 'a' }, whole: true, executionRole: s, resourcePolicies: {}, functionUrls: {} },
        {
          arn: f('lost'),
          origin: { input: 'a' },
          whole: true,
          executionRole: UNKNOWN_TEXT,
          resourcePolicies: {},
          functionUrls: {},
        },
      ],
      resources: [],
      principals: [],
      accounts: [],
      eventSources: [],
      notes: [],
    };
    const graph = buildGraph([inventory]);
    expect([
      lines(reach(graph, f('fn'))),
      lines(reach(graph, f('lost'))),
      lines(reach(graph, '<aws_iam_role.worker.arn>')),
    ]).toEqual([
      ['run <aws_iam_role.worker.arn>', 'run <aws_iam_role.worker.arn>, invoke next, ?'],
      ['run <known after apply>'],
      ['invoke next, ?'],
    ]);
  });
});
