/** What the Terraform modules say of themselves: their READMEs, and what all of them have in common. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { type ModuleInterface, parseModuleInterface } from '../../scripts/docs/parse-module-interface';
import { fillModuleDocs, renderModuleDocs } from '../../scripts/docs/render-module-docs';
import { moduleFolders, moduleReadme } from '../../scripts/module-docs';
import { readProjectFile } from './readme';

const folders = moduleFolders();
const parents = folders.filter((folder) => halvesOf(folder).length > 0);

/** Variables that are meant to differ, though they have one name. */
const DIFFERENT = {
  /** A module names its own callers and targets by key, a half those of two states by ARN. */
  fromModule: ['grants'],
  /** Each half has an account of its own. */
  betweenHalves: ['account'],
};

function halvesOf(folder: string): readonly string[] {
  return folders.filter((other) => other.startsWith(`${folder}/`));
}

function terraformFiles(folder: string): readonly string[] {
  return readdirSync(join(__dirname, '..', '..', folder))
    .filter((name) => name.endsWith('.tf'))
    .map((name) => `${folder}/${name}`);
}

function interfaceOf(folder: string): Promise<ModuleInterface> {
  return parseModuleInterface(readProjectFile(`${folder}/variables.tf`), readProjectFile(`${folder}/outputs.tf`));
}

/** The variables of a module, each as it is written: `terraform fmt` ends a block with the first brace at the margin. */
function variableTexts(folder: string): Readonly<Record<string, string>> {
  const blocks = readProjectFile(`${folder}/variables.tf`).matchAll(/^variable "(\w+)" \{\n[\s\S]*?^\}$/gm);
  return Object.fromEntries([...blocks].map(([text, name = '']) => [name, text]));
}

/** The variables of two modules that have one name and another text; `meant` are those that are known to. */
function differences(one: string, other: string, meant: readonly string[]): readonly string[] {
  const [texts, others] = [variableTexts(one), variableTexts(other)];
  return Object.keys(texts)
    .filter((name) => name in others && texts[name] !== others[name] && !meant.includes(name))
    .map((name) => `${name} of ${one} and of ${other}`);
}

test('there are modules, and some have halves', () => {
  expect(folders).toEqual(expect.arrayContaining(['modules/assume-role', 'modules/roles']));
  expect(parents).toContain('modules/assume-role');
});

