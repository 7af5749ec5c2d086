/** Puts the result where it belongs: to standard output, or whole and at once into a file. */
import { randomUUID } from 'node:crypto';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reject } from '../errors';
import { unwritable } from './command-problems';
import type { Host } from './host';

/** @throws InputError where the file cannot be written; what was there before is then still there. */
export function writeOutput(text: string, file: string | undefined, host: Host): void {
  if (file === undefined) {
    host.stdout.write(text);
    return;
  }
  try {
    replaceFile(resolve(host.folder, file), text);
  } catch (error) {
    reject('--output', unwritable(file, (error as Error).message));
  }
}

function replaceFile(path: string, text: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  // A device or a pipe is written to and not replaced, and a link stays one.
  if (found !== undefined && !found.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const target = found === undefined ? path : realpathSync(path);
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}
