import { buildGraph } from '../../../lib/graph/build-graph';
import { parsePolicy } from '../../../lib/iam/parse-policy';
import { symbolText } from '../../../lib/iam/text';
import { findUndeclared } from '../../../lib/prover/undeclared';
import type { Inventory } from '../../../lib/terraform/inventory';
import { OBJECTS, open, permit, permitting, told, trusting } from './open-doors';
import { ASSUME, allow, bearer, CALLER, CROSS, graphOf, HOME, INVOKE, policy, READER, WORKER } from './world';

describe('what is let in', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'each action of a list',
      trusting(open({ Principal: { AWS: CALLER }, Action: [ASSUME, 'sts:TagSession'] })),
      [
        `${CALLER} | role | ${ASSUME} | ${READER} | undeclared`,
        `${CALLER} | role | sts:TagSession | ${READER} | undeclared`,
      ],
    ],
    [
      'a pattern as it is written',
      trusting(open({ Principal: { AWS: CALLER }, Action: 'sts:*' })),
      [`${CALLER} | role | sts:* | ${READER} | undeclared`],
    ],
    [
      'everything but an action',
      trusting(allow({ Principal: { AWS: CALLER }, NotAction: 'sts:TagSession' })),
      [`${CALLER} | role | all but sts:TagSession | ${READER} | undeclared`],
    ],
    [
      'any resource of a function is the function',
      permitting(permit({ Principal: { AWS: HOME }, Resource: '*' })),
      [`${HOME} | account | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'any resource of a bucket is more than the bucket',
      {
        resources: [
          {
            arn: 'arn:aws:s3:::b',
            accountId: CROSS,
            resourcePolicy: policy(allow({ Principal: { AWS: HOME }, Action: 's3:GetObject', Resource: '*' })),
          },
        ],
      },
      [`${HOME} | account | s3:GetObject | * | undeclared`],
    ],
    [
      'the objects of a bucket',
      {
        resources: [
          {
            arn: 'arn:aws:s3:::b',
            accountId: CROSS,
            resourcePolicy: policy(allow({ Principal: { AWS: HOME }, Action: 's3:GetObject', Resource: OBJECTS })),
          },
        ],
      },
      [`${HOME} | account | s3:GetObject | ${OBJECTS} | undeclared`],
    ],
    [
      'the objects of a bucket whose account nobody tells',
      {
        resources: [
          {
            arn: 'arn:aws:s3:::b',
            resourcePolicy: policy(allow({ Principal: { AWS: HOME }, Action: 's3:GetObject', Resource: OBJECTS })),
          },
        ],
      },
      [`${HOME} | account | s3:GetObject | ${OBJECTS} | unknown`],
    ],
    [
      'an alias of a function',
      {
        functions: [
          {
            arn: WORKER,
            resourcePolicies: { live: policy(permit({ Principal: { AWS: HOME }, Resource: `${WORKER}:live` })) },
          },
        ],
      },
      [`${HOME} | account | ${INVOKE} | ${WORKER}:live | undeclared`],
    ],
    [
      'everything but a resource is about what has the policy',
      permitting(allow({ Principal: { AWS: HOME }, Action: INVOKE, NotResource: `${WORKER}:live` })),
      [`${HOME} | account | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'an unknown policy',
      { roles: [bearer(READER, [], null)] },
      [`<known after apply> | everyone | <known after apply> | ${READER} | unknown`],
    ],
    [
      'an unknown statement',
      trusting(null, open({ Principal: { AWS: CROSS } })),
      [`<known after apply> | everyone | <known after apply> | ${READER} | unknown`],
    ],
    [
      'an unknown principal',
      trusting(open({ Principal: null })),
      [`<known after apply> | role | ${ASSUME} | ${READER} | unknown`],
    ],
    [
      'an unknown effect',
      trusting({ Effect: null, Principal: { AWS: CALLER }, Action: ASSUME }),
      [`${CALLER} | role | ${ASSUME} | ${READER} | unknown`],
    ],
    [
      'an unknown action',
      trusting(open({ Principal: { AWS: CALLER }, Action: [ASSUME, null] })),
      [
        `${CALLER} | role | ${ASSUME} | ${READER} | undeclared`,
        `${CALLER} | role | <known after apply> | ${READER} | unknown`,
      ],
    ],
    [
      'an account under unknown conditions',
      trusting(open({ Principal: { AWS: HOME }, Condition: null })),
      [`${HOME} | account | ${ASSUME} | ${READER} | unknown`],
    ],
    [
      'a role under unknown conditions',
      trusting(open({ Principal: { AWS: CALLER }, Condition: null })),
      [`${CALLER} | role | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'nobody of the account itself under unknown conditions',
      trusting(open({ Principal: { AWS: CROSS }, Condition: null })),
      [],
    ],
    [
      'an unknown resource',
      permitting(permit({ Principal: { AWS: HOME }, Resource: null })),
      [`${HOME} | account | ${INVOKE} | <known after apply> | unknown`],
    ],
  ])('%s', (_, world, expected) => {
    expect(told(findUndeclared(graphOf(world)))).toEqual(expected);
  });

  it('is told with its conditions and where it stands', () => {
    const world = trusting(
      open({ Sid: 'In', Principal: { AWS: HOME }, Condition: { StringEquals: { 'sts:ExternalId': ['a', null] } } }),
    );
    expect(findUndeclared(graphOf(world))).toEqual([
      {
        principal: HOME,
        breadth: 'account',
        action: ASSUME,
        resource: READER,
        conditions: [{ operator: 'StringEquals', key: 'sts:ExternalId', values: ['a', '<known after apply>'] }],
        statement: {
          policyType: 'trustPolicy',
          side: 'target',
          policy: 'trust policy',
          name: 'trust policy',
          owner: READER,
          input: 'world',
          statement: 'In',
          effect: 'Allow',
        },
        status: 'undeclared',
      },
    ]);
  });

  it('from an account known only after apply is unknown', () => {
    const reading = parsePolicy({
      Statement: open({ Principal: { AWS: symbolText('data.aws_caller_identity.x.arn') } }),
    });
    const trust = 'policy' in reading ? reading.policy : { unknownBecause: 'malformed' as const };
    const inventory: Inventory = {
      input: 'a',
      roles: [
        {
          arn: READER,
          origin: { input: 'a' },
          whole: true,
          trustPolicy: { name: 'trust policy', origin: { input: 'a' }, document: trust },
          identityPolicies: [],
        },
      ],
      functions: [],
      resources: [],
      principals: [],
      accounts: [],
      eventSources: [],
      notes: [],
    };
    expect(told(findUndeclared(buildGraph([inventory])))).toEqual([
      `<data.aws_caller_identity.x.arn> | role | ${ASSUME} | ${READER} | unknown`,
    ]);
  });
});
