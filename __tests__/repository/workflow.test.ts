/** The workflow runs what a person runs, with nothing that can change under it and no right it does not need. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, ROOT, readText, repositoryFiles } from './repository-files';

const WORKFLOWS = repositoryFiles().filter((path) => /^\.github\/workflows\/.+\.ya?ml$/.test(path));

test('there is a workflow', () => {
  expect(WORKFLOWS).toContain('.github/workflows/ci.yml');
});

describe.each(WORKFLOWS)('%s', (path) => {
  const text = readText(path);

  test('every action is pinned to a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses:\s*(.*)$/gm)].map(([, value]) => value);
    expect(uses.length).toBeGreaterThan(0);
    for (const value of uses) expect(value).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('no right is given to all jobs, and each job lists its own', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    const jobs = text.slice(text.search(/^jobs:$/m));
    const names = jobs.match(/^ {2}\w[\w-]*:$/gm) ?? [];
    expect(names.length).toBeGreaterThan(0);
    expect(jobs.match(/^ {4}permissions:$/gm)).toHaveLength(names.length);
    expect(jobs.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(names.length);
    expect(jobs).not.toMatch(/:\s*write\b/);
  });

  test('the checkout leaves no credentials behind', () => {
    const checkouts = text.match(/uses: actions\/checkout@/g) ?? [];
    expect(text.match(/^\s+persist-credentials: false$/gm) ?? []).toHaveLength(checkouts.length);
  });

  test('nothing of the event is pasted into a shell', () => {
    expect(text).not.toMatch(/run:.*\$\{\{/);
  });
});

test('the workflow and .ci/run run the command the README names', () => {
  expect(readText('.github/workflows/ci.yml')).toMatch(/^\s*(?:- )?run: \.ci\/run$/m);
  expect(readText('.ci/run')).toMatch(/^npm ci$/m);
  expect(readText('.ci/run')).toMatch(/^npm test$/m);
  expect(readText('README.md')).toContain('npm ci && npm test');
  expect(manifest.scripts['test']).toBe('node -r tsx/cjs scripts/test.ts');
});

test('.ci/run can be executed', () => {
  expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).toBe(0o111);
});

test('the tools of Python are pinned', () => {
  const lines = readText('.github/requirements.txt')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^[\w-]+(\[[\w,-]+\])?==\d+(\.\d+)+$/);
});
