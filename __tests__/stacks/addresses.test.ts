/**
 * Construct ids become Terraform addresses, and names and statement ids become things in AWS. Whoever upgrades keeps a
 * state with the old ones: a changed address destroys a resource and creates another. So they are frozen in
 * addresses.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import type { Synthesised } from '../support/synthesised';
import { synthesiseStory } from './story';

const FILE = join(__dirname, 'addresses.json');

const CONTRACT = [
  'Construct ids are contract: they are the addresses in the states of all who have deployed a story, and names and',
  'statement ids are what they have in AWS. Undo the change, or, where it is on purpose, run',
  '  UPDATE_ADDRESSES=1 npx jest --selectProjects unit --testPathPatterns stacks/addresses',
  'commit addresses.json, and tell users in CHANGELOG.md what moves (terraform state mv) and what is replaced.',
].join('\n');

/** Address to what the resource is called in AWS and the ids of its statements. */
type Frozen = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const now: Frozen = Object.fromEntries(
  (Object.keys(STORIES) as StoryId[]).map((id) => [id, frozenParts(synthesiseStory(id))]),
);

if (process.env.UPDATE_ADDRESSES === '1') {
  writeFileSync(FILE, `${JSON.stringify(now, undefined, 2)}\n`);
}

test('every address, name and statement id of the stories is the one that users have in their states', () => {
  const before = lines(JSON.parse(readFileSync(FILE, 'utf8')) as Frozen);
  const after = lines(now);
  const changes = [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
  expect(changes.length === 0 ? 'unchanged' : [CONTRACT, ...changes].join('\n')).toBe('unchanged');
});

test('the list holds every resource and output of every story', () => {
  const expected = (Object.keys(STORIES) as StoryId[]).map((id) => {
    const { resources, config } = synthesiseStory(id);
    return [
      id,
      [...Object.keys(resources), ...Object.keys(config.output ?? {}).map((name) => `output.${name}`)].sort(),
    ];
  });
  const frozen = JSON.parse(readFileSync(FILE, 'utf8')) as Frozen;
  expect(Object.fromEntries(Object.entries(frozen).map(([id, parts]) => [id, Object.keys(parts)]))).toEqual(
    Object.fromEntries(expected),
  );
});

function frozenParts({ resources, config }: Synthesised): Readonly<Record<string, readonly string[]>> {
  const outputs = Object.keys(config.output ?? {}).map((name) => [`output.${name}`, []] as const);
  const parts = Object.entries(resources).map(
    ([address, args]) => [address, [...names(args), ...statementIds(args)]] as const,
  );
  return Object.fromEntries([...parts, ...outputs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the resource is called in AWS, whatever the argument is called. */
function names(args: Readonly<Record<string, unknown>>): readonly string[] {
  return ['name', 'function_name', 'bucket', 'statement_id', 'stage_name', 'path_part']
    .filter((argument) => args[argument] !== undefined)
    .map((argument) => `${argument} ${String(args[argument])}`);
}

function statementIds({ assume_role_policy, policy }: Readonly<Record<string, unknown>>): readonly string[] {
  const documents = [assume_role_policy, policy].filter((text) => typeof text === 'string');
  return documents.flatMap((text) =>
    (JSON.parse(text) as { Statement: { Sid?: string }[] }).Statement.map(({ Sid }) => `sid ${Sid}`),
  );
}

function lines(frozen: Frozen): readonly string[] {
  return Object.entries(frozen).flatMap(([id, parts]) =>
    Object.entries(parts).flatMap(([address, called]) => [
      `${id}: ${address}`,
      ...called.map((name) => `${id}: ${address}: ${name}`),
    ]),
  );
}
