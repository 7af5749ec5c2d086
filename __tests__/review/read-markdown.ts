/** A document in Markdown as an engine reads it, with what GitHub adds: tables, strikethrough and links without markup. */
import MarkdownIt from 'markdown-it';

type Token = MarkdownIt.Token;

const engine = new MarkdownIt({ html: true, linkify: true });

export interface ReadMarkdown {
  readonly links: readonly string[];
  readonly images: number;
  /** Every piece of HTML, as it stands. */
  readonly html: readonly string[];
  readonly headings: readonly string[];
  /** The text that no code is: what GitHub makes mentions and references of. */
  readonly prose: string;
  /** Blocks of code, each with its language. */
  readonly fences: readonly (readonly [language: string, code: string])[];
  /** The cells of each row of each table, without those of headings. */
  readonly rows: readonly (readonly string[])[];
  /** What there is, without what it says: equal for two documents whose markup is the same. */
  readonly shape: readonly string[];
}

export function readMarkdown(document: string): ReadMarkdown {
  const blocks = engine.parse(document, {});
  const tokens = blocks.flatMap((block) => [block, ...(block.children ?? [])]);
  return {
    links: tokens.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href'))),
    images: tokens.filter(({ type }) => type === 'image').length,
    html: tokens.filter(({ type }) => type.startsWith('html_')).map(({ content }) => content.trimEnd()),
    headings: blocks.flatMap((block, index) =>
      block.type === 'heading_open' ? [`${block.markup} ${proseOf(blocks[index + 1]?.children ?? [])}`] : [],
    ),
    prose: blocks.map(({ children }) => proseOf(children ?? [])).join('\n'),
    fences: blocks.filter(({ type }) => type === 'fence').map(({ info, content }) => [info, content] as const),
    rows: rowsOf(blocks),
    shape: tokens.map(shapeOf).filter((shape) => !['text', 'html_inline </code>'].includes(shape)),
  };
}

/** The text outside of code, an ellipsis for each code. */
function proseOf(tokens: readonly Token[]): string {
  let isCode = false;
  return tokens
    .map(({ type, content }) => {
      if (type === 'html_inline') isCode = content === '<code>' || (isCode && content !== '</code>');
      if (type === 'code_inline' || content === '</code>') return '…';
      return isCode || type === 'html_inline' ? '' : content;
    })
    .join('');
}

function rowsOf(blocks: readonly Token[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let isBody = false;
  for (const { type, content } of blocks) {
    if (type === 'tbody_open') isBody = true;
    if (type === 'tbody_close') isBody = false;
    if (isBody && type === 'tr_open') rows.push([]);
    if (isBody && type === 'inline') rows.at(-1)?.push(content);
  }
  return rows;
}

// A name is code in one of two ways, as what is in it asks for.
function shapeOf({ type, content, info, nesting, markup }: Token): string {
  if (type === 'code_inline' || (type === 'html_inline' && content === '<code>')) return 'code';
  if (type.startsWith('text')) return 'text';
  if (type.startsWith('html_')) return `${type} ${content.trimEnd()}`;
  return [type, info, ...(type === 'heading_open' && nesting === 1 ? [markup] : [])]
    .filter((part) => part !== '')
    .join(' ');
}