describe.each(folders)('%s', (folder) => {
  test('the README holds the inputs and outputs that its command writes', async () => {
    expect(readProjectFile(`${folder}/README.md`)).toBe(await moduleReadme(folder));
  });

  test('the README has the name of the module, a sentence, and then a complete example', () => {
    const [title, sentence, heading, example] = readProjectFile(`${folder}/README.md`).split('\n\n');
    expect({ title, heading }).toEqual({ title: `# ${folder.replace('modules/', '')}`, heading: '## Usage' });
    expect(sentence).toMatch(/^[^#|`-][^#|]*\.$/);
    expect(example).toMatch(/^```hcl\nterraform \{\n/);
  });

  test('the README says what one gets, below the inputs and outputs', () => {
    const headings = [...readProjectFile(`${folder}/README.md`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, 4)).toEqual(['Usage', 'Inputs', 'Outputs', 'What you get']);
  });

  test('every input and every output has a description', async () => {
    const { inputs, outputs } = await interfaceOf(folder);
    expect(inputs.length).toBeGreaterThan(0);
    expect(outputs.length).toBeGreaterThan(0);
    expect([...inputs, ...outputs].filter(({ description }) => description === '').map(({ name }) => name)).toEqual([]);
  });

  test('no input is of any type', async () => {
    const { inputs } = await interfaceOf(folder);
    expect(inputs.filter(({ type }) => type === '' || /\bany\b/.test(type)).map(({ name }) => name)).toEqual([]);
  });

  test('it runs on Terraform 1.5, and on the versions of the AWS provider that the constructs run on', async () => {
    const { terraform } = await parse('versions.tf', readProjectFile(`${folder}/versions.tf`));
    expect(terraform).toEqual([
      {
        required_version: '>= 1.5',
        required_providers: [
          { aws: expect.objectContaining({ source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' }) },
        ],
      },
    ]);
  });

  test('it has no provider of its own, so that it can be called with for_each and removed again', async () => {
    const files = await Promise.all(
      terraformFiles(folder).map(async (path) => ({ path, blocks: await parse(path, readProjectFile(path)) })),
    );
    expect(files.filter(({ blocks }) => 'provider' in blocks).map(({ path }) => path)).toEqual([]);
  });
});

test.each(parents)('%s and its halves describe and check what they share in the same words', (folder) => {
  expect(halvesOf(folder).flatMap((half) => differences(folder, half, DIFFERENT.fromModule))).toEqual([]);
});

test.each(parents)('the halves of %s describe and check what they share in the same words', (folder) => {
  const [first = '', ...others] = halvesOf(folder);
  expect(others.flatMap((half) => differences(first, half, DIFFERENT.betweenHalves))).toEqual([]);
});

test('the README of assume-role shows the example that runs', () => {
  const [, shown = ''] =
    /\n## Usage\n\n```hcl\n([\s\S]*?)```\n/.exec(readProjectFile('modules/assume-role/README.md')) ?? [];
  const [, runs = ''] = /^(terraform \{\n[\s\S]*)/m.exec(readProjectFile('examples/modules/assume-role/main.tf')) ?? [];
  const values = {
    home_account_id: '111111111111',
    cross_account_id: '222222222222',
    region: 'us-east-1',
    package: 'reader.zip',
    deploy_role_name: 'deployer',
  };
  const asShown = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`\${var.${name}}`, value).replaceAll(`var.${name}`, `"${value}"`),
    runs.replace('../../../modules/assume-role', 'git::https://github.com/ORG/REPO.git//modules/assume-role?ref=vX'),
  );
  expect(shown).toBe(asShown);
});

describe('the inputs and outputs of a module', () => {
  const VARIABLES = `
variable "zone" {
  description = <<-EOT
    Where it | lies,
    in one word.

    - \`name\`: its name.
  EOT
  type = map(object({
    name = string
    size = optional(number, 1)
  }))
  nullable = false
}

variable "enabled" {
  description = "Whether it is there."
  type        = bool
  default     = true
}

variable "label" {
  description = "What it is called."
  type        = string
  default     = null
}

variable "tags" {
  description = "Its tags."
  type        = map(string)
  default     = { made = "here", by = "hand" }
}
`;
  const OUTPUTS = `
output "zone" {
  description = <<-EOT
    What came of it.

    - \`arn\`: its ARN.
  EOT
  value = var.zone
}
`;
  const EXPECTED = `## Inputs

| name | what | default |
| --- | --- | --- |
| [\`zone\`](#input-zone) | Where it \\| lies, in one word. | required |
| \`enabled\` | Whether it is there. | \`true\` |
| \`label\` | What it is called. | \`null\`, a \`string\` |
| [\`tags\`](#input-tags) | Its tags. | \`{ by = "hand", made = "here" }\` |

### Input \`zone\`

- \`name\`: its name.

\`\`\`hcl
map(object({
  name = string
  size = optional(number, 1)
}))
\`\`\`

### Input \`tags\`

\`\`\`hcl
map(string)
\`\`\`

## Outputs

| name | what |
| --- | --- |
| [\`zone\`](#output-zone) | What came of it. |

### Output \`zone\`

- \`arn\`: its ARN.`;

  test('stand in tables in the order in which they are written, with the long parts below', async () => {
    expect(renderModuleDocs(await parseModuleInterface(VARIABLES, OUTPUTS))).toBe(EXPECTED);
  });

  test('take the place of what was between the marks, and of nothing else', async () => {
    const module = await parseModuleInterface(VARIABLES, OUTPUTS);
    const readme = (inside: string) =>
      `# zone\n\n<!-- inputs and outputs: generated -->\n\n${inside}\n\n<!-- end -->\n\n## Notes\n`;
    expect(fillModuleDocs(readme('old'), module)).toBe(readme(EXPECTED));
    expect(fillModuleDocs(readme(EXPECTED), module)).toBe(readme(EXPECTED));
  });

  test.each(['# zone\n', '# zone\n\n<!-- inputs and outputs: generated -->\n', '<!-- end -->\n'])(
    'have no place in a README without the two marks: %j',
    async (readme) => {
      expect(fillModuleDocs(readme, await parseModuleInterface(VARIABLES, OUTPUTS))).toBeUndefined();
    },
  );
});
