import { InputError } from '../../../lib/errors';
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';
import { type Access, declare, judge, mayAssume, roles, trusts, verdicts } from './declared-world';
import { ASSUME, allow, bearer, CALLER, CROSS, HOME, INVOKE, OTHER, policy, READER, role, root, WORKER } from './world';

describe('a result of check', () => {
  it('tells each access with its proof, what nobody declared, and the notes', () => {
    const world = {
      ...roles([mayAssume()], [trusts(), trusts({ Sid: 'Foreign', Principal: { AWS: root(OTHER) } })]),
      ...declare({}),
    };
    const determining = (policyType: string, side: string, name: string, owner: string) => ({
      policyType,
      side,
      policy: name,
      name,
      owner,
      input: 'world',
      statement: '#0',
      effect: 'Allow',
    });
    const trust = determining('trustPolicy', 'target', 'trust policy', READER);
    expect(judge(world)).toEqual({
      world: 'world',
      declared: [
        {
          principal: CALLER,
          breadth: 'role',
          action: ASSUME,
          resource: READER,
          via: 'trustPolicy',
          side: 'both',
          declaredConditions: [],
          status: 'proved',
          decision: {
            outcome: 'allowed',
            determining: [trust, determining('identityPolicy', 'caller', 'own', CALLER)],
            reasons: [
              {
                code: 'allowedByStatement',
                side: 'target',
                policyType: 'trustPolicy',
                policy: 'trust policy',
                statement: '#0',
              },
              {
                code: 'allowedByStatement',
                side: 'caller',
                policyType: 'identityPolicy',
                policy: 'own',
                statement: '#0',
              },
            ],
            assumes: [
              { code: 'noServiceControlPolicies', subject: HOME },
              { code: 'noResourceControlPolicies', subject: CROSS },
            ],
            conditions: [],
          },
        },
      ],
      undeclared: [
        {
          principal: root(OTHER),
          breadth: 'account',
          action: ASSUME,
          resource: READER,
          conditions: [],
          statement: { ...trust, statement: 'Foreign' },
          status: 'undeclared',
        },
      ],
      notes: [],
    });
  });

  it('is empty for a world without manifest in which nothing crosses accounts', () => {
    expect(check('w', buildGraph([]))).toEqual({ world: 'w', declared: [], undeclared: [], notes: [] });
  });

  it('refuses a manifest whose principal can make no request', () => {
    expect(() => judge(declare({ principal: 'caller' }))).toThrow(InputError);
  });
});

describe('an access of a service', () => {
  const BUCKET = 'arn:aws:s3:::uploads';
  const SOURCE = { ArnLike: { 'aws:SourceArn': BUCKET } };
  const access = (conditions: object) =>
    declare({
      principal: 's3.amazonaws.com',
      breadth: 'service',
      action: INVOKE,
      resource: WORKER,
      via: 'eventSource',
      conditions,
    });
  const permitted = (Condition: object) => ({
    functions: [
      {
        arn: WORKER,
        resourcePolicies: {
          '': policy(
            allow({ Principal: { Service: 's3.amazonaws.com' }, Action: INVOKE, Resource: WORKER, Condition }),
          ),
        },
      },
    ],
  });
  const OWNED = { ...SOURCE, StringEquals: { 'aws:SourceAccount': HOME } };
  const bucket = { resources: [{ arn: BUCKET, accountId: HOME }] };

  it.each<[string, object, object, object, readonly string[]]>([
    ['is proved for its source', SOURCE, SOURCE, {}, ['proved', 'allowed', 'allowedByStatement target']],
    [
      'is wider than declared without its source',
      SOURCE,
      {},
      {},
      ['widerThanDeclared', 'allowed', 'allowedByStatement target'],
    ],
    [
      'is unknown where nobody tells whose bucket it is',
      SOURCE,
      OWNED,
      {},
      ['unknown', 'unknown', 'conditionUnknown target'],
    ],
    [
      'is proved where the input tells whose bucket it is',
      SOURCE,
      OWNED,
      bucket,
      ['proved', 'allowed', 'allowedByStatement target'],
    ],
    [
      'is proved where the manifest tells whose bucket it is',
      OWNED,
      OWNED,
      {},
      ['proved', 'allowed', 'allowedByStatement target'],
    ],
    [
      'is denied where the bucket is that of another account',
      OWNED,
      { ...SOURCE, StringEquals: { 'aws:SourceAccount': OTHER } },
      bucket,
      ['denied', 'implicitDeny', 'noStatementAllows target', 'conditionFails target'],
    ],
  ])('%s', (_, declared, written, rest, expected) => {
    expect(verdicts(judge({ ...permitted(written), ...rest, ...access(declared) }))).toEqual([expected]);
  });
});

