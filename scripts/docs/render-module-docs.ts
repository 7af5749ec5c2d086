/** The inputs and outputs of a Terraform module as Markdown, and where in a README they belong. */
import type { ModuleInput, ModuleInterface, ModuleOutput } from './parse-module-interface';

const START = '<!-- inputs and outputs: generated -->';
const END = '<!-- end -->';
const PRIMITIVE_TYPES = ['string', 'number', 'bool'];

/** The README with its inputs and outputs written anew; `undefined` where it has no place for them. */
export function fillModuleDocs(readme: string, module: ModuleInterface): string | undefined {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END, start);
  if (start === -1 || end === -1) {
    return undefined;
  }
  return [readme.slice(0, start + START.length), renderModuleDocs(module), readme.slice(end)].join('\n\n');
}

/** A table of the inputs and one of the outputs; what takes more than a line stands below, under a heading of its own. */
export function renderModuleDocs({ inputs, outputs }: ModuleInterface): string {
  return [
    '## Inputs',
    renderTable(['name', 'what', 'default'], inputs.map(inputCells)),
    ...inputs.flatMap(renderInput),
    '## Outputs',
    renderTable(['name', 'what'], outputs.map(outputCells)),
    ...outputs.flatMap(renderOutput),
  ].join('\n\n');
}

function inputCells(input: ModuleInput): readonly string[] {
  const name = isPrimitive(input) && detailsOf(input) === '' ? code(input.name) : link('input', input.name);
  return [name, summaryOf(input), renderDefault(input)];
}

function outputCells(output: ModuleOutput): readonly string[] {
  return [detailsOf(output) === '' ? code(output.name) : link('output', output.name), summaryOf(output)];
}

function renderInput(input: ModuleInput): readonly string[] {
  const parts = [detailsOf(input), isPrimitive(input) ? '' : `\`\`\`hcl\n${input.type}\n\`\`\``];
  return renderSection('Input', input.name, parts);
}

function renderOutput(output: ModuleOutput): readonly string[] {
  return renderSection('Output', output.name, [detailsOf(output)]);
}

// The kind is in the heading: an input and an output may have one name, and the title of a module another one's.
function renderSection(kind: string, name: string, parts: readonly string[]): readonly string[] {
  const written = parts.filter((part) => part !== '');
  return written.length === 0 ? [] : [`### ${kind} ${code(name)}`, ...written];
}

function renderDefault({ type, fallback }: ModuleInput): string {
  // A value shows its type, and any other type has a section.
  const ofType = PRIMITIVE_TYPES.includes(type) && (fallback?.value ?? null) === null ? `, a ${code(type)}` : '';
  return fallback === undefined ? `required${ofType}` : `${code(renderValue(fallback.value))}${ofType}`;
}

/** A value as HCL writes it, on one line. */
function renderValue(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(renderValue).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${name} = ${renderValue(member)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}

function isPrimitive({ type }: ModuleInput): boolean {
  return PRIMITIVE_TYPES.includes(type);
}

/** The first paragraph of a description, which a cell of a table can hold. */
function summaryOf({ description }: ModuleOutput): string {
  return paragraphsOf(description)[0].replaceAll('\n', ' ');
}

function detailsOf({ description }: ModuleOutput): string {
  return paragraphsOf(description)[1];
}

function paragraphsOf(description: string): readonly [first: string, others: string] {
  const [first = '', ...others] = description.split('\n\n');
  return [first, others.join('\n\n')];
}

function renderTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** Leads to the heading of a section; GitHub leaves the marks of code out of an anchor. */
function link(kind: string, name: string): string {
  return `[${code(name)}](#${kind}-${name})`;
}

function code(text: string): string {
  return `\`${text}\``;
}
