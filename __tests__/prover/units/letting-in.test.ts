import { findUndeclared } from '../../../lib/prover/undeclared';
import { onlyFrom, open, permit, permitting, QUEUE, SERVICE, TOPIC, told, trusting } from './open-doors';
import {
  ASSUME,
  allow,
  CALLER,
  CROSS,
  deny,
  graphOf,
  HOME,
  INVOKE,
  OTHER,
  policy,
  READER,
  role,
  root,
  WORKER,
} from './world';

describe('who is let in from another account', () => {
  it.each<[string, object, readonly string[]]>([
    ['nobody by nothing', {}, []],
    ['nobody by a role of the account itself', trusting(open({ Principal: { AWS: role(CROSS, 'own') } })), []],
    ['nobody by the account itself', trusting(open({ Principal: { AWS: [root(CROSS), CROSS] } })), []],
    ['nobody by a service', trusting(open({ Principal: { Service: 'lambda.amazonaws.com' } })), []],
    ['nobody by a deleted role', trusting(open({ Principal: { AWS: 'AROAEXAMPLE123456789' } })), []],
    ['nobody by a federation', trusting(open({ Principal: { Federated: 'accounts.google.com' } })), []],
    ['nobody by an empty principal', trusting(open({ Principal: {} })), []],
    ['nobody by a Deny', trusting(deny({ Principal: '*', Action: ASSUME })), []],
    [
      'a role',
      trusting(open({ Principal: { AWS: CALLER } })),
      [`${CALLER} | role | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'a user',
      trusting(open({ Principal: { AWS: `arn:aws:iam::${HOME}:user/u` } })),
      [`arn:aws:iam::${HOME}:user/u | role | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'a role session',
      trusting(open({ Principal: { AWS: `arn:aws:sts::${HOME}:assumed-role/caller/s` } })),
      [`arn:aws:sts::${HOME}:assumed-role/caller/s | role | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'an account by its root',
      trusting(open({ Principal: { AWS: root(HOME) } })),
      [`${root(HOME)} | account | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'an account by its id',
      trusting(open({ Principal: { AWS: HOME } })),
      [`${HOME} | account | ${ASSUME} | ${READER} | undeclared`],
    ],
    ['everyone', trusting(open({ Principal: '*' })), [`* | everyone | ${ASSUME} | ${READER} | undeclared`]],
    [
      'everyone as an AWS principal',
      trusting(open({ Principal: { AWS: '*' } })),
      [`* | everyone | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'everyone but one',
      trusting(open({ NotPrincipal: { AWS: CALLER } })),
      [`* | everyone | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'an organization',
      trusting(open({ Principal: '*', ...onlyFrom('aws:PrincipalOrgID', ['o-abc', 'o-xyz']) })),
      [`* | organization | ${ASSUME} | ${READER} | undeclared`],
    ],
    [
      'each of several',
      trusting(open({ Principal: { AWS: [CALLER, OTHER, READER] } })),
      [
        `${CALLER} | role | ${ASSUME} | ${READER} | undeclared`,
        `${OTHER} | account | ${ASSUME} | ${READER} | undeclared`,
      ],
    ],
    [
      'a canonical user, whose account nobody knows',
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
      [`abc | account | sqs:SendMessage | ${QUEUE} | unknown`],
    ],
    [
      'whoever a policy without principal is for',
      permitting(permit({})),
      [`<known after apply> | role | ${INVOKE} | ${WORKER} | unknown`],
    ],
    [
      'a service for a source of another account',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('aws:SourceAccount', HOME) })),
      [`sns.amazonaws.com | service | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'a service for a source ARN of another account',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('AWS:sourceArn', TOPIC(HOME), 'ArnLike') })),
      [`sns.amazonaws.com | service | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'nobody by a service for a source of the account itself',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('aws:SourceArn', TOPIC(CROSS), 'ArnLike') })),
      [],
    ],
    [
      'a service for any source account',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('aws:SourceAccount', '*', 'StringLike') })),
      [`sns.amazonaws.com | service | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'a service for one foreign source among several',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('aws:SourceArn', [TOPIC(CROSS), TOPIC(HOME)], 'ArnLike') })),
      [`sns.amazonaws.com | service | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'a service for one foreign account among several',
      permitting(permit({ Principal: SERVICE, ...onlyFrom('aws:SourceAccount', [CROSS, HOME]) })),
      [`sns.amazonaws.com | service | ${INVOKE} | ${WORKER} | undeclared`],
    ],
    [
      'a service for a bucket, whose ARN names no account, and its account',
      permitting(
        permit({
          Principal: { Service: 's3.amazonaws.com' },
          Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' }, StringEquals: { 'aws:SourceAccount': HOME } },
        }),
      ),
      [`s3.amazonaws.com | service | ${INVOKE} | ${WORKER} | undeclared`],
    ],
  ])('%s', (_, world, expected) => {
    expect(told(findUndeclared(graphOf(world)))).toEqual(expected);
  });
});

