import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** A code block of the README behind a comment that says where it comes from, such as `<!-- examples/invoke.ts#through -->`. */
export interface QuotedBlock {
  readonly source: string;
  /** The file, relative to the project, or what else the block quotes. */
  readonly file: string;
  /** The region of the file; the whole file where there is none. */
  readonly region: string | undefined;
  readonly text: string;
}

export function readProjectFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The quoted blocks of the README, in order. */
export function quotedBlocks(readme = readProjectFile('README.md')): QuotedBlock[] {
  return [...readme.matchAll(/^<!-- quotes: (.+?) -->\n+```\w*\n([\s\S]*?)^```$/gm)].map(
    ([, source = '', text = '']) => {
      const [file = '', region] = source.split('#');
      return { source, file, region, text };
    },
  );
}

/** The region of a file as the README shows it: without indentation, and with the imports of who installed the package. */
export function regionOf(path: string, region: string | undefined): string {
  const text = readProjectFile(path);
  if (region === undefined) {
    return forUsers(text);
  }
  const [, inside] = new RegExp(`^ *// #region ${region}\\n([\\s\\S]*?)^ *// #endregion$`, 'm').exec(text) ?? [];
  if (inside === undefined) {
    throw new Error(`${path} has no region ${region}`);
  }
  const indent = /^ */.exec(inside)?.[0] ?? '';
  return forUsers(inside.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

/** Every region of a file. */
export function regionsIn(path: string): string[] {
  return [...readProjectFile(path).matchAll(/^ *\/\/ #region (.+)$/gm)].map(([, name = '']) => name);
}

const forUsers = (text: string): string =>
  text
    .replaceAll("'../lib/index'", "'cdktf-cross-account-lambda'")
    .replaceAll(/'\.\.\/lib\/(runtime|prover|testing)\/exports'/g, "'cdktf-cross-account-lambda/$1'");
