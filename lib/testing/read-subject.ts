/**
 * What a test can be asked about: a stack, a folder or file, JSON as text, or JSON as data; several make one world.
 * In: any of these. Out: worlds, each an access graph. A stack's validations run, as they do when an app is synthesised.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TerraformStack, Testing } from 'cdktf';
import { reject } from '../errors';
import type { AccessGraph } from '../graph/access-graph';
import { buildGraph } from '../graph/build-graph';
import { decodeText } from '../terraform/decode-text';
import type { Inventory } from '../terraform/inventory';
import { readInventory } from '../terraform/read-inventory';
import { synthesisManifest } from '../terraform/synthesis-manifest';
import { missingInput } from './testing-problems';

interface World {
  readonly name: string;
  readonly graph: AccessGraph;
}

/** The stacks of a `cdktf.out` folder are a world each; everything else together is one. */
export function readWorlds(subject: unknown): readonly World[] {
  const [only, ...others] = (Array.isArray(subject) ? (subject as readonly unknown[]) : [subject]).map(readInventories);
  if (only === undefined) return reject('expect', missingInput());
  const worlds = others.length === 0 ? only.map((inventory) => [inventory]) : [[...only, ...others.flat()]];
  return worlds.map((inventories) => ({
    name: inventories.map(({ input }) => input).join(' and '),
    graph: buildGraph(inventories),
  }));
}

function readInventories(subject: unknown): readonly Inventory[] {
  if (subject instanceof Object && TerraformStack.isStack(subject)) {
    return [readInventory(subject.node.id, Testing.synth(subject, true))];
  }
  if (typeof subject !== 'string') return [readInventory('the object', JSON.stringify(subject) ?? '')];
  if (/^\s*[{[]/.test(subject)) return [readInventory('the text', subject)];
  return existsSync(subject) ? readPath(subject) : reject('expect', missingInput(subject));
}

function readPath(path: string): readonly Inventory[] {
  const read = (file: string): string => decodeText(readFileSync(file));
  if (!statSync(path).isDirectory()) return [readInventory(basename(path), read(path))];
  const manifest = join(path, 'manifest.json');
  if (existsSync(manifest)) {
    return synthesisManifest(basename(path), read(manifest)).map(({ name, path: file }) =>
      readInventory(name, read(join(path, file))),
    );
  }
  const file = join(path, 'cdk.tf.json');
  return existsSync(file) ? [readInventory(basename(path), read(file))] : reject('expect', missingInput(path));
}
