/** What a Terraform module takes and gives, read from the text of its `variables.tf` and `outputs.tf`. */
import { parse } from '@cdktf/hcl2json';

/** One input of a module. */
export interface ModuleInput {
  readonly name: string;
  readonly description: string;
  /** The type as it is written, indented as if it stood at the left margin. */
  readonly type: string;
  /** What it is when it is left out; `undefined` of one that must be given. */
  readonly fallback: { readonly value: unknown } | undefined;
}

/** One output of a module. */
export interface ModuleOutput {
  readonly name: string;
  readonly description: string;
}

/** All inputs and outputs of a module, in the order in which they are written. */
export interface ModuleInterface {
  readonly inputs: readonly ModuleInput[];
  readonly outputs: readonly ModuleOutput[];
}

type Block = Readonly<Record<string, unknown>>;

/** The inputs and outputs that two files declare. */
export async function parseModuleInterface(variablesTf: string, outputsTf: string): Promise<ModuleInterface> {
  const [variables, outputs] = await Promise.all([
    parse('variables.tf', variablesTf) as Promise<Block>,
    parse('outputs.tf', outputsTf) as Promise<Block>,
  ]);
  return {
    inputs: namedBlocks(variables['variable'], variablesTf).map(([name, block]) => ({
      name,
      description: textOf(block['description']),
      type: typeOf(block['type']),
      fallback: 'default' in block ? { value: block['default'] } : undefined,
    })),
    outputs: namedBlocks(outputs['output'], outputsTf).map(([name, block]) => ({
      name,
      description: textOf(block['description']),
    })),
  };
}

/** The blocks of one kind by name. The parser sorts them; people read them in the order of the file. */
function namedBlocks(blocks: unknown, text: string): readonly (readonly [string, Block])[] {
  const byName = Object.entries((blocks ?? {}) as Readonly<Record<string, readonly Block[]>>);
  return byName
    .flatMap(([name, [block = {}]]) => [[name, block] as const])
    .sort(([one], [other]) => placeOf(one, text) - placeOf(other, text));
}

function placeOf(name: string, text: string): number {
  return text.search(new RegExp(`^\\w+ "${name}"`, 'm'));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The parser gives an expression as a template of its source text, which is indented as far as its argument. */
function typeOf(value: unknown): string {
  const [, source = ''] = /^\$\{([\s\S]*)\}$/.exec(textOf(value)) ?? [];
  return source.replaceAll(/^ {2}/gm, '');
}
