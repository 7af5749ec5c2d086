/** Runs the steps of `action.yml` as a runner of GitHub does, with a server in the place of GitHub's API. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { ROOT, readText } from '../repository/repository-files';

export interface Step {
  readonly id: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required?: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const ACTION = parse(readText('action.yml')) as Action;

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
}

/** The part of GitHub that comments go to. */
export class FakeGitHub {
  public comments: Comment[] = [];
  /** Method and path of every request, without the one that asks who is asking. */
  public readonly requests: string[] = [];
  public readonly tokens = new Set<string | undefined>();
  /** Whose the token is; nothing for that of a workflow. */
  public login: string | undefined;
  /** What a request that writes is refused with. */
  public refusal: number | undefined;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, json } = this.answer(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString());
      this.tokens.add(request.headers.authorization);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    });
  });

  public async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private answer(method: string, path: string, body: string): { status: number; json: unknown } {
    if (path === '/user') {
      return this.login === undefined ? { status: 403, json: {} } : { status: 200, json: { login: this.login } };
    }
    this.requests.push(`${method} ${path}`);
    if (method === 'GET') {
      const page = Number(/[?&]page=(\d+)/.exec(path)?.[1]);
      return { status: 200, json: this.comments.slice(100 * (page - 1), 100 * page) };
    }
    if (this.refusal !== undefined) return { status: this.refusal, json: { message: 'no' } };
    const written = (JSON.parse(body) as Comment).body;
    const id = Number(/\/issues\/comments\/(\d+)$/.exec(path)?.[1] ?? this.comments.length + 1);
    const user = { login: this.login ?? 'github-actions[bot]', type: this.login === undefined ? 'Bot' : 'User' };
    this.comments = [...this.comments.filter((each) => each.id !== id), { id, body: written, user }];
    return { status: method === 'POST' ? 201 : 200, json: { id } };
  }
}

export interface ActionRun {
  /** Of the last step that ran. */
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

/** A job with a working folder of its own. */
export class Job {
  public readonly folder = mkdtempSync(join(tmpdir(), 'job-'));
  public readonly workspace = join(this.folder, 'workspace');

  public constructor() {
    mkdirSync(this.workspace);
  }

  public write(files: Readonly<Record<string, unknown>>): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.workspace, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    }
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  public async run(
    inputs: Readonly<Record<string, string>>,
    event: unknown,
    environment: Readonly<Record<string, string>>,
  ): Promise<ActionRun> {
    const file = (name: string, content: string): string => {
      writeFileSync(join(this.folder, name), content);
      return join(this.folder, name);
    };
    const summary = file('summary.md', '');
    const byStep = new Map<string, Readonly<Record<string, string>>>();
    const values = (expression: string): string => valueAt(expression, inputs, byStep);
    let log = '';
    let code = 0;
    for (const { id, run, env, shell } of ACTION.runs.steps) {
      if (shell !== 'bash') throw new Error(`no shell ${shell}`);
      const output = file('output', '');
      const outcome = await bash(file('step.sh', run), this.workspace, {
        PATH: process.env['PATH'] ?? '',
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
        GITHUB_OUTPUT: output,
        GITHUB_REPOSITORY: 'owner/name',
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: this.folder,
        ...environment,
        ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, substitute(text, values)])),
      });
      log += outcome.output;
      code = outcome.code;
      const lines = readFileSync(output, 'utf8').split('\n').slice(0, -1);
      byStep.set(id, Object.fromEntries(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)])));
      if (code !== 0) break;
    }
    const outputs = Object.entries(ACTION.outputs).map(([name, { value }]) => [name, substitute(value, values)]);
    return { code, outputs: Object.fromEntries(outputs), summary: readFileSync(summary, 'utf8'), log };
  }
}

const substitute = (text: string, values: (expression: string) => string): string =>
  text.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => values(expression));

/** `inputs.x`, `steps.x.outputs.y` and the token: other expressions the action does not need. */
function valueAt(
  expression: string,
  inputs: Readonly<Record<string, string>>,
  byStep: ReadonlyMap<string, Readonly<Record<string, string>>>,
): string {
  const [, input] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
  const declared = ACTION.inputs[input ?? ''];
  if (input !== undefined && declared !== undefined) {
    const given = inputs[input] ?? declared.default ?? '';
    return given === '${{ github.token }}' ? 'token-of-the-workflow' : given;
  }
  const [, step = '', output = ''] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
  if (ACTION.runs.steps.some(({ id }) => id === step)) return byStep.get(step)?.[output] ?? '';
  throw new Error(`no value for ${expression}`);
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
function bash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  const child = spawn('/bin/bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { cwd, env: { ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? -1, output }));
  });
}
