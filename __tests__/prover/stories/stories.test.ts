/**
 * Every access that a story declares is proved from what was synthesised; with one statement removed, one principal changed
 * or one condition broken, that access is refuted and the side that is at fault is named.
 */
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import type { CheckResult, DeclaredAccessResult } from '../../../lib/prover/check-result';
import { STORIES, type StoryId } from '../../../lib/stacks/stories';
import { readInventory } from '../../../lib/terraform/read-inventory';
import {
  added,
  changed,
  inlinePolicy,
  type Mutation,
  permission,
  permissionFor,
  resourcePolicy,
  storyText,
  trustPolicy,
  without,
  withoutPermission,
} from './mutate';

const OTHER_ROLE = 'arn:aws:iam::111111111111:role/other';
const NEVER = { StringEquals: { 'aws:PrincipalArn': OTHER_ROLE } };
const FUNCTION = (accountId: string, name: string) => `arn:aws:lambda:ap-northeast-1:${accountId}:function:${name}`;

interface Refuted {
  readonly story: StoryId;
  readonly name: string;
  readonly mutate: Mutation;
  /** The one access that is no longer proved: its action, what became of it, and the sides that lack a statement or deny. */
  readonly access: readonly [action: string, status: string, ...sides: string[]];
  /** Principals that get in across accounts and that nobody declared. */
  readonly undeclared?: readonly string[];
}

const ASSUME = 'sts:AssumeRole';
const INVOKE = 'lambda:InvokeFunction';
const READER_TRUST = 'AssumeRoleFromRolesOf111111111111';
const CALLEE_TRUST = 'AssumeRoleFromAccount000000000000';

