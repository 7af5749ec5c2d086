/**
 * The floor plan of DESIGN.md, held by the tests: who may import whom, and what a file may be.
 * `canary.test.ts` plants every kind of violation and shows that this check is not passing because it is blind.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { checkFloorPlan, RULES } from './floor-plan';
import { findSources, readModule } from './read-modules';
import { FRONT_DOOR_SHOWS, READ_FOLDERS, ROOMS } from './rooms';

const ROOT = join(__dirname, '..', '..');
/** Fewer modules than this means that the check lost sight of the house; raise it as the house grows. */
const AT_LEAST = 150;

const modules = findSources(ROOT, ['main.ts', ...READ_FOLDERS]).map((path) => readModule(ROOT, path));

test('every import and every file keeps to the floor plan', () => {
  expect(checkFloorPlan(modules)).toEqual([]);
});

test('every TypeScript file there is has been read, found by a second way of walking the folders', () => {
  const there = READ_FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => posix.join(folder, path)),
  );
  const sources = ['main.ts', ...there.filter((path) => path.endsWith('.ts'))].sort();
  expect(modules.map(({ path }) => path)).toEqual(sources);
  expect(modules.length).toBe(sources.length);
  expect(modules.length).toBeGreaterThan(AT_LEAST);
});

test('imports were found in the modules, and those to sources lead to a file that was read', () => {
  const targets = modules.flatMap(({ references }) => references.flatMap(({ target }) => target ?? []));
  const paths = new Set(modules.map(({ path }) => path));
  expect(targets.length).toBeGreaterThan(modules.length / 2);
  expect(targets.filter((target) => target.endsWith('.ts') && !paths.has(target))).toEqual([]);
});

test('each rule has a name of its own and a sentence that says why', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { why } of RULES) expect(why).toMatch(/^[a-z].{30,}[^.]$/);
});

test('the table of rooms looks down only: no room is reached from below', () => {
  const order = Object.keys(ROOMS);
  const reach = (room: string): string[] => (ROOMS[room]?.mayImport ?? []).flatMap((below) => [below, ...reach(below)]);
  for (const room of order) {
    expect(ROOMS[room]?.mayImport.filter((below) => !order.includes(below))).toEqual([]);
    expect(reach(room)).not.toContain(room);
  }
});

test('the wings share the IAM words and nothing else', () => {
  const reading = ['terraform', 'graph', 'prover', 'review', 'explain', 'render', 'cli', 'testing'];
  const writing = FRONT_DOOR_SHOWS.filter((room) => room !== 'iam');
  for (const room of reading)
    expect(ROOMS[room]?.mayImport.filter((below) => writing.some((w) => w === below))).toEqual([]);
  for (const room of writing) expect(ROOMS[room]?.mayImport.filter((below) => reading.includes(below))).toEqual([]);
});
