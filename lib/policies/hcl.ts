/** The little HCL that hand-over documents are written in, laid out as `terraform fmt` does. */
import { principalElement } from '../iam/principal';
import type { ResourceStatement, TrustStatement } from '../iam/statement';

type Argument = readonly [name: string, value: string];

/** A block within a resource. */
export interface NestedBlock {
  readonly name: string;
  readonly args: readonly Argument[];
}

/** A resource with the given arguments, whose values are HCL already. */
export function resourceBlock(
  type: string,
  name: string,
  args: readonly Argument[],
  blocks: readonly NestedBlock[] = [],
): string {
  return [
    `resource "${type}" "${identifier(name)}" {`,
    ...aligned(args, '  '),
    ...blocks.flatMap((nested) => ['', ...block(nested.name, nested.args, '  ')]),
    '}',
  ].join('\n');
}

/** A data source with the given arguments, whose values are HCL already. */
export function dataBlock(type: string, name: string, args: readonly Argument[]): string {
  return [`data "${type}" "${identifier(name)}" {`, ...aligned(args, '  '), '}'].join('\n');
}

/** The name a resource of that name has in an address. */
export function addressName(name: string): string {
  return identifier(name);
}

/** A statement as a policy document, for `source_policy_documents` of the document it must be added to. */
export function documentBlock(name: string, statement: TrustStatement | ResourceStatement, comment: string): string {
  const { sid, effect, actions, principals, conditions = {} } = statement;
  const byType = new Map<string, string[]>();
  for (const { type, value } of principals.map(principalElement)) {
    byType.set(type, [...(byType.get(type) ?? []), value]);
  }
  const principalBlocks = [...byType].map(([type, values]) =>
    block(
      'principals',
      [
        ['type', JSON.stringify(type)],
        ['identifiers', list(values)],
      ],
      '    ',
    ),
  );
  const conditionBlocks = Object.entries(conditions).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) =>
      block(
        'condition',
        [
          ['test', JSON.stringify(test)],
          ['variable', JSON.stringify(variable)],
          ['values', list(values)],
        ],
        '    ',
      ),
    ),
  );
  const head: readonly Argument[] = [
    ...(sid === undefined ? [] : [['sid', JSON.stringify(sid)] as const]),
    ['effect', JSON.stringify(effect)],
    ['actions', list(actions)],
    ...('resources' in statement ? [['resources', list(statement.resources)] as const] : []),
  ];
  return [
    `# ${comment}`,
    `data "aws_iam_policy_document" "${identifier(name)}" {`,
    '  statement {',
    [aligned(head, '    '), ...principalBlocks, ...conditionBlocks].map((lines) => lines.join('\n')).join('\n\n'),
    '  }',
    '}',
  ].join('\n');
}

/** A value as the argument of `jsonencode`. */
export function jsonencode(value: unknown): string {
  return `jsonencode(${expression(value, '  ')})`;
}

function expression(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    return `[${value.map((element) => expression(element, indent)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const args = Object.entries(value).map(
      ([key, member]) => [attributeName(key), expression(member, `${indent}  `)] as const,
    );
    return ['{', ...aligned(args, `${indent}  `), `${indent}}`].join('\n');
  }
  return JSON.stringify(value);
}

function attributeName(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

function block(name: string, args: readonly Argument[], indent: string): readonly string[] {
  return [`${indent}${name} {`, ...aligned(args, `${indent}  `), `${indent}}`];
}

// terraform fmt aligns the equals signs of neighbouring arguments that fit on one line each.
function aligned(args: readonly Argument[], indent: string): readonly string[] {
  const width = (from: number): number => {
    const run = args.slice(from).findIndex(([, value]) => value.includes('\n'));
    const start = args.slice(0, from).findLastIndex(([, value]) => value.includes('\n')) + 1;
    const neighbours = args.slice(start, run === -1 ? undefined : from + run);
    return Math.max(...neighbours.map(([name]) => name.length));
  };
  return args.map(([name, value], index) =>
    value.includes('\n') ? `${indent}${name} = ${value}` : `${indent}${name.padEnd(width(index))} = ${value}`,
  );
}

/** A list of texts as HCL. */
export function list(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
}

function identifier(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
}
