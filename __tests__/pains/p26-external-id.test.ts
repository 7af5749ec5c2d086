import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import type { AssumeRoleOptions } from '../../lib/constructs/assume-role-options';
import { badName, wildcardName } from '../../lib/errors';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { documents, policy } from '../support/documents';
import { type Synthesised, synthesiseStack } from '../support/synthesised';
import { refusal, reported } from './diagnose';

const EXTERNAL_ID = 'reports-4711';
const READER = roleArn(CROSS, 'reader');
const CALLER = roleArn(HOME, 'caller-role');
const ASKED = { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } };

function granted(options: AssumeRoleOptions, environment?: { readonly externalId: string }): Synthesised {
  return synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    const told = environment === undefined ? {} : { environment };
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role, ...options, ...told });
  });
}

function halves(stack: Synthesised): readonly unknown[] {
  const all = documents(stack);
  return [all['aws.home caller-role: inline policy assume-role'], all['aws.cross reader: trust policy']];
}

test('P26: one external id is asked for by both halves, and the target is exactly one role', () => {
  expect(halves(granted({ externalId: EXTERNAL_ID }))).toEqual([
    policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER, Condition: ASKED }),
    policy({ Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole', Condition: ASKED }),
  ]);
});

test('P26: the external id is asked for by AssumeRole alone, because TagSession and SetSourceIdentity do not carry it', () => {
  const tags = {
    StringEquals: { 'aws:RequestTag/team': 'reports' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' },
  };
  const identity = { StringEquals: { 'sts:SourceIdentity': 'nightly' } };
  const options = { externalId: EXTERNAL_ID, sessionTags: { team: 'reports' }, sourceIdentity: 'nightly' };
  expect(halves(granted(options))).toEqual([
    policy(
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER, Condition: ASKED },
      { Effect: 'Allow', Action: 'sts:TagSession', Resource: READER, Condition: tags },
      { Effect: 'Allow', Action: 'sts:SetSourceIdentity', Resource: READER, Condition: identity },
    ),
    policy(
      { Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole', Condition: ASKED },
      { Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:TagSession', Condition: tags },
      { Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:SetSourceIdentity', Condition: identity },
    ),
  ]);
});

test('P26: the manifest is the only output that holds the external id', () => {
  const { output } = granted({ externalId: EXTERNAL_ID }).config;
  expect(output).toEqual({
    access_manifest: {
      description: 'The accesses that this stack declares, for a reviewer to prove.',
      value: {
        schemaVersion: 1,
        accesses: [
          {
            principal: CALLER,
            breadth: 'role',
            action: 'sts:AssumeRole',
            resource: READER,
            via: 'trustPolicy',
            conditions: { StringEquals: { 'sts:ExternalId': [EXTERNAL_ID] } },
            side: 'both',
          },
        ],
      },
    },
  });
});

test('P26: the external id is in the two policies and the manifest, and in a variable only where one is asked for', () => {
  const holders = ({ resources, config }: Synthesised): readonly string[] =>
    Object.entries({ ...resources, ...config.output })
      .filter(([, value]) => JSON.stringify(value).includes(EXTERNAL_ID))
      .map(([address]) => address.replace(/_[0-9A-F]{8}$/, ''))
      .sort();
  const policies = ['access_manifest', 'aws_iam_role.reader', 'aws_iam_role_policy.caller_role_assume-role'];
  expect(holders(granted({ externalId: EXTERNAL_ID }))).toEqual(policies);
  const told = granted({ externalId: EXTERNAL_ID }, { externalId: 'EXTERNAL_ID' });
  expect(holders(told)).toEqual([...policies, 'aws_lambda_function.caller']);
  expect(told.resources['aws_lambda_function.caller']?.environment).toEqual({ variables: { EXTERNAL_ID } });
});

test('P26: without an external id none is asked for', () => {
  expect(halves(granted({}))).toEqual([
    policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER }),
    policy({ Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' }),
  ]);
});

test.each(['', 'x', 'has space', 'ümlaut', 'x'.repeat(1225)])(
  'P26: IAM takes no external id such as %j',
  (externalId) => {
    const lines = refusal((scope) => {
      const role = AssumableRole.fromArn(scope, 'reader', READER);
      new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role, externalId });
    });
    expect(lines).toEqual([
      reported('stack/assume', badName('externalId', externalId, '2 to 1224 letters, digits and _ + = , . @ : / -')),
    ]);
  },
);

test.each([
  'arn:aws:iam::222222222222:role/*',
  'arn:aws:iam::222222222222:role/report-*',
  'arn:aws:iam::*:role/reader',
])('P26: the target is never a pattern such as %s', (arn) => {
  expect(refusal((scope) => AssumableRole.fromArn(scope, 'reader', arn))).toEqual([
    reported('stack/reader', wildcardName('arn', arn)),
  ]);
});

test('P26: a role of this stack has no pattern for a name either', () => {
  expect(
    refusal((scope) => new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'report-*' })),
  ).toEqual([reported('stack/reader', wildcardName('roleName', 'report-*'))]);
});
