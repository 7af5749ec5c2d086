import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import type { AssumeRoleOptions } from '../../lib/constructs/assume-role-options';
import { synthesiseStack } from '../support/synthesised';
import { allow, aws, document, trust } from './expected';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { documents, output } from './views';

const READER = roleArn(CROSS, 'reader');
const CALLER = aws(roleArn(HOME, 'caller-role'));
const ORGANIZATION = 'o-abcdefghij';

interface Halves {
  readonly identity: unknown;
  readonly trusted: unknown;
  readonly conditions: unknown;
}

function halves(options: AssumeRoleOptions): Halves {
  const stack = synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role, ...options });
  });
  const manifest = output(stack, 'access_manifest') as { accesses: { conditions: unknown }[] };
  return {
    identity: documents(stack)['aws.home caller-role/assume-role'],
    trusted: documents(stack)['aws.cross reader/trust'],
    conditions: manifest.accesses.map(({ conditions }) => conditions),
  };
}

test('an external id is asked for on both halves, and only of AssumeRole', () => {
  const condition = { StringEquals: { 'sts:ExternalId': 'ticket-7' } };
  expect(halves({ externalId: 'ticket-7' })).toEqual({
    identity: document(allow('sts:AssumeRole', READER, condition)),
    trusted: document(trust(CALLER, condition)),
    conditions: [{ StringEquals: { 'sts:ExternalId': ['ticket-7'] } }],
  });
});

test('an organization is asked for on the trust half alone', () => {
  expect(halves({ organizationId: ORGANIZATION })).toEqual({
    identity: document(allow('sts:AssumeRole', READER)),
    trusted: document(trust(CALLER, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } })),
    conditions: [{ StringEquals: { 'aws:PrincipalOrgID': [ORGANIZATION] } }],
  });
});

test('session tags are a statement of their own on both halves: each tag with its value, and no other tag', () => {
  const condition = {
    StringEquals: { 'aws:RequestTag/team': 'reports', 'aws:RequestTag/stage': 'prod' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage', 'team'] },
  };
  expect(halves({ sessionTags: { team: 'reports', stage: 'prod' } })).toEqual({
    identity: document(allow('sts:AssumeRole', READER), allow('sts:TagSession', READER, condition)),
    trusted: document(trust(CALLER), trust(CALLER, condition, 'sts:TagSession')),
    conditions: [{}],
  });
});

test('no session tags means that none may be sent', () => {
  expect(halves({ sessionTags: {} })).toEqual({
    identity: document(allow('sts:AssumeRole', READER)),
    trusted: document(trust(CALLER)),
    conditions: [{}],
  });
});

test('a source identity is a statement of its own on both halves', () => {
  const condition = { StringEquals: { 'sts:SourceIdentity': 'reporter' } };
  expect(halves({ sourceIdentity: 'reporter' })).toEqual({
    identity: document(allow('sts:AssumeRole', READER), allow('sts:SetSourceIdentity', READER, condition)),
    trusted: document(trust(CALLER), trust(CALLER, condition, 'sts:SetSourceIdentity')),
    conditions: [{}],
  });
});

test('all options at once keep each condition where it belongs', () => {
  const options: AssumeRoleOptions = {
    externalId: 'ticket-7',
    organizationId: ORGANIZATION,
    sessionTags: { team: 'reports' },
    sourceIdentity: 'reporter',
    onlyFromFunction: true,
    trust: 'roleName',
    sessionDuration: 900,
  };
  const tags = {
    StringEquals: { 'aws:RequestTag/team': 'reports' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' },
  };
  const fromFunction = {
    ArnEquals: { 'lambda:SourceFunctionArn': `arn:aws:lambda:us-east-1:${HOME}:function:caller` },
  };
  const root = aws(`arn:aws:iam::${HOME}:root`);
  const named = { ArnEquals: { 'aws:PrincipalArn': roleArn(HOME, 'caller-role') } };
  const organization = { 'aws:PrincipalOrgID': ORGANIZATION };
  expect(halves(options)).toEqual({
    identity: document(
      allow('sts:AssumeRole', READER, { StringEquals: { 'sts:ExternalId': 'ticket-7' }, ...fromFunction }),
      allow('sts:TagSession', READER, { ...tags, ...fromFunction }),
      allow('sts:SetSourceIdentity', READER, { StringEquals: { 'sts:SourceIdentity': 'reporter' }, ...fromFunction }),
    ),
    trusted: document(
      trust(root, { StringEquals: { 'sts:ExternalId': 'ticket-7', ...organization }, ...named }),
      trust(
        root,
        {
          StringEquals: { 'aws:RequestTag/team': 'reports', ...organization },
          'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' },
          ...named,
        },
        'sts:TagSession',
      ),
      trust(
        root,
        { StringEquals: { 'sts:SourceIdentity': 'reporter', ...organization }, ...named },
        'sts:SetSourceIdentity',
      ),
    ),
    conditions: [
      {
        StringEquals: { 'sts:ExternalId': ['ticket-7'], 'aws:PrincipalOrgID': [ORGANIZATION] },
        ArnEquals: { 'lambda:SourceFunctionArn': [`arn:aws:lambda:us-east-1:${HOME}:function:caller`] },
      },
    ],
  });
});

test('grants that differ in an option share a policy in statements whose sids differ', () => {
  const stack = synthesiseStack((scope) => {
    const cross = crossAccount(scope);
    const caller = lambda(homeAccount(scope), 'caller');
    for (const [roleName, externalId] of [
      ['a', undefined],
      ['b', 'ticket-7'],
      ['c', 'ticket-8'],
      ['d', undefined],
    ] as const) {
      const role = new AssumableRole(scope, roleName, { account: cross, roleName });
      new AssumeRoleGrant(scope, `${roleName}-grant`, { caller, role, externalId });
    }
  });
  expect(documents(stack)['aws.home caller-role/assume-role']).toEqual(
    document(
      allow('sts:AssumeRole', [roleArn(CROSS, 'a'), roleArn(CROSS, 'd')]),
      allow('sts:AssumeRole', roleArn(CROSS, 'b'), { StringEquals: { 'sts:ExternalId': 'ticket-7' } }),
      allow('sts:AssumeRole', roleArn(CROSS, 'c'), { StringEquals: { 'sts:ExternalId': 'ticket-8' } }),
    ),
  );
  const raw = stack.policies['aws_iam_role_policy.caller_role_assume-role_75FBAFA2'] as {
    Statement: { Sid: string }[];
  };
  const sids = raw.Statement.map(({ Sid }) => Sid);
  expect(sids).toEqual([...new Set(sids)]);
  expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
});
