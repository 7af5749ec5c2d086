/** Files of a planted house, by repository path. */
export type Files = Readonly<Record<string, string>>;

/** Every way a TypeScript file can name another module, as source text. */
export const WAYS: Readonly<Record<string, (specifier: string) => string>> = {
  import: (s) => `import { x } from '${s}';\nexport const y = x;\n`,
  'default import': (s) => `import x from '${s}';\nexport const y = x;\n`,
  'namespace import': (s) => `import * as x from '${s}';\nexport const y = x;\n`,
  'bare import': (s) => `import '${s}';\n`,
  'import type': (s) => `import type { X } from '${s}';\nexport type Y = X;\n`,
  'import of a type': (s) => `import { type X } from '${s}';\nexport type Y = X;\n`,
  'export from': (s) => `export { x } from '${s}';\n`,
  'export type from': (s) => `export type { X } from '${s}';\n`,
  'export of a type from': (s) => `export { type X } from '${s}';\n`,
  'export *': (s) => `export * from '${s}';\n`,
  'export * as': (s) => `export * as x from '${s}';\n`,
  'export type *': (s) => `export type * from '${s}';\n`,
  'import()': (s) => `export const y = async () => (await import('${s}')).x;\n`,
  'import() of a template': (s) => `export const y = import(\`${s}\`);\n`,
  'import type query': (s) => `export type Y = import('${s}').X;\n`,
  'import type query deep inside': (s) => `export class C<T extends { a: import('${s}').X }> { m?(p: T): void }\n`,
  'typeof import()': (s) => `export type Y = typeof import('${s}');\n`,
  'require()': (s) => `export const y = () => { if (y) { return require('${s}').x; } };\n`,
  'require() of a cast': (s) => `export const { y } = (require('${s}') as { y: number })!;\n`,
  'require.resolve()': (s) => `export const y = require.resolve('${s}');\n`,
  'import = require()': (s) => `import x = require('${s}');\nexport const y = x;\n`,
  'export import = require()': (s) => `export import x = require('${s}');\n`,
  'import type = require()': (s) => `import type x = require('${s}');\nexport type Y = x.X;\n`,
  'declare module': (s) => `export {};\ndeclare module '${s}' { interface X { y: string } }\n`,
  'triple slash': (s) =>
    `// a comment before it\n/// <reference ${s.startsWith('.') ? 'path' : 'types'}="${s}" />\nexport const y = 1;\n`,
};

const ROOM_FILES = Object.fromEntries(
  ['terraform', 'graph', 'prover', 'review', 'explain', 'render', 'cli', 'testing', 'runtime'].map((room) => [
    `lib/${room}/${room}-thing.ts`,
    'export const x = 1;\nexport type X = number;\n',
  ]),
);

/** A house without a fault, with one file in each room and everything a room is allowed to do. */
export const CLEAN_HOUSE: Files = {
  ...ROOM_FILES,
  'lib/errors.ts': 'export class HouseError extends Error {}\n',
  'lib/index.ts':
    "export * from './constructs/grant';\nexport type { Arn } from './iam/arn';\nexport { HouseError } from './errors';\n",
  'lib/iam/arn.ts':
    "import { HouseError } from '../errors';\nexport type Arn = string;\nexport const no = new HouseError();\n",
  'lib/policies/trust.ts': "import type { Arn } from '../iam/arn';\nexport const trust = (arn: Arn) => arn;\n",
  'lib/constructs/grant.ts':
    "import { readFileSync } from 'node:fs';\nimport { IamRole } from '@cdktf/provider-aws/lib/iam-role';\n" +
    "import { TerraformStack } from 'cdktf';\nimport { Construct } from 'constructs';\nimport { zipSync } from 'fflate';\n" +
    "import { trust } from '../policies/trust';\nexport const all = [readFileSync, IamRole, TerraformStack, zipSync, trust];\n" +
    "export class Grant extends Construct {}\nexport const bundle = () => require('esbuild');\n",
  'lib/stacks/story.ts': "import { Grant } from '../constructs/grant';\nexport const story = Grant;\n",
  'lib/runtime/exports.ts': "export { STSClient } from '@aws-sdk/client-sts';\nexport * from './runtime-thing';\n",
  'lib/cli/run.ts':
    "import { spawn } from 'node:child_process';\nimport { x } from '../render/render-thing';\nexport const y = [spawn, x];\n",
  'lib/testing/matcher.ts':
    "import { readFileSync } from 'node:fs';\nimport { Testing } from 'cdktf';\nimport { x } from '../render/render-thing';\n" +
    'export const y = [readFileSync, Testing, x];\n',
  'main.ts':
    "import { App } from 'cdktf';\nimport { story } from './lib/stacks/story';\nexport const app = [App, story];\n",
  'handlers/one.ts':
    "import { S3Client } from '@aws-sdk/client-s3';\nimport { STSClient } from '../lib/runtime/exports';\n" +
    "import type { Two } from './two';\nexport const handler = (two: Two) => [two, S3Client, STSClient];\n",
  'handlers/two.ts': 'export type Two = 2;\n',
  'scripts/start.ts':
    "import { readFileSync } from 'node:fs';\nimport { app } from '../main';\nexport const y = [readFileSync, app];\n",
  '__tests__/iam/arn.test.ts':
    "import { no } from '../../lib/iam/arn';\nimport { HouseError } from '../../lib';\nexport const y = [no, HouseError];\n",
};