describe('conditions narrow who is let in', () => {
  const arn = 'aws:PrincipalArn';
  it.each<[string, object, string]>([
    [
      'an account to a role',
      { Principal: { AWS: root(HOME) }, ...onlyFrom(arn, CALLER, 'ArnEquals') },
      `${CALLER} | role`,
    ],
    ['everyone to a role', { Principal: '*', ...onlyFrom('AWS:PRINCIPALARN', CALLER) }, `${CALLER} | role`],
    [
      'everyone to the roles of an account',
      { Principal: '*', ...onlyFrom(arn, `${role(HOME, 'team-')}*`, 'ArnLike') },
      `${role(HOME, 'team-')}* | account`,
    ],
    ['everyone to an account', { Principal: '*', ...onlyFrom('aws:PrincipalAccount', HOME) }, `${HOME} | account`],
    [
      'an account not to some of its roles',
      { Principal: { AWS: HOME }, ...onlyFrom(arn, `${role(HOME, 'team-')}*`, 'ArnLike') },
      `${HOME} | account`,
    ],
    [
      'a role not at all',
      { Principal: { AWS: CALLER }, ...onlyFrom(arn, role(HOME, 'x'), 'ArnLike') },
      `${CALLER} | role`,
    ],
    [
      'nobody where one of the values is anything',
      { Principal: '*', ...onlyFrom(arn, [CALLER, '*'], 'ArnLike') },
      '* | everyone',
    ],
    [
      'nobody where one of the accounts is a pattern',
      { Principal: '*', ...onlyFrom('aws:PrincipalAccount', [HOME, '3*'], 'StringLike') },
      '* | everyone',
    ],
    [
      'nobody where one of the organizations is a pattern',
      { Principal: '*', ...onlyFrom('aws:PrincipalOrgID', ['o-abc', 'o-*'], 'StringLike') },
      '* | everyone',
    ],
    [
      'nobody where the value is what the caller has',
      { Principal: '*', ...onlyFrom(arn, `\${${arn}}`) },
      '* | everyone',
    ],
    [
      'nobody where the key may be missing',
      { Principal: '*', ...onlyFrom(arn, CALLER, 'ArnEqualsIfExists') },
      '* | everyone',
    ],
    [
      'nobody where the set may be empty',
      { Principal: '*', ...onlyFrom('aws:PrincipalOrgID', 'o-abc', 'ForAllValues:StringEquals') },
      '* | everyone',
    ],
    [
      'nobody where it excludes',
      { Principal: '*', ...onlyFrom('aws:PrincipalAccount', HOME, 'StringNotEquals') },
      '* | everyone',
    ],
    ['nobody by another key', { Principal: '*', ...onlyFrom('aws:PrincipalTag/team', 'x') }, '* | everyone'],
  ])('%s', (_, statement, expected) => {
    expect(told(findUndeclared(graphOf(trusting(open(statement)))))).toEqual([
      `${expected} | ${ASSUME} | ${READER} | undeclared`,
    ]);
  });

  it.each<[string, object]>([
    ['everyone to the account itself', { Principal: '*', ...onlyFrom('aws:PrincipalAccount', CROSS) }],
    [
      'everyone to roles of the account itself',
      { Principal: '*', ...onlyFrom(arn, `${role(CROSS, 'x')}*`, 'ArnLike') },
    ],
    ['everyone to no value at all', { Principal: '*', ...onlyFrom(arn, []) }],
    [
      'of two conditions the one that names fewer counts',
      { Principal: '*', Condition: { ArnLike: { [arn]: '*' }, StringEquals: { [arn]: READER } } },
    ],
  ])('%s, and nobody else is let in', (_, statement) => {
    expect(findUndeclared(graphOf(trusting(open(statement))))).toEqual([]);
  });
});
