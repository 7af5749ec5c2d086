/** `docs/rules.md` and the schema of the configuration know the rules there are. */
import { RULES } from '../../lib/review/rules';
import { renderRules } from '../../scripts/docs/render-rules';
import { CONFIGURATION_SCHEMA, configurationSchema, RULE_DOCS, ruleDocs } from '../../scripts/rule-docs';
import { readProjectFile } from './readme';

const document = readProjectFile(RULE_DOCS);
const ids = RULES.map(({ id }) => id).sort();

test('the document and the schema are what their command writes', () => {
  expect(document).toBe(ruleDocs());
  const schema = readProjectFile(CONFIGURATION_SCHEMA);
  expect(schema).toBe(configurationSchema(schema));
  expect(JSON.parse(schema).$defs.rule.enum).toEqual(ids);
});

test('the first line of the document tells that it is generated, and by what command', () => {
  expect(document.split('\n')[0]).toBe(
    '<!-- Generated from lib/review/rules by `node -r tsx/cjs scripts/rule-docs.ts`; do not edit. -->',
  );
});

test('every rule has a row and the section that the row leads to, and nothing else has', () => {
  expect([...document.matchAll(/^## (.+)$/gm)].map(([, id]) => id)).toEqual(ids);
  expect([...document.matchAll(/^\| \[(.+?)\]\(#(.+?)\) \|/gm)].map(([, id, link]) => [id, link])).toEqual(
    ids.map((id) => [id, id]),
  );
});

test('ids are unique, and every rule has all its words', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title, why, remedy, silencedBy, link } of RULES) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(title).toMatch(/^\S.*[^.\s]$/);
    for (const sentence of [why, remedy, silencedBy]) expect(sentence).toMatch(/^\S[\s\S]*\.$/);
    expect(link).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|registry\.terraform\.io|developer\.hashicorp\.com)\/\S+$/);
  }
});

test('what would be markup in the words of a rule is shown as it is', () => {
  const words = { why: 'Any <role> of *.', remedy: 'Not `*`.', silencedBy: 'Nothing.', link: 'https://x.example' };
  const text = renderRules([{ id: 'a-b', severity: 'note', title: 'A | B', ...words }], 'command');
  expect(text.slice(text.indexOf('| rule'))).toBe(`| rule | severity | finds |
|---|---|---|
| [a-b](#a-b) | note | A \\| B |

## a-b

A | B.

- **Severity:** note
- **Why:** Any \\<role> of \\*.
- **What to do:** Not \`*\`.
- **Silenced by:** Nothing.
- **See:** <https://x.example>
`);
});
