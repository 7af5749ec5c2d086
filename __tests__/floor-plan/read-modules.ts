import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** One way a module names another one. `specifier` is undefined when it is computed at run time. */
export interface Reference {
  readonly kind: string;
  readonly specifier: string | undefined;
  /** The repository path a relative specifier leads to; undefined for packages and for what leads nowhere. */
  readonly target: string | undefined;
}

/** One source file of the repository, as far as the floor plan is concerned. */
export interface Module {
  /** Repository path with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly references: readonly Reference[];
  /** True when the file does nothing but pass on names of other files. */
  readonly onlyReExports: boolean;
}

const SOURCE_FILE = /\.[cm]?tsx?$/;

/** Every TypeScript file below the given folders (and the given files), by repository path, sorted. */
export function findSources(root: string, entries: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isFile()) {
      if (SOURCE_FILE.test(path)) found.push(relative(root, path).split(sep).join('/'));
      return;
    }
    for (const name of readdirSync(path)) if (name !== 'node_modules') walk(join(path, name));
  };
  for (const entry of entries) walk(join(root, entry));
  return found.sort();
}

export function readModule(root: string, path: string): Module {
  const text = readFileSync(join(root, path), 'utf8');
  const program: unknown = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), decorators: true });
  const named = [...referencesOf(program), ...tripleSlashReferences(text)];
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    references: named.map(({ kind, specifier }) => ({ kind, specifier, target: resolve(root, path, specifier) })),
    onlyReExports: isNode(program) && isNodeList(program['body']) && program['body'].every(isReExport),
  };
}

export const isRelative = (specifier: string): boolean => /^\.{0,2}\//.test(specifier) || /^\.{1,2}$/.test(specifier);

type Named = Pick<Reference, 'kind' | 'specifier'>;
type Node = Record<string, unknown> & { readonly type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const isNodeList = (value: unknown): value is Node[] => Array.isArray(value) && value.every(isNode);

const isReExport = (node: Node): boolean =>
  node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && isNode(node['source']));

function referencesOf(value: unknown): Named[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(referencesOf);
  const here = isNode(value) ? referenceOf(value) : undefined;
  return here === undefined ? below : [here, ...below];
}

/** All forms TypeScript has for naming a module. The canary test plants each of them. */
function referenceOf(node: Node): Named | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { kind: node['typeOnly'] ? 'import type' : 'import', specifier: literal(node['source']) };
    case 'ExportAllDeclaration':
      return { kind: node['typeOnly'] ? 'export type *' : 'export *', specifier: literal(node['source']) };
    case 'ExportNamedDeclaration':
      if (!isNode(node['source'])) return undefined;
      return { kind: node['typeOnly'] ? 'export type from' : 'export from', specifier: literal(node['source']) };
    case 'TsImportType':
      return { kind: 'import type query', specifier: literal(node['argument']) };
    case 'TsExternalModuleReference':
      return { kind: 'import = require', specifier: literal(node['expression']) };
    case 'TsModuleDeclaration':
      return isNode(node['id']) && node['id'].type === 'StringLiteral'
        ? { kind: 'declare module', specifier: literal(node['id']) }
        : undefined;
    case 'CallExpression':
      return callReference(node);
    default:
      return undefined;
  }
}

function callReference(node: Node): Named | undefined {
  const callee = node['callee'];
  if (!isNode(callee)) return undefined;
  const argument = Array.isArray(node['arguments']) ? node['arguments'][0]?.expression : undefined;
  if (callee.type === 'Import') return { kind: 'import()', specifier: literal(argument) };
  if (isRequire(callee)) return { kind: 'require()', specifier: literal(argument) };
  if (callee.type === 'MemberExpression' && isRequire(callee['object'])) {
    return { kind: 'require.resolve()', specifier: literal(argument) };
  }
  return undefined;
}

const isRequire = (node: unknown): boolean => isNode(node) && node.type === 'Identifier' && node['value'] === 'require';

function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral' || !isNodeList(node['quasis']) || node['quasis'].length !== 1) return undefined;
  const text = node['quasis'][0]?.['cooked'];
  return typeof text === 'string' ? text : undefined;
}

/** `/// <reference …>` is a comment to the parser and an import to the compiler; it counts only above the code. */
function tripleSlashReferences(text: string): Named[] {
  const head = /^(?:\s*\/\/.*\n?|\s*\/\*[\s\S]*?\*\/)*/.exec(text)?.[0] ?? '';
  return [...head.matchAll(/^\s*\/\/\/\s*<reference\s+(path|types)\s*=\s*["']([^"']+)["']/gm)].map(([, by, name]) => ({
    kind: 'triple slash',
    specifier: by === 'path' && name !== undefined && !isRelative(name) ? `./${name}` : name,
  }));
}

/** As TypeScript resolves a relative specifier under `module: node16` in a CommonJS package, sources only. */
function resolve(root: string, from: string, specifier: string | undefined): string | undefined {
  if (specifier === undefined || !isRelative(specifier) || specifier.startsWith('/')) return undefined;
  const base = posix.normalize(posix.join(dirname(from), specifier)).replace(/\/$/, '');
  const candidates = [
    base,
    `${base}.ts`,
    `${base}.tsx`,
    `${base}.d.ts`,
    base.replace(/\.js$/, '.ts'),
    `${base}/index.ts`,
  ];
  return candidates.find((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile());
}
