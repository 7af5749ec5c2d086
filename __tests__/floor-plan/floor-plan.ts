import { builtinModules } from 'node:module';
import { findCycles } from './find-cycles';
import { isRelative, type Module, type Reference } from './read-modules';
import { FRONT_DOOR_SHOWS, MAIN_MAY_IMPORT, placeOf, ROOMS } from './rooms';

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly what: string;
}

/** A wall of the house. `check` sees one module of the folders it covers (and the cycles of all), and says what is wrong. */
export interface Rule {
  readonly name: string;
  readonly why: string;
  /** Repository paths, or folders ending in a slash. */
  readonly covers: readonly string[];
  readonly check: (module: Module, cycles: readonly (readonly string[])[]) => readonly string[];
}

const HOUSE = ['lib/', 'main.ts'];
const EVERYTHING = ['lib/', 'main.ts', 'handlers/', 'scripts/', 'bench/', 'examples/', '__tests__/'];

const PACKAGE_NAME = 'cdktf-cross-account-lambda';
const FRONT_DOOR = 'lib/index.ts';
const RUNTIME_DOOR = 'lib/runtime/exports.ts';
const MAX_LINES = 400;

const CDKTF = /^(cdktf|constructs|@cdktf\/[^/]+)(\/|$)/;
const CDKTF_DOORS = /^(cdktf|constructs|@cdktf\/hcl2json|@cdktf\/provider-aws\/lib\/(?!index$)[a-z0-9-]+)$/;
const BUNDLER = /^(esbuild|fflate)(\/|$)/;
const AWS_SDK = /^@aws-sdk\//;
const OURSELVES = new RegExp(`^${PACKAGE_NAME}(/|$)`);
const VAGUE_NAME = /(^|[-.])(utils?|helpers?|misc|common)(\.[cm]?tsx?$|\.test|\.d\.|$)/;

/** Node modules that only compute. Everything else Node brings touches the world outside the process. */
const PURE_BUILTINS = new Set(
  'assert async_hooks buffer console constants crypto diagnostics_channel events os path perf_hooks process punycode querystring stream string_decoder timers url util zlib'.split(
    ' ',
  ),
);
const FILE_BUILTINS = new Set(['fs', 'fs/promises']);

const bare = (specifier: string): string => specifier.replace(/^node:/, '');
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(bare(specifier));
const isPure = (specifier: string): boolean => PURE_BUILTINS.has(bare(specifier).split('/')[0] ?? '');

/** What a module may reach outside the process, by room. */
const REACHES: Readonly<Record<string, (specifier: string) => boolean>> = {
  cli: () => true,
  constructs: (specifier) => FILE_BUILTINS.has(bare(specifier)),
  testing: (specifier) => FILE_BUILTINS.has(bare(specifier)),
};

const say = (reference: Reference): string => `${reference.kind} of '${reference.specifier ?? 'a computed name'}'`;

/** The references whose specifier names a package or a builtin, and that the test does not accept. */
const packagesOf = (module: Module, isWrong: (specifier: string) => boolean): string[] =>
  module.references
    .filter(({ specifier }) => specifier !== undefined && !isRelative(specifier) && isWrong(specifier))
    .map(say);

/** The references to a file of this repository that is neither below nor beside the module. */
const strangersOf = (module: Module, allowed: readonly string[]): string[] =>
  module.references
    .filter(({ target }) => target !== undefined && target !== FRONT_DOOR && !allowed.includes(placeOf(target)))
    .map((reference) => `${say(reference)} (${reference.target})`);

const inRooms = (module: Module, rooms: readonly string[]): boolean => rooms.includes(placeOf(module.path));

const roomRules: readonly Rule[] = Object.entries(ROOMS).map(([room, { mayImport, why }]) => ({
  name: `${room}-looks-down`,
  why,
  covers: [`lib/${room}/`],
  check: (module) => strangersOf(module, [room, 'lib/errors.ts', ...mayImport]),
}));

const wallRules: readonly Rule[] = [
  {
    name: 'errors-stands-alone',
    why: 'every room stands on errors.ts, so whatever it imported would stand under every room',
    covers: ['lib/errors.ts'],
    check: (module) => strangersOf(module, []),
  },
  {
    name: 'front-door-shows-the-writing-wing',
    why: 'the front door only passes on names, and only those that people with cdktf installed came for',
    covers: [FRONT_DOOR],
    check: (module) => [
      ...(module.onlyReExports ? [] : ['a statement that is not a re-export']),
      ...strangersOf(module, ['lib/errors.ts', ...FRONT_DOOR_SHOWS]),
    ],
  },
  {
    name: 'main-uses-the-writing-wing',
    why: 'main.ts is the app a user would write: stacks and constructs, nothing that reads plans or runs in Lambda',
    covers: ['main.ts'],
    check: (module) => strangersOf(module, ['lib/errors.ts', ...MAIN_MAY_IMPORT]),
  },
  {
    name: 'handlers-stand-on-the-runtime',
    why: 'a handler is what a user copies into a function: the runtime door, its neighbours and the AWS SDK are there',
    covers: ['handlers/'],
    check: (module) => [
      ...packagesOf(module, (specifier) => !AWS_SDK.test(specifier)),
      ...module.references
        .filter(({ target }) => target && target !== RUNTIME_DOOR && placeOf(target) !== 'handlers/')
        .map((reference) => `${say(reference)} (${reference.target})`),
    ],
  },
  {
    name: 'nobody-uses-the-front-door',
    why: 'a room that imports lib/index.ts or this package by name imports every other room, itself included',
    covers: ['lib/'],
    check: (module) => [
      ...module.references.filter(({ target }) => target === FRONT_DOOR).map(say),
      ...packagesOf(module, (specifier) => OURSELVES.test(specifier)),
    ],
  },
  {
    name: 'no-cycles',
    why: 'two files that need each other, even for a type, are one file that nobody can read half of',
    covers: EVERYTHING,
    check: ({ path }, cycles) => cycles.filter(([first]) => first === path).map((cycle) => cycle.join(' > ')),
  },
];