describe('accesses of one service to one function', () => {
  const topic = (name: string) => ({ ArnLike: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${HOME}:${name}` } });
  const access = { principal: 'sns.amazonaws.com', breadth: 'service', action: INVOKE, resource: WORKER };
  const permits = (Condition: object) =>
    allow({ Principal: { Service: 'sns.amazonaws.com' }, Action: INVOKE, Resource: WORKER, Condition });
  const functions = [
    { arn: WORKER, resourcePolicies: { '': policy(permits(topic('news')), permits(topic('orders'))) } },
  ];
  const statuses = (...accesses: readonly Access[]) =>
    judge({
      functions,
      ...declare(...accesses.map((one) => ({ ...access, via: 'eventSource', ...one }))),
    }).declared.map(({ status }) => status);
  const news = { conditions: topic('news') };

  it.each<[string, readonly Access[], readonly string[]]>([
    ['are proved where each is declared', [news, { conditions: topic('orders') }], ['proved', 'proved']],
    ['are wider than declared where one is not', [news], ['widerThanDeclared']],
    [
      'are wider than declared where the other is another source',
      [news, { conditions: topic('other') }],
      ['widerThanDeclared', 'denied'],
    ],
    [
      'are wider than declared where the other is declared of one half alone',
      [news, { conditions: topic('orders'), side: 'target' }],
      ['widerThanDeclared', 'proved'],
    ],
    [
      'are wider than declared where the other is by another way',
      [news, { conditions: topic('orders'), via: 'resourcePolicy' }],
      ['widerThanDeclared', 'widerThanDeclared'],
    ],
    [
      'are wider than declared where it is unknown when the other is',
      [news, { conditions: null }],
      ['widerThanDeclared', 'unknown'],
    ],
  ])('%s', (_, accesses, expected) => {
    expect(statuses(...accesses)).toEqual(expected);
  });
});

describe('an access of a service beside one of which nothing is known', () => {
  const beside = (service: string) => {
    const permission = (principal: string, sourceArn: string) => ({
      function_name: WORKER,
      action: INVOKE,
      principal,
      source_arn: sourceArn,
      provider: 'aws.home',
    });
    const synthesis = {
      provider: { aws: [{ alias: 'home', region: 'us-east-1', allowed_account_ids: [CROSS] }] },
      resource: {
        aws_lambda_function: { worker: { function_name: 'worker', role: role(CROSS, 'worker'), provider: 'aws.home' } },
        aws_lambda_permission: {
          known: permission('sns.amazonaws.com', `arn:aws:sns:us-east-1:${HOME}:news`),
          unknown: permission(service, '${uuid()}'),
        },
      },
    };
    const news = {
      principal: 'sns.amazonaws.com',
      breadth: 'service',
      action: INVOKE,
      resource: WORKER,
      via: 'eventSource',
      conditions: { ArnLike: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${HOME}:news` } },
    };
    return check(
      'world',
      buildGraph([
        readInventory('synthesis', JSON.stringify(synthesis)),
        readJsonInventory('manifest', { schemaVersion: 1, ...declare(news) }),
      ]),
    ).declared.map(({ status }) => status);
  };

  it('is proved where the other is one of another service', () => {
    expect(beside('apigateway.amazonaws.com')).toEqual(['proved']);
  });

  it('is unknown where the other is one of the same service', () => {
    expect(beside('sns.amazonaws.com')).toEqual(['unknown']);
  });
});

describe('halves of one access', () => {
  const sides = (...accesses: readonly Access[]) =>
    judge({ ...roles([mayAssume()], [trusts()]), ...declare(...accesses) }).declared.map(({ side, status }) => [
      side,
      status,
    ]);

  it.each<[string, readonly Access[], readonly (readonly string[])[]]>([
    ['declared in two states are one access', [{ side: 'caller' }, { side: 'target' }], [['both', 'proved']]],
    ['declared in the other order are one access', [{ side: 'target' }, { side: 'caller' }], [['both', 'proved']]],
    [
      'declared twice on one side are one access of that side',
      [{ side: 'caller' }, { side: 'caller' }],
      [['caller', 'proved']],
    ],
    ['beside the whole are part of it', [{ side: 'caller' }, { side: 'both' }], [['both', 'proved']]],
    [
      'whose action is written in other letters are one access',
      [{ side: 'caller' }, { side: 'target', action: 'STS:assumerole' }],
      [['both', 'proved']],
    ],
    [
      'under other conditions are two',
      [{ side: 'caller' }, { side: 'target', conditions: { Bool: { k: 'true' } } }],
      [
        ['caller', 'proved'],
        ['target', 'widerThanDeclared'],
      ],
    ],
    [
      'of other breadths are two',
      [{ side: 'caller' }, { side: 'target', breadth: 'account' }],
      [
        ['caller', 'proved'],
        ['target', 'proved'],
      ],
    ],
    [
      'by other ways are two',
      [{ side: 'caller' }, { side: 'target', via: 'identityPolicy' }],
      [
        ['caller', 'proved'],
        ['target', 'proved'],
      ],
    ],
  ])('%s', (_, accesses, expected) => {
    expect(sides(...accesses)).toEqual(expected);
  });

  it('in two inputs are judged in the world of both', () => {
    const caller = { roles: [bearer(CALLER, [mayAssume()])], ...declare({ side: 'caller' }) };
    const target = { roles: [bearer(READER, [], policy(trusts()))], ...declare({ side: 'target' }) };
    const read = (name: string, world: object) => readJsonInventory(name, { schemaVersion: 1, ...world });
    const together = check('both', buildGraph([read('a', caller), read('b', target)]));
    const alone = [check('a', buildGraph([read('a', caller)])), check('b', buildGraph([read('b', target)]))];
    expect(
      [together, ...alone].map((result) => [
        result.world,
        ...verdicts(result).map(([status]) => status),
        ...result.undeclared,
      ]),
    ).toEqual([
      ['both', 'proved'],
      ['a', 'unknown'],
      ['b', 'unknown'],
    ]);
  });
});
