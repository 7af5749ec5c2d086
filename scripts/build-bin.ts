/** Writes the command line as one file, so that it runs from a checkout without installing anything. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { version } from '../package.json';

const ROOT = join(__dirname, '..');

/** Where the bundle lies, relative to the repository. */
export const BIN = 'bin/cross-account-lambda.js';

const HEADER = '#!/usr/bin/env node\n// Bundled from lib/cli by scripts/build-bin.ts; do not edit.';

/** The bytes of the bundle; the same sources give the same bytes. */
export function bundleBin(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [relative(ROOT, require.resolve('../lib/cli/entry.ts'))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.9',
    charset: 'ascii',
    legalComments: 'none',
    banner: { js: HEADER },
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

if (require.main === module) {
  writeFileSync(join(ROOT, BIN), bundleBin(), { mode: 0o755 });
}
