/** Writes the rules of the review as a document, and their ids into the schema of the configuration. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../lib/review/rules';
import { renderRules } from './docs/render-rules';

const ROOT = join(__dirname, '..');

/** Where the document and the schema lie, relative to the repository. */
export const RULE_DOCS = 'docs/rules.md';
export const CONFIGURATION_SCHEMA = 'schemas/configuration.schema.json';

const LINE_WIDTH = 120;
const COMMAND = 'node -r tsx/cjs scripts/rule-docs.ts';

/** The text of the document; the same rules give the same text. */
export function ruleDocs(): string {
  return renderRules(RULES, COMMAND);
}

/** The text of the schema with the ids of all rules, so that an editor offers them. */
export function configurationSchema(schema: string): string {
  const ids = RULES.map(({ id }) => JSON.stringify(id)).sort();
  const inOneLine = `"enum": [${ids.join(', ')}]`;
  // As the formatter has it.
  const list =
    inOneLine.length + 6 <= LINE_WIDTH ? inOneLine : `"enum": [\n        ${ids.join(',\n        ')}\n      ]`;
  return schema.replace(/(?<="rule": \{\n.*\n *)"enum": \[[^\]]*\](?=\n {4}\})/, list);
}

if (require.main === module) {
  writeFileSync(join(ROOT, RULE_DOCS), ruleDocs());
  const path = join(ROOT, CONFIGURATION_SCHEMA);
  writeFileSync(path, configurationSchema(readFileSync(path, 'utf8')));
}