/** One import that breaks exactly one rule, whatever form it has: the file it is in and what it names. */
export interface Planting {
  readonly rule: string;
  readonly path: string;
  readonly specifier: string;
  readonly files?: Files;
}

const upward = (room: string, specifier: string): Planting => ({
  rule: `${room}-looks-down`,
  path: `lib/${room}/planted.ts`,
  specifier,
});

const at = (rule: string, path: string, ...specifiers: string[]): Planting[] =>
  specifiers.map((specifier) => ({ rule, path, specifier }));

export const PLANTINGS: readonly Planting[] = [
  upward('iam', '../policies/trust'),
  upward('policies', '../constructs/grant'),
  upward('constructs', '../stacks/story'),
  upward('constructs', '../prover/prover-thing.js'),
  upward('stacks', '../cli/run'),
  upward('stacks', '../../handlers/two'),
  upward('runtime', '../iam/arn'),
  upward('terraform', '../policies/trust'),
  upward('graph', '../prover/prover-thing'),
  upward('prover', '../review/review-thing'),
  upward('review', '../render/render-thing'),
  upward('explain', '../review/review-thing'),
  upward('render', '../terraform/terraform-thing'),
  upward('cli', '../stacks/story'),
  upward('testing', '../constructs/grant'),
  upward('testing', '../../scripts/start'),
  ...at('errors-stands-alone', 'lib/errors.ts', './runtime/runtime-thing'),
  ...at('front-door-shows-the-writing-wing', 'lib/index.ts', './prover/prover-thing', './runtime/exports'),
  ...at('main-uses-the-writing-wing', 'main.ts', './lib/cli/cli-thing', './handlers/two'),
  ...at('handlers-stand-on-the-runtime', 'handlers/planted.ts', '../lib/runtime/runtime-thing', '../lib/iam/arn'),
  ...at('handlers-stand-on-the-runtime', 'handlers/planted.ts', 'cdktf', 'node:fs', 'left-pad'),
  ...at('nobody-uses-the-front-door', 'lib/stacks/planted.ts', '../index', '..', '../../lib', '../index.js'),
  ...at('nobody-uses-the-front-door', 'lib/stacks/planted.ts', 'cdktf-cross-account-lambda/runtime'),
  {
    ...{ rule: 'no-cycles', path: 'lib/iam/planted.ts', specifier: './back' },
    files: { 'lib/iam/back.ts': "export type { X } from './planted';\n" },
  },
  { rule: 'no-cycles', path: 'lib/iam/planted.ts', specifier: './planted' },
  ...['iam', 'policies', 'runtime', 'prover', 'render', 'cli'].flatMap((room) =>
    at(
      'cdktf-in-the-writing-wing',
      `lib/${room}/planted.ts`,
      'cdktf',
      'constructs',
      '@cdktf/provider-aws/lib/iam-role',
    ),
  ),
  ...at('cdktf-in-the-writing-wing', 'lib/errors.ts', 'cdktf'),
  ...['lib/constructs/planted.ts', 'main.ts', 'bench/planted.ts', '__tests__/planted.test.ts'].flatMap((path) =>
    at('cdktf-by-its-doors', path, '@cdktf/provider-aws', '@cdktf/provider-aws/lib', '@cdktf/provider-aws/lib/index'),
  ),
  ...at('cdktf-by-its-doors', 'lib/stacks/planted.ts', 'cdktf/lib/app', '@cdktf/provider-aws/lib/iam-role/index'),
  ...at('cdktf-by-its-doors', 'lib/stacks/planted.ts', 'constructs/lib/construct', '@cdktf/provider-archive'),
  ...at('bundler-in-constructs', 'lib/stacks/planted.ts', 'esbuild', 'fflate', 'fflate/node'),
  ...at('bundler-in-constructs', 'main.ts', 'esbuild'),
  ...at('aws-sdk-in-the-runtime', 'lib/constructs/planted.ts', '@aws-sdk/client-sts'),
  ...at('aws-sdk-in-the-runtime', 'lib/cli/planted.ts', '@aws-sdk/client-iam'),
  ...['iam', 'stacks', 'runtime', 'prover', 'terraform', 'render'].flatMap((room) =>
    at('outside-world-has-an-address', `lib/${room}/planted.ts`, 'fs', 'node:fs', 'node:fs/promises', 'https'),
  ),
  ...at('outside-world-has-an-address', 'lib/policies/planted.ts', 'node:net', 'http', 'node:http2', 'tls', 'dns'),
  ...at('outside-world-has-an-address', 'lib/policies/planted.ts', 'child_process', 'node:module', 'worker_threads'),
  ...at('outside-world-has-an-address', 'lib/constructs/planted.ts', 'node:child_process', 'node:https', 'net'),
  ...at('outside-world-has-an-address', 'lib/testing/planted.ts', 'node:child_process', 'node:https', 'net'),
  ...at('packages-are-decided', 'lib/iam/planted.ts', 'lodash', '@smithy/types', 'axios'),
  ...at('packages-are-decided', 'main.ts', 'chalk'),
  ...at('imports-resolve', 'lib/iam/planted.ts', './nowhere', '../nowhere/index', '/etc/hosts', '../../../elsewhere'),
  ...at('imports-resolve', '__tests__/planted.test.ts', '../lib/nowhere'),
];

