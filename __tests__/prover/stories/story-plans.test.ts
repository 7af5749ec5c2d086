/**
 * The first plan of each story, made by real Terraform before anything exists: what it declares is proved, generated ids and
 * all; and a change of what is generated is seen.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import { STORIES, type StoryId } from '../../../lib/stacks/stories';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { PLANS } from '../../../scripts/plans/plan-sources';

const textOf = (id: StoryId): string => readFileSync(join(PLANS, 'stories', `${id}.plan.json`), 'utf8');
const judge = (text: string) => {
  const { declared, undeclared, notes } = check('plan', buildGraph([readInventory('plan.json', text)]));
  return { declared: declared.map(({ action, status }) => [action, status]), undeclared, notes };
};

test.each(Object.keys(STORIES) as StoryId[])('every access of the first plan of %s is proved', (id) => {
  const { declared, ...rest } = judge(textOf(id));
  expect(declared.length).toBeGreaterThan(0);
  expect({ declared, ...rest }).toEqual({
    declared: declared.map(([action]) => [action, 'proved']),
    undeclared: [],
    notes: [],
  });
});

const SOURCE = '${aws_api_gateway_rest_api.api.id}/*/POST/process';
const PERMISSION = /("source_arn":\{"constant_value":"arn:aws:execute-api:ap-northeast-1:111111111111:)([^"]*)/;

test.each([
  ['another method of the API', SOURCE.replace('POST', 'GET'), 'denied'],
  ['another API', SOURCE.replace('api.id', 'api.root_resource_id'), 'unknown'],
  ['a text that Terraform computes', '${lower(aws_api_gateway_rest_api.api.id)}/*/POST/process', 'unknown'],
])('a permission for %s is not that of the declared source', (_, source, status) => {
  const text = textOf('request-processor').replace(PERMISSION, `$1${source.replaceAll('$', '$$$$')}`);
  expect(text).not.toBe(textOf('request-processor'));
  expect(judge(text).declared).toEqual([
    ['lambda:InvokeFunction', status],
    ['lambda:InvokeFunction', 'proved'],
  ]);
});
