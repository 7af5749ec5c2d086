/** Whole outputs in files, so that a change of one shows as a person would see it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a golden file; `UPDATE_GOLDEN=1` writes it anew, to be read before it is committed. */
export function golden(name: string, got: string): string {
  const path = join(__dirname, 'golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, got);
  return readFileSync(path, 'utf8');
}
