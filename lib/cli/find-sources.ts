/** Which texts an INPUT stands for: a file, standard input, the stacks of a `cdktf.out`, or the one of a stack's folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Problem, reject, show } from '../errors';
import { decodeText } from '../terraform/decode-text';
import { synthesisManifest } from '../terraform/synthesis-manifest';
import { badInputFile } from './command-problems';
import type { Host } from './host';

/** One text to read. */
export interface Source {
  /** As the user would name it. */
  readonly name: string;
  /** The reading of standard input is over when there is a source. */
  readonly read: () => string;
}

/** A `cdktf.out` folder. */
export interface StackFolder {
  readonly folder: string;
  readonly stacks: readonly { readonly stack: string; readonly source: Source }[];
}

const STANDARD_INPUT = 'standard input';
const MANIFEST = 'manifest.json';
const SYNTHESIS = 'cdk.tf.json';
const PLAN_COMMAND = 'terraform plan -out plan.bin && terraform show -json plan.bin > plan.json';

/** @throws InputError where there is no such file, or a folder holds nothing that can be read. */
export async function findSources(input: string, host: Host): Promise<Source | StackFolder> {
  if (input === '-') {
    const bytes = await host.readStandardInput();
    return { name: STANDARD_INPUT, read: () => decodeText(bytes) };
  }
  const path = resolve(host.folder, input);
  const kind = kindOf(path);
  switch (kind) {
    case 'file':
      return input.endsWith('.tf') ? reject(input, sourceCode('is source code')) : fileSource(input, path);
    case 'folder':
      return findInFolder(input.replace(/(?<=.)\/+$/, ''), path);
    case undefined:
      return reject(
        input,
        badInputFile(
          'there is no such file or folder',
          show(input),
          'a file or folder that exists',
          'correct the path',
        ),
      );
    default:
      return kind satisfies never;
  }
}

/** The text of a file. @throws InputError where it cannot be read. */
export function readFileText(name: string, path: string): string {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return reject(
      name,
      badInputFile('the file cannot be read', (error as Error).message, 'a file that may be read', 'correct the path'),
    );
  }
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? 'folder' : 'file';
}

function fileSource(name: string, path: string): Source {
  return { name, read: () => readFileText(name, path) };
}

function findInFolder(input: string, path: string): Source | StackFolder {
  const names = readdirSync(path);
  if (names.includes(MANIFEST)) {
    const text = readFileText(`${input}/${MANIFEST}`, join(path, MANIFEST));
    const stacks = synthesisManifest(`${input}/${MANIFEST}`, text).map(({ name, path: file }) => ({
      stack: name,
      source: fileSource(`${input}, stack ${name}`, join(path, file)),
    }));
    return { folder: input, stacks };
  }
  if (names.includes(SYNTHESIS)) return fileSource(`${input}/${SYNTHESIS}`, join(path, SYNTHESIS));
  if (names.some((name) => /\.tf(\.json)?$/.test(name))) return reject(input, sourceCode('holds source code'));
  return reject(
    input,
    badInputFile(
      'the folder holds nothing that can be read',
      'a folder without manifest.json and cdk.tf.json',
      'a cdktf.out folder, the folder of one of its stacks, or a file',
      'synthesise first (npx cdktf synth), or name a file',
    ),
  );
}

function sourceCode(what: string): Problem {
  return badInputFile(
    `the input ${what} of Terraform`,
    'configuration, whose values nobody knows yet',
    'the plan that Terraform makes of it, as JSON',
    `run: ${PLAN_COMMAND}`,
  );
}