const long = (lines: number): string => 'export const y = 1;\n'.repeat(1) + '// a line\n'.repeat(lines - 1);

/** Files that break exactly one rule by what they are. */
export const PLANTED_FILES: readonly { readonly rule: string; readonly files: Files }[] = [
  { rule: 'front-door-shows-the-writing-wing', files: { 'lib/index.ts': 'export const y = 1;\n' } },
  { rule: 'every-file-has-a-room', files: { 'lib/loose.ts': 'export const y = 1;\n' } },
  { rule: 'every-file-has-a-room', files: { 'lib/attic/thing.ts': 'export const y = 1;\n' } },
  { rule: 'every-file-has-a-room', files: { 'lib/constructor/thing.ts': 'export const y = 1;\n' } },
  { rule: 'no-inner-index', files: { 'lib/iam/index.ts': "export * from './arn';\n" } },
  { rule: 'no-inner-index', files: { 'lib/iam/deep/index.ts': 'export const y = 1;\n' } },
  { rule: 'files-stay-small', files: { 'lib/iam/planted.ts': long(401) } },
  ...['lib/iam/util.ts', 'lib/iam/string-utils.ts', 'lib/stacks/helpers/thing.ts', '__tests__/iam/helper.ts'].map(
    (path) => ({ rule: 'names-say-something', files: { [path]: 'export const y = 1;\n' } }),
  ),
  ...['scripts/misc.ts', 'handlers/common.ts', '__tests__/utils.test.ts', 'bench/arn.helpers.ts'].map((path) => ({
    rule: 'names-say-something',
    files: { [path]: 'export const y = 1;\n' },
  })),
  ...['import(name)', 'require(name)', 'require.resolve(name)', 'import(`./${name}`)', "require('./' + name)"].map(
    (call) => ({
      rule: 'imports-are-literal',
      files: { 'lib/constructs/planted.ts': `export const y = (name: string) => ${call};\n` },
    }),
  ),
];

/** Files that look like a violation and are none. */
export const INNOCENT_FILES: Files = {
  'lib/iam/long.ts': long(400),
  'lib/iam/common-name.ts': 'export const y = 1;\n',
  'lib/iam/words.ts':
    'export const text = "import { x } from \'../cli/run\'"; // require(\'fs\')\n/// <reference path="../cli/run.ts" />\n',
  'lib/iam/own-require.ts': 'export const y = { require: (name: string) => name }.require("fs");\n',
  'lib/policies/digest.ts':
    "import { createHash } from 'node:crypto';\nimport { posix } from 'path/posix';\nexport const y = [createHash, posix];\n",
};
