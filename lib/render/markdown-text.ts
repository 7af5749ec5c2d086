/** Foreign text in Markdown as GitHub reads it: shown as it is, and never a link, a mention, markup or another cell. */
import { cutText, plainText } from './plain-text';

/** A backtick ends a code span, and a pipe ends a cell even within one; a backslash may hide the end of either. */
const BREAKS_CODE_SPANS = /[`|\\]/;

/** The text as code, in which GitHub looks for neither markup nor mentions. */
export function markdownCode(text: string): string {
  const plain = plainText(text);
  if (plain.trim() === '') return '';
  return BREAKS_CODE_SPANS.test(plain)
    ? `<code>${plain.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`
    : `\`${plain}\``;
}

/** The longest name that is written as it is, and one of which each character may take eight. */
const LONGEST_NAME = 300;
const LONGEST_ESCAPED_NAME = 100;

/** The same of a name that nobody needs whole here: there is always something to see, and never more than a kilobyte. */
export function markdownName(text: string): string {
  const cut = cutText(text, BREAKS_CODE_SPANS.test(text.slice(0, LONGEST_NAME)) ? LONGEST_ESCAPED_NAME : LONGEST_NAME);
  return markdownCode(cut) || '(no name)';
}

/** What Markdown reads as markup wherever it stands, and the beginnings of what GitHub makes a link of itself. */
const MARKUP = /[\\`*[\]<>|~&#$]|(?<!\w)_|_(?!\w)|:(?=\/\/)|(?<=www)\./gi;

/** Our own words as they are, in which nothing is markup. */
export function markdownText(text: string): string {
  return plainText(text).replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}

/** A text of several lines as a block of code, which nothing in it ends. */
export function markdownFence(language: string, text: string): string {
  const lines = text.split('\n').map((line) => plainText(line).trimEnd());
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A table of cells that are Markdown already. */
export function markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heading, heading.map(() => '---'), ...rows].map(markdownRow).join('\n');
}

export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
