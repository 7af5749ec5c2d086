/**
 * The floor plan is checked by a reader of our own, and a reader that sees nothing reports nothing. So a house is
 * built in a temporary folder, every rule is broken in it in every way TypeScript has of naming a module, and each
 * planted violation must be caught by exactly the rule it breaks.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkFloorPlan, RULES } from './floor-plan';
import { CLEAN_HOUSE, type Files, INNOCENT_FILES, PLANTED_FILES, PLANTINGS, WAYS } from './planted';
import { findSources, type Module, readModule } from './read-modules';
import { READ_FOLDERS, ROOMS } from './rooms';

let root: string;
let clean: readonly Module[];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'floor-plan-'));
  plant(CLEAN_HOUSE);
  clean = readHouse();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a clean house has no violation, and all of it is read', () => {
  expect(clean.map(({ path }) => path)).toEqual(Object.keys(CLEAN_HOUSE).sort());
  expect(checkFloorPlan(clean)).toEqual([]);
});

test('what only looks like a violation is none', () => {
  expect(rulesBrokenBy(INNOCENT_FILES)).toEqual([]);
});

test.each(PLANTINGS)('$path may not name $specifier in any way ($rule)', ({ rule, path, specifier, files }) => {
  const broken = Object.entries(WAYS).map(([way, write]) => [
    way,
    rulesBrokenBy({ ...files, [path]: write(specifier) }),
  ]);
  expect(broken).toEqual(Object.keys(WAYS).map((way) => [way, [rule]]));
});

test.each(PLANTED_FILES.map(({ rule, files }) => [rule, Object.keys(files).join(), files] as const))(
  '%s is broken by %s',
  (rule, _, files) => {
    expect(rulesBrokenBy(files)).toEqual([rule]);
  },
);

test('every rule has a violation planted against it, every room a file that looks up', () => {
  const planted = new Set([...PLANTINGS, ...PLANTED_FILES].map(({ rule }) => rule));
  expect(RULES.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  expect(Object.keys(ROOMS).filter((room) => !planted.has(`${room}-looks-down`))).toEqual([]);
});

test('a longer cycle is told once, as the shortest round trip', () => {
  const files = {
    'lib/iam/c1.ts': "export * from './c2';\n",
    'lib/iam/c2.ts': "export * from './c3';\nexport * from './arn';\n",
    'lib/iam/c3.ts': "export * from './c1';\n",
  };
  const [violation, ...others] = withFiles(files, checkFloorPlan);
  expect(others).toEqual([]);
  expect(violation?.what).toMatch(/^lib\/iam\/c1.ts > lib\/iam\/c2.ts > lib\/iam\/c3.ts > lib\/iam\/c1.ts: /);
});

function rulesBrokenBy(files: Files): string[] {
  return [...new Set(withFiles(files, checkFloorPlan).map(({ rule }) => rule))];
}

/** The clean house with some files added or replaced; only those are read again. */
function withFiles<T>(files: Files, then: (modules: readonly Module[]) => T): T {
  plant(files);
  try {
    const added = Object.keys(files).map((path) => readModule(root, path));
    return then([...clean.filter(({ path }) => !(path in files)), ...added]);
  } finally {
    for (const path of Object.keys(files)) rmSync(join(root, path));
    plant(Object.fromEntries(Object.entries(CLEAN_HOUSE).filter(([path]) => path in files)));
  }
}

function plant(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function readHouse(): Module[] {
  return findSources(root, ['main.ts', ...READ_FOLDERS]).map((path) => readModule(root, path));
}
