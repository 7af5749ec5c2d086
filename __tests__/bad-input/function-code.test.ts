import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaFunctionProps } from '../../lib/constructs/lambda-function-props';
import { CODE, lambda } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function worker(props: Partial<LambdaFunctionProps> | object): (scene: Scene) => unknown {
  return ({ home }) => lambda(home, 'worker', props);
}

const rows: readonly Row[] = [
  [
    'a file and a folder',
    worker({ entry: 'handlers/request.ts' }),
    ['[stack/worker] entry and code exclude each other: got both; allowed: one of entry, code; leave one of them out'],
  ],
  [
    'no code',
    worker({ code: undefined }),
    [
      '[stack/worker] the function has no code: got nothing; allowed: entry (a file) or code (a folder); set one of them',
    ],
  ],
  [
    'a missing file',
    worker({ code: undefined, entry: 'handlers/missing.ts' }),
    [
      '[stack/worker] entry is no file that exists: got "handlers/missing.ts"; allowed: a file, by its path relative to the folder of cdktf.json; correct the path, or create the file',
    ],
  ],
  [
    'a folder as a file',
    worker({ code: undefined, entry: CODE }),
    [
      '[stack/worker] entry is no file that exists: got "__tests__/constructs/code"; allowed: a file, by its path relative to the folder of cdktf.json; correct the path, or create the file',
    ],
  ],
  [
    'a missing folder',
    worker({ code: 'handlers/missing' }),
    [
      '[stack/worker] code is no folder that exists: got "handlers/missing"; allowed: a folder, by its path relative to the folder of cdktf.json; correct the path, or create the folder',
    ],
  ],
  [
    'a file as a folder',
    worker({ code: `${CODE}/index.js` }),
    [
      '[stack/worker] code is no folder that exists: got "__tests__/constructs/code/index.js"; allowed: a folder, by its path relative to the folder of cdktf.json; correct the path, or create the folder',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

test('code that does not bundle is refused with what esbuild says of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  const before = process.cwd();
  try {
    writeFileSync(join(folder, 'cdktf.json'), '{}');
    writeFileSync(join(folder, 'handler.ts'), 'export const handler = (;\n');
    writeFileSync(join(folder, 'imports.ts'), "import './missing';\n");
    process.chdir(folder);
    const entries = ['handler.ts', 'imports.ts'].map((entry) => messagesOf(worker({ code: undefined, entry })));
    expect(entries).toEqual([
      [
        '[stack/worker] entry cannot be bundled (handler.ts:1:24: ERROR: Unexpected ";"): got "handler.ts"; allowed: a TypeScript or JavaScript file that esbuild builds; correct the code',
      ],
      [
        '[stack/worker] entry cannot be bundled (imports.ts:1:7: ERROR: Could not resolve "./missing"): got "imports.ts"; allowed: a TypeScript or JavaScript file that esbuild builds; correct the code',
      ],
    ]);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});
