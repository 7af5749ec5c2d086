import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { crossAccount, homeAccount, lambda } from '../constructs/fixtures';
import { synthesiseStory } from '../stacks/story';
import { ofType } from '../support/documents';
import { type Synthesised, synthesiseStack } from '../support/synthesised';

const everything = synthesiseStack((scope) => {
  const caller = lambda(homeAccount(scope), 'caller');
  const account = crossAccount(scope);
  const callee = lambda(account, 'callee', { alias: 'live' });
  new InvokeGrant(scope, 'invoke', { caller, callee });
  new InvokeGrant(scope, 'invoke-alias', { caller, callee: callee.alias('live') });
  const role = new AssumableRole(scope, 'reader', { account, roleName: 'reader' });
  new AssumeRoleGrant(scope, 'assume', { caller, role });
});

function triggers({ resources }: Synthesised): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(resources).flatMap(([address, { lifecycle }]) => {
    const { replace_triggered_by: found } = (lifecycle ?? {}) as { replace_triggered_by?: readonly string[] };
    return found === undefined ? [] : [[address, found] as const];
  });
}

test.each([
  ['grants of every kind', everything] as const,
  ...(Object.keys(STORIES) as StoryId[]).map((id) => [`the story ${id}`, synthesiseStory(id)] as const),
])('P2: replace_triggered_by holds plain addresses of resources that exist, in %s', (_what, stack) => {
  const named = triggers(stack).flatMap(([, found]) => found);
  expect(named.length).toBeGreaterThan(0);
  // An interpolation ("${…}") is what cdktf renders for a reference, and what Terraform refuses here.
  const wrong = named.filter((text) => {
    const [, address] = /^([a-z_]+\.[\w-]+)\.(?:unique_id|id)$/.exec(text) ?? [];
    return address === undefined || stack.resources[address] === undefined;
  });
  expect(wrong).toEqual([]);
});

test('P2: a permission for a role is replaced with the role, and one on an alias with the alias too', () => {
  const [alias] = Object.keys(ofType(everything, 'aws_lambda_alias'));
  const permissions = Object.values(ofType(everything, 'aws_lambda_permission'));
  expect(permissions.map(({ qualifier, lifecycle }) => [qualifier, lifecycle])).toEqual([
    [undefined, { replace_triggered_by: ['aws_iam_role.caller_role_B6D36B5B.unique_id'] }],
    ['live', { replace_triggered_by: ['aws_iam_role.caller_role_B6D36B5B.unique_id', `${alias}.id`] }],
  ]);
});
