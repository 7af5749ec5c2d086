/** What `var.x` and `local.x` stand for in a synthesis. */
import type { Problem } from '../errors';
import { symbolText } from '../iam/text';
import { evaluateJson, type HclScope } from './hcl-evaluate';
import { bounded } from './hcl-value';
import { type JsonRecord, memberOf } from './plan-json';
import type { Value } from './row';
import { blocksOf } from './synthesis-blocks';

const NO_NAMES: ReadonlySet<string> = new Set();

/** The names that every block of the file sees. */
export function moduleScope(json: JsonRecord, report: (problem: Problem) => void): HclScope {
  const locals = new Map(blocksOf(json.locals, 0, 'locals', report).flatMap(({ body }) => Object.entries(body)));
  const variables = new Map(
    blocksOf(json.variable, 1, 'variable', report).flatMap(({ labels: [name = ''], body }) => {
      const value = memberOf(body, 'default');
      return value === undefined ? [] : [[name, plainValue(value)] as const];
    }),
  );
  const known = new Map<string, Value>();
  const scope: HclScope = {
    ownNames: NO_NAMES,
    owner: '',
    lookup: (root, name, depth) => {
      if (root === 'var') return variables.get(name);
      if (root !== 'local' || !locals.has(name)) return undefined;
      const value = known.get(name);
      if (value !== undefined) return value;
      // Until it is worked out it is known by name only, which ends a circle too.
      const symbol = symbolText(`local.${name}`);
      known.set(name, symbol);
      const found = evaluateJson(locals.get(name), scope, depth);
      const kept = bounded(found) ?? (found === null ? null : symbol);
      known.set(name, kept);
      return kept;
    },
  };
  return scope;
}

/** The scope inside of a block, where further names have values. */
export function innerScope(
  scope: HclScope,
  owner: string,
  names: readonly string[],
  values: ReadonlyMap<string, Value>,
): HclScope {
  return {
    ownNames: new Set([...scope.ownNames, ...names]),
    owner,
    lookup: (root, name, depth) =>
      names.includes(root) ? values.get(`${root}.${name}`) : scope.lookup(root, name, depth),
  };
}

/** The default of a variable: strings in it are no templates. */
function plainValue(value: unknown): Value {
  return evaluateJson(escapeTemplates(value, 0), { ownNames: NO_NAMES, owner: '', lookup: () => undefined });
}

const DEEPEST = 100;

function escapeTemplates(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return value.replace(/[$%](?=\{)/g, (mark) => mark + mark);
  if (Array.isArray(value)) return value.map((element) => escapeTemplates(element, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, escapeTemplates(member, depth + 1)]));
}
