/** Whole reviews of plans that Terraform made, as the command line prints them: what a person reads of each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANS } from '../../scripts/plans/plan-sources';
import { WorkFolder } from '../cli/run-main';
import { golden } from '../render/golden-file';
import { movedPermissions } from './moved-permission';

const folder = new WorkFolder();
afterAll(() => folder.remove());

/** The plan of each review, and what `review` ends with: without options, and with `--strict`. */
const REVIEWS: readonly (readonly [plan: string, code: number, strict: number])[] = [
  ['stories/assume-role', 0, 0],
  ['stories/invoke-by-resource-policy', 0, 0],
  ['stories/invoke-by-role', 0, 0],
  ['stories/pull-sources', 0, 0],
  ['stories/push-sources', 0, 0],
  ['stories/request-processor', 0, 0],
  ['review/external-id/dropped', 1, 1],
  ['review/command/star', 1, 1],
  ['review/permission/source-removed', 1, 1],
  ['review/permission/caller-replaced', 1, 1],
  ['review/unknown-policy/became-unknown', 0, 3],
  ['review/errored/create', 0, 3],
  ['review/sensitive/exchanged', 0, 3],
  ['modules/create', 1, 1],
  ['review/external-id/unchanged', 0, 0],
  ['review/crowd/create', 0, 0],
];

const planText = (plan: string): string => readFileSync(join(PLANS, `${plan}.plan.json`), 'utf8');

/** The review of a plan as Markdown and as text in one golden file; what it ends with, without and with `--strict`. */
async function reviewed(name: string, text: string): Promise<readonly number[]> {
  folder.write({ 'plan.json': text });
  const runs: Awaited<ReturnType<typeof folder.run>>[] = [];
  for (const options of [['--format', 'markdown'], ['--format', 'text'], ['--strict']]) {
    runs.push(await folder.run(['review', 'plan.json', ...options]));
  }
  const [markdown, plain, strict] = runs;
  const file = `review-${name.replaceAll('/', '-')}`;
  expect(markdown?.stdout).toBe(golden(`${file}.md`, markdown?.stdout ?? ''));
  expect(plain?.stdout).toBe(golden(`${file}.txt`, plain?.stdout ?? ''));
  expect(runs.map(({ stderr }) => stderr)).toEqual(['', '', '']);
  expect(markdown?.code).toBe(plain?.code);
  return [plain?.code ?? -1, strict?.code ?? -1];
}

test.each(REVIEWS)('%s', async (plan, code, strict) => {
  expect(await reviewed(plan, planText(plan))).toEqual([code, strict]);
});

describe('hand-made: permissions that move to aws_lambda_resource_policy', () => {
  test('with every statement', async () => {
    expect(await reviewed('permission-moved', movedPermissions())).toEqual([0, 0]);
  });

  test('without one of them', async () => {
    expect(await reviewed('permission-moved-in-part', movedPermissions('caller'))).toEqual([0, 0]);
  });
});

test('an unchanged world is said to be unchanged', async () => {
  folder.write({ 'plan.json': planText('review/external-id/unchanged') });
  const { stdout } = await folder.run(['review', 'plan.json', '--format', 'markdown']);
  expect(stdout.split('\n')[0]).toBe('### Cross-account access: ✅ access is unchanged');
});
