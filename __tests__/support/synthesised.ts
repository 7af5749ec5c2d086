import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** A stack as the bytes say that were written: every resource by its address, policies as data. */
export interface Synthesised {
  /** The whole cdk.tf.json. */
  readonly config: Config;
  /** Every resource by its address, without cdktf's metadata. */
  readonly resources: Readonly<Record<string, Arguments>>;
  /** The provider alias of every resource, by its address: `aws.home`. */
  readonly providers: Readonly<Record<string, string>>;
  /** Every policy document by the address of its resource: trust policies of roles and inline policies. */
  readonly policies: Readonly<Record<string, unknown>>;
}

type Arguments = Readonly<Record<string, unknown>>;

interface Config {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly terraform?: Arguments;
}

/** Synthesises an app for real, into a temporary folder, and reads every stack back. */
export function synthesise(build: (app: App) => void): Readonly<Record<string, Synthesised>> {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesised-'));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    const stacks = app.node.findAll().filter(TerraformStack.isStack);
    return Object.fromEntries(
      stacks.map((stack) => [
        stack.node.id,
        readConfig(JSON.parse(readFileSync(join(outdir, 'stacks', stack.node.id, 'cdk.tf.json'), 'utf8'))),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Synthesises one stack whose content `build` adds. */
export function synthesiseStack(build: (stack: TerraformStack) => void, id = 'stack'): Synthesised {
  const stacks = synthesise((app) => build(new TerraformStack(app, id)));
  return stacks[id] as Synthesised;
}

/** The messages of all validations below a construct, each with its path, as `main.ts` prints them. */
export function validationErrors(scope: Construct): readonly string[] {
  return scope.node.findAll().flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
}

/** The warnings annotated below a construct, each with its path. */
export function warnings(scope: Construct): readonly string[] {
  return scope.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `[${node.path}] ${data}`),
    );
}

/** A policy document with what makes no difference made equal: no sids, every list a sorted list, statements sorted. */
export function normalised(document: unknown): unknown {
  const { Statement, ...rest } = (typeof document === 'string' ? JSON.parse(document) : document) as {
    Statement: object[];
  };
  const statements = Statement.map(({ Sid: _sid, ...statement }: { Sid?: string }) => sortedLists(statement));
  return { ...rest, Statement: statements.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}

function sortedLists(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 1 ? value[0] : [...value].sort();
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, member]) => [key, sortedLists(member)]),
      )
    : value;
}

function readConfig(config: Config): Synthesised {
  const resources = Object.entries(config.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, { '//': _metadata, ...args }]) => [`${type}.${name}`, args] as const),
  );
  const policies = resources.flatMap(([address, { policy, assume_role_policy }]) => {
    const text = policy ?? assume_role_policy;
    return typeof text === 'string' && text.startsWith('{') ? [[address, JSON.parse(text)] as const] : [];
  });
  return {
    config,
    resources: Object.fromEntries(resources),
    providers: Object.fromEntries(resources.map(([address, { provider }]) => [address, String(provider)])),
    policies: Object.fromEntries(policies),
  };
}
