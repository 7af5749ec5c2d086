/** Structure-aware damage: a JSON document with a few of its nodes replaced, moved, renamed, repeated or taken away. */
import fc from 'fast-check';

/** What takes the place of a node: things of every type, and texts that break naive readers. */
const REPLACEMENTS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  '',
  '*',
  '${',
  '${aws_iam_role.x.arn}',
  '${jsonencode({"a" = [',
  'arn:aws:iam::111111111111:role/',
  'arn:aws:lambda:us-east-1:1:function:f',
  ':::::',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}]}',
  '{"Statement":',
  'constructor',
  '\u0000\ud800',
  'a'.repeat(5000),
  [],
  [[]],
  [null],
  {},
  { Statement: {} },
  { Fn: { a: [1, { b: null }] } },
];

const KEYS = ['__proto__', 'constructor', 'toString', 'Statement', 'arn', 'schemaVersion', '', 'NotPrincipal', 'x'];

interface Step {
  readonly kind: 'replace' | 'remove' | 'rename' | 'repeat' | 'graft' | 'cutText' | 'deepen';
  readonly at: number;
  readonly with: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'rename', 'repeat', 'graft', 'cutText', 'deepen'),
  at: fc.nat(),
  with: fc.nat(),
});

export const damages = fc.array(step, { minLength: 1, maxLength: 4 });

/** The document after all steps; the document given is left as it is. */
export function damaged(document: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((found, one) => damage(found, one), structuredClone(document));
}

type Container = Record<string, unknown> | unknown[];
interface Node {
  readonly parent: Container;
  readonly key: string;
  readonly value: unknown;
}

function damage(document: unknown, { kind, at, with: choice }: Step): unknown {
  const nodes = nodesOf(document);
  const node = nodes[at % Math.max(nodes.length, 1)];
  if (node === undefined) return REPLACEMENTS[choice % REPLACEMENTS.length];
  const { parent, key, value } = node;
  switch (kind) {
    case 'replace':
      put(parent, key, structuredClone(REPLACEMENTS[choice % REPLACEMENTS.length]));
      break;
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      break;
    case 'rename':
      put(parent, Array.isArray(parent) ? key : (KEYS[choice % KEYS.length] ?? 'x'), value);
      break;
    case 'repeat':
      if (Array.isArray(parent)) parent.push(structuredClone(value));
      else put(parent, key, [value, structuredClone(value)]);
      break;
    case 'graft':
      put(parent, key, structuredClone(nodes[choice % nodes.length]?.value));
      break;
    case 'cutText':
      put(parent, key, typeof value === 'string' ? value.slice(0, choice % (value.length + 1)) : JSON.stringify(value));
      break;
    case 'deepen':
      put(parent, key, nested(value, choice % 60));
      break;
    default:
      return kind satisfies never;
  }
  return document;
}

/** An own member, even where its name is `__proto__`. */
function put(parent: Container, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function nested(value: unknown, depth: number): unknown {
  return depth === 0 ? value : [nested(value, depth - 1)];
}

function nodesOf(document: unknown): readonly Node[] {
  if (typeof document !== 'object' || document === null) return [];
  const parent = document as Container;
  return Object.entries(document).flatMap(([key, value]) => [{ parent, key, value }, ...nodesOf(value)]);
}
