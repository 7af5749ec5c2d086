/** What the documents of the prover list is what the prover has: steps, operators, forms, keys, codes, notes, policies. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MANAGED_POLICY_NAMES } from '../../lib/iam/managed-policies';
import { CALLER_CHOSEN_KEYS, DERIVED_KEYS, NEVER_IN_RESOURCE_POLICIES } from '../../lib/prover/context';
import { ASSUMPTION_CODES, OUTCOMES, REASON_CODES } from '../../lib/prover/decision';
import { OPERATORS } from '../../lib/prover/operators';
import { PRINCIPAL_FORMS } from '../../lib/prover/principals';
import type { InventoryNote, UnknownDocument } from '../../lib/terraform/inventory';
import { readProjectFile } from './readme';

const DOCUMENTS = ['docs/how-aws-decides.md', 'docs/limits.md'] as const;
const WORDS_READ_ALOUD_IN_FIVE_MINUTES = 750;

const [procedure, limits] = DOCUMENTS.map(readProjectFile) as [string, string];

const NOTES = {
  errored: true,
  incomplete: true,
  deferred: true,
  unknownAccount: true,
  unreadManifest: true,
  moduleNotRead: true,
  destroyed: true,
  unlinked: true,
} satisfies Record<InventoryNote['code'], true>;

const UNKNOWN_BECAUSE = {
  knownAfterApply: true,
  managedPolicyNotInInput: true,
  notInInput: true,
  malformed: true,
  sensitive: true,
  given: true,
} satisfies Record<UnknownDocument['unknownBecause'], true>;

/** The text below a heading, up to the next one of its rank. */
function section(document: string, heading: string): string {
  const [, rest = ''] = document.split(`\n## ${heading}\n`);
  return rest.split('\n## ')[0] ?? '';
}

/** The rows of the table whose first column has this title, without title and rule. */
function table(document: string, title: string): string[][] {
  const lines = document.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${title} |`));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.split(' | ').map((cell) => cell.replace(/^\|\s*|\s*\|$/g, '')));
}

/** What stands in backquotes in a cell. */
function quoted(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

function firstColumn(document: string, title: string): string[] {
  return table(document, title).flatMap(([cell]) => quoted(cell));
}

/** The numbers behind the word `Step`. */
function stepsIn(text: string): number[] {
  return [...new Set([...text.matchAll(/\bStep (\d)/g)].map(([, digit]) => Number(digit)))].sort();
}

describe('the procedure', () => {
  const steps = [1, 2, 3, 4, 5, 6, 7, 8];

  test('has its steps in order, each with a page of AWS', () => {
    const paragraphs = section(procedure, 'The procedure')
      .split('\n\n')
      .filter((paragraph) => paragraph.includes('**Step'));
    expect(paragraphs.map((paragraph) => Number(/^\s*\*\*Step (\d)/.exec(paragraph)?.[1]))).toEqual(steps);
    expect(paragraphs.filter((paragraph) => !/AWS: \[.*\]\(https:\/\/(docs\.)?aws/s.test(paragraph))).toEqual([]);
  });

  test('has the steps that the code names, no more and no fewer', () => {
    const code = ['lib/prover/procedure.ts', 'lib/prover/decide.ts'].map(readProjectFile).join('\n');
    expect(stepsIn(code)).toEqual(steps);
  });

  test('is in the code in the order of its numbers', () => {
    const code = readProjectFile('lib/prover/procedure.ts');
    const inAllowed = code.slice(code.indexOf('export function isAllowed'), code.indexOf('function ownSide'));
    expect([...inAllowed.matchAll(/\/\/ Step (\d)/g)].map(([, digit]) => digit)).toEqual(['3', '4', '6']);
  });

  test('has the same steps in its picture', () => {
    const [, picture = ''] = procedure.split('```mermaid');
    expect(stepsIn(picture.split('```')[0] ?? '')).toEqual(steps);
  });

  test('can be read aloud in five minutes', () => {
    const words = section(procedure, 'The procedure')
      .replaceAll(/\]\([^)]*\)/g, ']')
      .split(/\s+/);
    expect(words.length).toBeLessThan(WORDS_READ_ALOUD_IN_FIVE_MINUTES);
  });
});

describe('the lists of how AWS decides', () => {
  test('name each outcome', () => {
    expect(firstColumn(procedure, 'outcome')).toEqual([...OUTCOMES]);
  });

  test('name each form of principal', () => {
    expect(firstColumn(procedure, 'form').sort()).toEqual([...PRINCIPAL_FORMS].sort());
  });

  test('name each operator, and say truly which have policy variables', () => {
    const told = table(procedure, 'operators').flatMap(([names, , variables = '']) =>
      quoted(names).map((name) => [name, variables.startsWith('yes')] as const),
    );
    const known = [...OPERATORS].map(([name, { variables }]) => [name, variables] as const);
    expect(Object.fromEntries(told)).toEqual({ ...Object.fromEntries(known), Null: false });
  });

  describe('of condition keys', () => {
    const keys = (kind: string): string[] =>
      table(procedure, 'kind')
        .filter(([cell]) => cell?.startsWith(kind))
        .flatMap(([, cell]) => quoted(cell))
        .map((key) => key.toLowerCase())
        .sort();

    test('name each key that is derived, and no other', () => {
      expect(keys('derived')).toEqual([...DERIVED_KEYS].sort());
    });

    test('name each key that callers choose, and no other', () => {
      expect(keys('chosen')).toEqual([...CALLER_CHOSEN_KEYS].sort());
    });

    test('name nothing as environment that is derived or chosen', () => {
      const others = [...DERIVED_KEYS, ...CALLER_CHOSEN_KEYS];
      expect(keys('environment').filter((key) => others.includes(key))).toEqual([]);
    });

    test('name each key that is dead on the side of the resource', () => {
      const [, dead = ''] = /`([^`]+)` never is in a request/.exec(procedure) ?? [];
      expect([dead.toLowerCase()]).toEqual(NEVER_IN_RESOURCE_POLICIES);
    });
  });
});

describe('the lists of limits', () => {
  test.each([
    ['reason', REASON_CODES],
    ['why a policy is unknown', Object.keys(UNKNOWN_BECAUSE)],
    ['assumption', ASSUMPTION_CODES],
    ['note', Object.keys(NOTES)],
  ])('have a sentence for each code under "%s", in the order of the code', (title, codes) => {
    const rows = table(limits, title);
    expect(rows.map(([cell]) => quoted(cell)[0])).toEqual([...codes]);
    expect(rows.filter(([, sentence = '']) => !/^\S.*\.$/.test(sentence))).toEqual([]);
  });

  test('name each AWS-managed policy that is known here', () => {
    const paragraphs = section(limits, 'What is taken from this package').trim().split('\n\n');
    expect(quoted(paragraphs.at(-1))).toEqual([...MANAGED_POLICY_NAMES]);
  });
});

test.each(DOCUMENTS)('the links of %s lead to files of this project and to pages over https', (document) => {
  const links = [...readProjectFile(document).matchAll(/\]\(([^)#]*)[^)]*\)/g)].map(([, link = '']) => link);
  const folder = join(__dirname, '..', '..', 'docs');
  expect(links.filter((link) => !link.startsWith('https://') && !existsSync(join(folder, link)))).toEqual([]);
});
