import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { crossAccount, homeAccount, lambda } from '../constructs/fixtures';
import { synthesiseStory } from '../stacks/story';
import { type Synthesised, synthesiseStack } from '../support/synthesised';
import { reached, references } from './references';

const grants = synthesiseStack((scope) => {
  const caller = lambda(homeAccount(scope), 'caller');
  const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' });
  new InvokeGrant(scope, 'unqualified', { caller, callee });
  new InvokeGrant(scope, 'qualified', { caller, callee: callee.alias('live') });
});

/** What Terraform creates a second time before it destroys it: what says so, and all that such a resource refers to. */
function createdBeforeDestroyed(stack: Synthesised): readonly string[] {
  const graph = references(stack);
  const marked = Object.entries(stack.resources)
    .filter(
      ([, { lifecycle }]) => (lifecycle as { create_before_destroy?: boolean })?.create_before_destroy !== undefined,
    )
    .map(([address]) => address);
  return [...new Set(marked.flatMap((address) => [address, ...reached(address, graph)]))].sort();
}

// Two permissions of one statement id cannot exist at a time, nor two functions of one name. Terraform passes the setting
// on to all that a resource refers to, so it must not be on anything that leads to one of them either. The price is a gap
// of about a second while a permission is replaced, which the README tells.
test.each([
  ['grants', grants, []] as const,
  ['the story assume-role', synthesiseStory('assume-role'), []] as const,
  [
    'the story request-processor',
    synthesiseStory('request-processor'),
    // A stage must move to the new deployment before the old one goes.
    [
      'aws_api_gateway_deployment.api-deployment',
      'aws_api_gateway_integration.api-process-post-integration',
      'aws_api_gateway_method.api-process-post',
      'aws_api_gateway_resource.api-process',
      'aws_api_gateway_rest_api.api',
    ],
  ] as const,
  ['the story invoke-by-role', synthesiseStory('invoke-by-role'), []] as const,
  ['the story invoke-by-resource-policy', synthesiseStory('invoke-by-resource-policy'), []] as const,
  ['the story push-sources', synthesiseStory('push-sources'), []] as const,
  ['the story pull-sources', synthesiseStory('pull-sources'), []] as const,
])(
  'P5: given up on purpose, create_before_destroy reaches no permission and no function, in %s',
  (_what, stack, expected) => {
    expect(createdBeforeDestroyed(stack)).toEqual(expected);
  },
);

test('P5: no story is left out', () => {
  expect(Object.keys(STORIES) satisfies string[] as StoryId[]).toEqual([
    'assume-role',
    'request-processor',
    'invoke-by-role',
    'invoke-by-resource-policy',
    'push-sources',
    'pull-sources',
  ]);
});

test('P5: no permission has a generated id', () => {
  const prefixed = Object.values(grants.resources).filter(
    ({ statement_id_prefix }) => statement_id_prefix !== undefined,
  );
  expect(prefixed).toEqual([]);
});