const REFUTED: readonly Refuted[] = [
  {
    story: 'assume-role',
    name: 'the identity statement removed',
    mutate: inlinePolicy('reader_role', 'assume-role', without('AssumeRole')),
    access: [ASSUME, 'denied', 'caller'],
  },
  {
    story: 'assume-role',
    name: 'the trust statement removed',
    mutate: trustPolicy('role-on-source-account', without(READER_TRUST)),
    access: [ASSUME, 'denied', 'target'],
  },
  {
    story: 'assume-role',
    name: 'another role trusted',
    mutate: trustPolicy('role-on-source-account', changed(READER_TRUST, { Principal: { AWS: OTHER_ROLE } })),
    access: [ASSUME, 'denied', 'target'],
    undeclared: [OTHER_ROLE],
  },
  {
    story: 'assume-role',
    name: 'a deleted role trusted',
    mutate: trustPolicy(
      'role-on-source-account',
      changed(READER_TRUST, { Principal: { AWS: 'AROAEXAMPLE1234567890' } }),
    ),
    access: [ASSUME, 'denied', 'target'],
  },
  {
    story: 'assume-role',
    name: 'another role named by the identity statement',
    mutate: inlinePolicy('reader_role', 'assume-role', changed('AssumeRole', { Resource: OTHER_ROLE })),
    access: [ASSUME, 'denied', 'caller'],
  },
  {
    story: 'assume-role',
    name: 'a condition on the trust that the caller does not satisfy',
    mutate: trustPolicy('role-on-source-account', changed(READER_TRUST, { Condition: NEVER })),
    access: [ASSUME, 'denied', 'target'],
  },
  {
    story: 'assume-role',
    name: 'a condition on a key that no trust policy sees',
    mutate: trustPolicy(
      'role-on-source-account',
      changed(READER_TRUST, { Condition: { ArnLike: { 'lambda:SourceFunctionArn': '*' } } }),
    ),
    access: [ASSUME, 'denied', 'target'],
  },
  {
    story: 'assume-role',
    name: 'a Deny on the caller',
    mutate: inlinePolicy('reader_role', 'assume-role', added({ Effect: 'Deny', Action: 'sts:*', Resource: '*' })),
    access: [ASSUME, 'denied', 'caller'],
  },
  {
    story: 'assume-role',
    name: 'a Deny on the role',
    mutate: trustPolicy(
      'role-on-source-account',
      added({
        Effect: 'Deny',
        Principal: '*',
        Action: ASSUME,
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': '222222222222' } },
      }),
    ),
    access: [ASSUME, 'denied', 'target'],
  },
  {
    story: 'assume-role',
    name: 'a boundary that the input does not hold',
    mutate: (resources) => {
      for (const role of Object.values(resources.aws_iam_role ?? {})) {
        role.permissions_boundary = 'arn:aws:iam::111111111111:policy/boundary';
      }
    },
    access: [ASSUME, 'unknown', 'caller'],
  },
  {
    story: 'request-processor',
    name: 'the identity statement removed',
    mutate: inlinePolicy('request_role', 'invoke', without('InvokeFunction')),
    access: [INVOKE, 'denied', 'caller', 'target'],
  },
  {
    story: 'request-processor',
    name: 'the permission removed',
    mutate: withoutPermission,
    access: [INVOKE, 'denied', 'target'],
  },
  {
    story: 'request-processor',
    name: 'the permission for another service',
    mutate: permission({ principal: 'events.amazonaws.com' }),
    access: [INVOKE, 'denied', 'target'],
  },
  {
    story: 'request-processor',
    name: 'the permission for another method of the API',
    mutate: permission({
      source_arn: 'arn:aws:execute-api:ap-northeast-1:111111111111:${aws_api_gateway_rest_api.api.id}/*/GET/process',
    }),
    access: [INVOKE, 'denied', 'target'],
  },
  {
    story: 'request-processor',
    name: 'the permission without its source',
    mutate: permission({ source_arn: undefined }),
    access: [INVOKE, 'widerThanDeclared', 'target'],
  },
  {
    story: 'request-processor',
    name: 'the permission for an API of another account',
    mutate: permission({ source_arn: 'arn:aws:execute-api:ap-northeast-1:333333333333:abc/*/POST/process' }),
    access: [INVOKE, 'denied', 'target'],
    undeclared: ['apigateway.amazonaws.com'],
  },
  {
    story: 'invoke-by-role',
    name: 'the identity statement of the caller removed',
    mutate: inlinePolicy('caller_role', 'assume-role', without('AssumeRole')),
    access: [ASSUME, 'denied', 'caller'],
  },
  {
    story: 'invoke-by-role',
    name: 'the trust statement removed',
    mutate: trustPolicy('callee-role', without(CALLEE_TRUST)),
    access: [ASSUME, 'denied', 'target'],
  },
  {
    story: 'invoke-by-role',
    name: 'another account trusted',
    mutate: trustPolicy('callee-role', changed(CALLEE_TRUST, { Principal: { AWS: '333333333333' } })),
    access: [ASSUME, 'denied', 'target'],
    undeclared: ['333333333333'],
  },
  {
    story: 'invoke-by-role',
    name: 'the assumed role may not invoke',
    mutate: inlinePolicy('callee_role', 'invoke', without('InvokeFunction')),
    access: [INVOKE, 'denied', 'caller', 'target'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the identity statement removed',
    mutate: inlinePolicy('caller_role', 'invoke', without('InvokeFunction')),
    access: [INVOKE, 'denied', 'caller'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the identity statement for an alias alone',
    mutate: inlinePolicy(
      'caller_role',
      'invoke',
      changed('InvokeFunction', { Resource: `${FUNCTION('111111111111', 'callee')}:live` }),
    ),
    access: [INVOKE, 'denied', 'caller'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the permission removed',
    mutate: withoutPermission,
    access: [INVOKE, 'denied', 'target'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the permission for another account',
    mutate: permission({ principal: 'arn:aws:iam::333333333333:root' }),
    access: [INVOKE, 'denied', 'target'],
    undeclared: ['arn:aws:iam::333333333333:root'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the permission on an alias that the caller does not name',
    mutate: permission({ qualifier: 'live' }),
    access: [INVOKE, 'denied', 'target'],
    undeclared: ['arn:aws:iam::000000000000:root'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the permission with a source account, which no role sends',
    mutate: permission({ source_account: '000000000000' }),
    access: [INVOKE, 'denied', 'target'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'the permission for the Lambda service, as articles have it',
    mutate: permission({ principal: 'lambda.amazonaws.com', source_arn: FUNCTION('000000000000', 'caller') }),
    access: [INVOKE, 'denied', 'target'],
    undeclared: ['lambda.amazonaws.com'],
  },
];

/** What triggers open: the stories `push-sources` and `pull-sources`. */
const REFUTED_SOURCES: readonly Refuted[] = [
  {
    story: 'push-sources',
    name: 'the permission for the bucket given to another service',
    mutate: permissionFor('s3.amazonaws.com', { principal: 'ses.amazonaws.com' }),
    access: [INVOKE, 'denied', 'target'],
    undeclared: ['ses.amazonaws.com'],
  },
  {
    story: 'push-sources',
    name: 'the permission for a bucket of whatever account',
    mutate: permissionFor('s3.amazonaws.com', { source_account: null }),
    access: [INVOKE, 'widerThanDeclared', 'target'],
  },
  {
    story: 'push-sources',
    name: 'the permission for another topic',
    mutate: permissionFor('sns.amazonaws.com', { source_arn: 'arn:aws:sns:us-east-1:222222222222:other' }),
    access: [INVOKE, 'denied', 'target'],
  },
  {
    story: 'push-sources',
    name: 'the right of the rule’s role removed',
    mutate: inlinePolicy('order-events-to-auditor_role', 'invoke', without('InvokeFunction')),
    access: [INVOKE, 'denied', 'caller'],
  },
  {
    story: 'push-sources',
    name: 'the permission for the service in place of the rule’s role, as within one account',
    mutate: permissionFor('arn:aws:iam::111111111111:root', {
      principal: 'events.amazonaws.com',
      source_arn: 'arn:aws:events:us-east-1:111111111111:rule/order-events',
    }),
    access: [INVOKE, 'denied', 'target'],
    undeclared: ['events.amazonaws.com'],
  },
  {
    story: 'push-sources',
    name: 'a topic policy that lets the account subscribe whatever it likes',
    mutate: resourcePolicy('aws_sns_topic_policy', (statements) =>
      statements.map(({ Condition: _condition, ...statement }) => statement),
    ),
    access: ['sns:Subscribe', 'widerThanDeclared', 'target'],
    undeclared: ['arn:aws:iam::111111111111:root'],
  },
  {
    story: 'pull-sources',
    name: 'an action missing from the role’s policy',
    mutate: inlinePolicy('gatherer_role', 'events', withoutAction('kinesis:ListShards')),
    access: ['kinesis:ListShards', 'denied', 'caller'],
  },
  {
    story: 'pull-sources',
    name: 'an action missing from the policy of the stream',
    mutate: resourcePolicy('aws_kinesis_resource_policy', withoutAction('kinesis:DescribeStream')),
    access: ['kinesis:DescribeStream', 'denied', 'target'],
  },
  {
    story: 'pull-sources',
    name: 'an action missing from the policy of the queue',
    mutate: resourcePolicy('aws_sqs_queue_policy', withoutAction('sqs:DeleteMessage')),
    access: ['sqs:DeleteMessage', 'denied', 'target'],
  },
  {
    story: 'pull-sources',
    name: 'an action missing from the policy of the table’s stream',
    mutate: resourcePolicy('aws_dynamodb_resource_policy', withoutAction('dynamodb:GetRecords')),
    access: ['dynamodb:GetRecords', 'denied', 'target'],
  },
];

/** Nothing of these is declared, so everything declared stays proved. */
const WIDENED: readonly { story: StoryId; name: string; mutate: Mutation; undeclared: readonly string[] }[] = [
  {
    story: 'assume-role',
    name: 'the whole account of the caller trusted besides',
    mutate: trustPolicy(
      'role-on-source-account',
      added({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: ASSUME }),
    ),
    undeclared: ['arn:aws:iam::111111111111:root'],
  },
  {
    story: 'assume-role',
    name: 'everyone trusted besides',
    mutate: trustPolicy('role-on-source-account', added({ Effect: 'Allow', Principal: { AWS: '*' }, Action: ASSUME })),
    undeclared: ['*'],
  },
  {
    story: 'invoke-by-resource-policy',
    name: 'everyone let in by the permission',
    mutate: permission({ principal: '*' }),
    undeclared: ['*'],
  },
  {
    story: 'pull-sources',
    name: 'a queue that the whole account may read',
    mutate: resourcePolicy(
      'aws_sqs_queue_policy',
      added({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sqs:ReceiveMessage',
        Resource: 'arn:aws:sqs:us-east-1:222222222222:jobs',
      }),
    ),
    undeclared: ['arn:aws:iam::111111111111:root'],
  },
];

test.each(Object.keys(STORIES) as StoryId[])(
  'every access that %s declares is proved, and nothing else crosses accounts',
  (id) => {
    const { declared, undeclared, notes } = judge(storyText(id));
    expect(declared.map(({ action, status }) => [action, status])).toEqual(
      declared.map(({ action }) => [action, 'proved']),
    );
    expect(declared.length).toBeGreaterThan(0);
    expect({ undeclared, notes }).toEqual({ undeclared: [], notes: [] });
  },
);

test.each([...REFUTED, ...REFUTED_SOURCES])(
  '$story with $name is refuted',
  ({ story, mutate, access, undeclared = [] }) => {
    const result = judge(storyText(story, mutate));
    expect({ access: refuted(result), undeclared: principals(result) }).toEqual({ access: [access], undeclared });
  },
);

test.each(WIDENED)('$story with $name opens more than it declares', ({ story, mutate, undeclared }) => {
  const result = judge(storyText(story, mutate));
  expect({ access: refuted(result), undeclared: principals(result) }).toEqual({ access: [], undeclared });
});

function withoutAction(action: string): (statements: { [element: string]: unknown }[]) => unknown[] {
  return (statements) =>
    statements.map(({ Action, ...statement }) => ({
      ...statement,
      Action: Array.isArray(Action) ? Action.filter((other) => other !== action) : Action,
    }));
}

function judge(text: string): CheckResult {
  return check('story', buildGraph([readInventory('cdk.tf.json', text)]));
}

function refuted({ declared }: CheckResult): readonly (readonly string[])[] {
  return declared
    .filter(({ status }) => status !== 'proved')
    .map((access) => [access.action, access.status, ...sides(access)]);
}

function sides({ decision }: DeclaredAccessResult): readonly string[] {
  const named = [...decision.reasons, ...decision.determining].flatMap(({ side }) => side ?? []);
  return [...new Set(named)].sort();
}

function principals({ undeclared }: CheckResult): readonly string[] {
  return undeclared.map(({ principal }) => principal);
}