const packageRules: readonly Rule[] = [
  {
    name: 'cdktf-in-the-writing-wing',
    why: 'cdktf is archived and optional: only what writes Terraform may need it, the reading wing never',
    covers: HOUSE,
    check: (module) =>
      inRooms(module, ['constructs', 'stacks', 'testing', 'main.ts', FRONT_DOOR])
        ? []
        : packagesOf(module, (specifier) => CDKTF.test(specifier)),
  },
  {
    name: 'cdktf-by-its-doors',
    why: 'the index of the provider costs 3 s and 570 MB, and deep paths of cdktf are not its public API',
    covers: EVERYTHING,
    check: (module) => packagesOf(module, (specifier) => CDKTF.test(specifier) && !CDKTF_DOORS.test(specifier)),
  },
  {
    name: 'bundler-in-constructs',
    why: 'bundling and zipping happen where a function is built, in one place, so that zips are deterministic',
    covers: HOUSE,
    check: (module) =>
      inRooms(module, ['constructs']) ? [] : packagesOf(module, (specifier) => BUNDLER.test(specifier)),
  },
  {
    name: 'aws-sdk-in-the-runtime',
    why: 'nothing that writes or judges policies may call AWS: it works without credentials and without a network',
    covers: HOUSE,
    check: (module) => (inRooms(module, ['runtime']) ? [] : packagesOf(module, (specifier) => AWS_SDK.test(specifier))),
  },
  {
    name: 'outside-world-has-an-address',
    why: 'files, processes and the network are reached from cli (files from constructs and testing too), so the rest is pure',
    covers: ['lib/'],
    check: (module) => {
      const reaches = REACHES[placeOf(module.path)] ?? (() => false);
      return packagesOf(module, (specifier) => isBuiltin(specifier) && !isPure(specifier) && !reaches(specifier));
    },
  },
  {
    name: 'packages-are-decided',
    why: 'each dependency of the house is a decision of its design; a new one is not made by an import',
    covers: HOUSE,
    check: (module) =>
      packagesOf(
        module,
        (specifier) =>
          !isBuiltin(specifier) && ![CDKTF, BUNDLER, AWS_SDK, OURSELVES].some((known) => known.test(specifier)),
      ),
  },
];

const fileRules: readonly Rule[] = [
  {
    name: 'every-file-has-a-room',
    why: 'a file outside the rooms of the floor plan has no walls',
    covers: ['lib/'],
    check: ({ path }) =>
      [FRONT_DOOR, 'lib/errors.ts'].includes(path) || Object.hasOwn(ROOMS, placeOf(path))
        ? []
        : [`${path} is in no room`],
  },
  {
    name: 'no-inner-index',
    why: 'the largest cycles measured in projects like this one run through inner index files',
    covers: ['lib/'],
    check: ({ path }) =>
      path !== FRONT_DOOR && /\/index\.[cm]?tsx?$/.test(path) ? ['an index file inside a room'] : [],
  },
  {
    name: 'names-say-something',
    why: 'a file named util, helper, misc or common has no subject, so everything may go into it',
    covers: EVERYTHING,
    check: ({ path }) => path.split('/').filter((part) => VAGUE_NAME.test(part)),
  },
  {
    name: 'files-stay-small',
    why: `a file above ${MAX_LINES} lines has more than one subject; aim below 250`,
    covers: ['lib/'],
    check: ({ lines }) => (lines > MAX_LINES ? [`${lines} lines`] : []),
  },
  {
    name: 'imports-resolve',
    why: 'an import this check cannot follow is an import it cannot judge',
    covers: EVERYTHING,
    check: (module) =>
      module.references
        .filter(({ specifier, target }) => specifier !== undefined && isRelative(specifier) && target === undefined)
        .map(say),
  },
  {
    name: 'imports-are-literal',
    why: 'a module name computed at run time cannot be checked, bundled or found by a reader',
    covers: ['lib/', 'main.ts', 'handlers/'],
    check: (module) => module.references.filter(({ specifier }) => specifier === undefined).map(say),
  },
];

export const RULES: readonly Rule[] = [...roomRules, ...wallRules, ...packageRules, ...fileRules];

const isCovered = (rule: Rule, path: string): boolean =>
  rule.covers.some((covered) => (covered.endsWith('/') ? path.startsWith(covered) : path === covered));

export function checkFloorPlan(modules: readonly Module[]): Violation[] {
  const cycles = findCycles(modules);
  return RULES.flatMap((rule) =>
    modules
      .filter(({ path }) => isCovered(rule, path))
      .flatMap((module) =>
        rule
          .check(module, cycles)
          .map((what) => ({ rule: rule.name, path: module.path, what: `${what}: ${rule.why}` })),
      ),
  );
}
