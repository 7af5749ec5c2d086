/** Foreign text in SARIF, whose messages know links and placeholders, and whose readers show a page of text and not more. */
import { plainText } from './plain-text';

const LONGEST_NAME = 300;

/** What stands for what is cut off. */
const CUT = '…';

/** A text as a member that is no message: inert and not endless. */
export function sarifName(text: string, longest = LONGEST_NAME): string {
  return plainText(text.length > longest ? `${text.slice(0, longest - CUT.length)}${CUT}` : text);
}

/** A foreign text as a part of a message. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.11.5: in single quotes. */
export function sarifQuote(text: string): string {
  return `'${sarifName(text)}'`;
}

/**
 * A sentence as a message: braces doubled, so that none is a placeholder (3.11.5), and no link in it (3.11.6). A space ends
 * a link for every reader, a backslash only for those that know the standard well. Some show messages as Markdown: what
 * would be a tag or a mention there is none.
 */
export function sarifMessage(sentence: string): { readonly text: string } {
  return {
    text: sentence
      .replaceAll('](', '] (')
      .replaceAll('<', '\u2039')
      .replaceAll('>', '\u203A')
      .replace(/(?<![A-Za-z0-9])@(?=[A-Za-z0-9])/g, '@ ')
      .replace(/[{}]/g, '$&$&'),
  };
}
