/**
 * Keeps the heap small: the young part does not grow, and the old one by a fifth between collections and not fourfold.
 * Plans are large, what is kept of them is small, and the runners that read them have little memory.
 */
import { setFlagsFromString } from 'node:v8';

/** Major versions of V8 that are known to have the flags (Node 20 to 24); others would complain about them. */
const KNOWN_VERSIONS = ['11', '12', '13'];

export function keepHeapSmall(version: string = process.versions.v8): void {
  if (!KNOWN_VERSIONS.includes(version.split('.')[0] ?? '')) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
