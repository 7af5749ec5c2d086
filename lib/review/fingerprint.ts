import { createHash } from 'node:crypto';
import type { Found } from './finding';

const LENGTH = 16;

/** Hexadecimal digits that are the same for the same thing in every run, whatever the input is called. */
export function fingerprintOf(rule: string, { origin, subject, side, statement, evidence }: Found): string {
  const parts = [rule, origin.address, subject, side, statement, evidence];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH);
}
