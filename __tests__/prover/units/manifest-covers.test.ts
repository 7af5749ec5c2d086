import { findUndeclared } from '../../../lib/prover/undeclared';
import { type Access, declare } from './declared-world';
import { onlyFrom, open, permit, permitting, SERVICE, TOPIC, trusting } from './open-doors';
import { ASSUME, allow, CALLER, graphOf, HOME, INVOKE, OTHER, policy, role, root, WORKER } from './world';

describe('what is declared', () => {
  const organization = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } };
  const source = (accountId: string) => ({ ArnLike: { 'aws:SourceArn': TOPIC(accountId) } });
  const service = {
    principal: 'sns.amazonaws.com',
    breadth: 'service',
    action: INVOKE,
    resource: WORKER,
    via: 'eventSource',
  };
  const invoke = { action: INVOKE, resource: WORKER, via: 'resourcePolicy' };

  it.each<[string, object, Access, boolean]>([
    ['a role covers itself', trusting(open({ Principal: { AWS: CALLER } })), {}, true],
    ['a role does not cover another', trusting(open({ Principal: { AWS: role(HOME, 'x') } })), {}, false],
    ['a role does not cover its account', trusting(open({ Principal: { AWS: HOME } })), {}, false],
    [
      'a role covers the account under its name',
      trusting(open({ Principal: { AWS: root(HOME) }, ...onlyFrom('aws:PrincipalArn', CALLER, 'ArnEquals') })),
      {},
      true,
    ],
    [
      'a role does not cover the account under another name besides',
      trusting(
        open({ Principal: { AWS: root(HOME) }, ...onlyFrom('aws:PrincipalArn', [CALLER, role(HOME, '*')], 'ArnLike') }),
      ),
      {},
      false,
    ],
    ['an account covers its root', trusting(open({ Principal: { AWS: root(HOME) } })), { breadth: 'account' }, true],
    ['an account covers its id', trusting(open({ Principal: { AWS: HOME } })), { breadth: 'account' }, true],
    [
      'an account covers its roles',
      trusting(open({ Principal: { AWS: role(HOME, 'x') } })),
      { breadth: 'account' },
      true,
    ],
    ['an account does not cover another', trusting(open({ Principal: { AWS: OTHER } })), { breadth: 'account' }, false],
    ['an account does not cover everyone', trusting(open({ Principal: '*' })), { breadth: 'account' }, false],
    [
      'an account does not cover an organization',
      trusting(open({ Principal: '*', ...organization })),
      { breadth: 'account' },
      false,
    ],
    [
      'an organization covers itself',
      trusting(open({ Principal: '*', ...organization })),
      { breadth: 'organization', conditions: organization.Condition },
      true,
    ],
    [
      'an organization does not cover another',
      trusting(open({ Principal: '*', ...onlyFrom('aws:PrincipalOrgID', ['o-abc', 'o-xyz']) })),
      { breadth: 'organization', conditions: organization.Condition },
      false,
    ],
    [
      'an organization does not cover everyone',
      trusting(open({ Principal: '*' })),
      { breadth: 'organization', conditions: organization.Condition },
      false,
    ],
    [
      'nothing covers everyone but one',
      trusting(open({ NotPrincipal: { AWS: OTHER } })),
      { breadth: 'organization', conditions: organization.Condition },
      false,
    ],
    [
      'a service covers itself',
      permitting(permit({ Principal: SERVICE, Condition: source(HOME) })),
      { ...service, conditions: source(HOME) },
      true,
    ],
    [
      'a service without source covers every source',
      permitting(permit({ Principal: SERVICE, Condition: source(HOME) })),
      service,
      true,
    ],
    [
      'a service does not cover the source of another account',
      permitting(permit({ Principal: SERVICE, Condition: source(OTHER) })),
      { ...service, conditions: source(HOME) },
      false,
    ],
    [
      'a service does not cover one more account',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('aws:SourceAccount', [HOME, OTHER]) })),
      { ...service, conditions: { StringEquals: { 'aws:SourceAccount': HOME } } },
      false,
    ],
    [
      'a service does not cover another service',
      permitting(permit({ Principal: { Service: 's3.amazonaws.com' }, Condition: source(HOME) })),
      { ...service, conditions: source(HOME) },
      false,
    ],
    [
      'a bucket covers itself, whose account only the permission tells',
      permitting(
        permit({
          Principal: SERVICE,
          Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' }, StringEquals: { 'aws:SourceAccount': HOME } },
        }),
      ),
      { ...service, conditions: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } } },
      true,
    ],
    [
      'a bucket does not cover another',
      permitting(
        permit({
          Principal: SERVICE,
          Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::c' }, StringEquals: { 'aws:SourceAccount': HOME } },
        }),
      ),
      { ...service, conditions: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } } },
      false,
    ],
    [
      'a role assumed covers the tags of its session',
      trusting(open({ Principal: { AWS: CALLER }, Action: [ASSUME, 'sts:TagSession', 'sts:SetSourceIdentity'] })),
      {},
      true,
    ],
    [
      'a role assumed does not cover what comes with another action',
      trusting(open({ Principal: { AWS: CALLER }, Action: 'sts:AssumeRoleWithWebIdentity' })),
      {},
      false,
    ],
    [
      'tags do not cover the role assumed',
      trusting(open({ Principal: { AWS: CALLER } })),
      { action: 'sts:TagSession' },
      false,
    ],
    ['an action covers no pattern', trusting(open({ Principal: { AWS: CALLER }, Action: 'sts:*' })), {}, false],
    [
      'an action in other letters covers it',
      trusting(open({ Principal: { AWS: CALLER }, Action: 'STS:assumerole' })),
      {},
      true,
    ],
    ['a function covers itself', permitting(permit({ Principal: { AWS: CALLER } })), invoke, true],
    [
      'a function covers the permission on anything of it',
      permitting(permit({ Principal: { AWS: CALLER }, Resource: '*' })),
      invoke,
      true,
    ],
    [
      'a function does not cover its alias',
      {
        functions: [
          {
            arn: WORKER,
            resourcePolicies: { live: policy(permit({ Principal: { AWS: CALLER }, Resource: `${WORKER}:live` })) },
          },
        ],
      },
      invoke,
      false,
    ],
    [
      'a function covers no resource left out',
      permitting(allow({ Principal: { AWS: CALLER }, Action: INVOKE, NotResource: 'x' })),
      invoke,
      false,
    ],
    [
      'another resource covers nothing',
      permitting(permit({ Principal: { AWS: CALLER } })),
      { ...invoke, resource: `${WORKER}2` },
      false,
    ],
    [
      'an unknown resource covers nothing',
      permitting(permit({ Principal: { AWS: CALLER } })),
      { ...invoke, resource: null },
      false,
    ],
    [
      'an unknown principal covers nothing',
      trusting(open({ Principal: { AWS: CALLER } })),
      { principal: null, breadth: 'account' },
      false,
    ],
  ])('%s', (_, world, access, isCovered) => {
    expect(findUndeclared(graphOf({ ...world, ...declare(access) })).length === 0).toBe(isCovered);
  });
});
