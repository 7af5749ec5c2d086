/**
 * The first step of `action.yml`: runs the bundled command line. In: the inputs of the action, as environment variables.
 * Out: reports in files, the verdict as outputs of the step, the report in its summary and its log. It never fails by what
 * was found: the last step of the action does, when all is told.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { env } = process;
const BIN = fileURLToPath(new URL('../../bin/cross-account-lambda.js', import.meta.url));
const VERDICTS = { 0: 'passed', 1: 'findings', 2: 'error', 3: 'unknown' };
const CANNOT_RUN = 2;

const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'cross-account-lambda-'));
/** The same for all formats, should midnight pass between them. */
const date = new Date().toISOString().slice(0, 10);

const lines = (text = '') =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Inputs of an action are texts; these stand for booleans. */
const flags = { together: env.TOGETHER || 'false', strict: env.STRICT || 'false' };
const noFlags = Object.entries(flags).filter(([, value]) => !['true', 'false'].includes(value));

const options = [
  // What begins like an option is a file all the same.
  ...lines(env.PLAN).map((input) => (input.startsWith('-') ? `./${input}` : input)),
  ...lines(env.BEFORE).map((input) => `--before=${input}`),
  ...lines(env.STACK).map((stack) => `--stack=${stack}`),
  ...lines(env.ACCOUNT).map((account) => `--account=${account}`),
  ...lines(env.CONFIG).map((config) => `--config=${config}`),
  ...Object.entries(flags).flatMap(([name, value]) => (value === 'true' ? [`--${name}`] : [])),
  `--fail-on=${env.FAIL_ON || 'error'}`,
  `--date=${date}`,
];

/** Runs the review in one format. */
function review(format, name) {
  const path = join(folder, name);
  const args = [BIN, 'review', ...options, `--format=${format}`, `--output=${path}`];
  const { status, stderr, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...env, NODE_OPTIONS: '' },
  });
  return { path, code: status ?? CANNOT_RUN, trouble: stderr || (error === undefined ? '' : `${error.message}\n`) };
}

/** What foreign names may be in is shown, and not obeyed as a command to the runner. */
function log(text) {
  const end = randomUUID();
  process.stdout.write(`::stop-commands::${end}\n${text.replace(/\n*$/, '\n')}::${end}::\n`);
}

function append(file, text) {
  if (file) appendFileSync(file, text);
}

function finish(outputs, markdown) {
  append(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
  const written = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  append(env.GITHUB_OUTPUT, written.join(''));
}

function tellTrouble(trouble) {
  log(trouble);
  process.stdout.write('::error::The accesses were not reviewed: see the log of the review.\n');
  const longest = Math.max(2, ...(trouble.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const markdown = `### Cross-account access: not reviewed\n\n${fence}text\n${trouble.trimEnd().slice(0, 50_000)}\n${fence}\n`;
  const path = join(folder, 'report.md');
  writeFileSync(path, markdown);
  finish({ code: CANNOT_RUN, verdict: VERDICTS[CANNOT_RUN], news: true, markdown: path }, markdown);
}

function tellReview(markdown) {
  const [json, sarif, text] = [
    review('json', 'report.json'),
    review('sarif', 'report.sarif'),
    review('text', 'report.txt'),
  ];
  const { worlds } = JSON.parse(readFileSync(json.path, 'utf8'));
  const found = worlds.flatMap(({ findings }) => findings).filter(({ isNew }) => isNew);
  const changes = worlds.flatMap((world) => world.changes).length;
  const count = (weight) => found.filter(({ severity }) => severity === weight).length;
  log(readFileSync(text.path, 'utf8'));
  finish(
    {
      code: markdown.code,
      verdict: VERDICTS[markdown.code] ?? 'error',
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      changes,
      news: changes + found.length > 0,
      markdown: markdown.path,
      json: json.path,
      sarif: sarif.path,
    },
    readFileSync(markdown.path, 'utf8'),
  );
}

function main() {
  if (noFlags.length > 0) {
    const told = noFlags.map(
      ([name, value]) =>
        `[action] ${name} is no boolean: got ${JSON.stringify(value)}; allowed: true, false; correct the input\n`,
    );
    return tellTrouble(told.join(''));
  }
  const markdown = review('markdown', 'report.md');
  return markdown.code === CANNOT_RUN ? tellTrouble(markdown.trouble) : tellReview(markdown);
}

main();
