/** The workflows that people copy give no job a right it does not need, and the action what it asks for. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT, readText } from '../repository/repository-files';
import { ACTION } from './run-action';

interface WorkflowStep {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: Readonly<Record<string, string>>;
        readonly steps: readonly WorkflowStep[];
        readonly 'timeout-minutes': number;
      }
    >
  >;
}

const FOLDER = 'examples/workflows';
const OURS = 'ORG/REPO@vX';

test.each(['review-cdktf.yml', 'review-terraform.yml'])('%s', (name) => {
  const text = readText(`${FOLDER}/${name}`);
  const { permissions, jobs } = parse(text) as Workflow;
  expect(permissions).toEqual({});
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  for (const job of Object.values(jobs)) {
    expect(job.permissions).toMatchObject({ contents: 'read' });
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  }
  // Pinned to a commit, with the version beside it.
  for (const [, value = ''] of text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)) {
    if (value !== OURS) expect(value).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
  for (const { uses = '', with: given = {} } of steps) {
    if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
  }
  for (const { run = '' } of steps) expect(run).not.toContain('${{');
  const [ours, ...more] = steps.filter(({ uses }) => uses === OURS);
  expect(more).toEqual([]);
  expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(Object.keys(ours?.with ?? { nothing: '' })));
  for (const [, output = ''] of text.matchAll(/steps\.review\.outputs\.(\w+)/g)) {
    expect(Object.keys(ACTION.outputs)).toContain(output);
  }
});

test('there are no others', () => {
  expect(readdirSync(join(ROOT, FOLDER)).sort()).toEqual(['review-cdktf.yml', 'review-terraform.yml']);
});

test('the job that synthesises a pull request may only read, and the one that comments runs nothing of it', () => {
  const { jobs } = parse(readText(`${FOLDER}/review-cdktf.yml`)) as Workflow;
  expect(jobs['synthesise']?.permissions).toEqual({ contents: 'read' });
  expect(jobs['review']?.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  expect(jobs['review']?.steps.filter(({ run }) => run !== undefined)).toEqual([]);
  const [checkout] = jobs['review']?.steps ?? [];
  expect(checkout?.with?.['ref']).toBe('${{ github.event.pull_request.base.sha }}');
});
