/** Templates of HCL: literal text with `${…}` in it. https://developer.hashicorp.com/terraform/language/expressions/strings */
import { endOfInterpolation } from './hcl-source';

/** A literal, or the source of an expression. */
export type TemplatePart = { readonly literal: string } | { readonly expression: string };

const MARK = /\$\$\{|%%\{|\$\{|%\{|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\"', '"'],
  ['\\\\', '\\'],
]);
const LAST_CODE_POINT = 0x10ffff;

/**
 * The parts of a template: a string of Terraform JSON, or what stands between the quotes of an expression, where
 * backslashes count too. Nothing where it has a directive (`%{if …}`) or does not end.
 */
export function splitTemplate(source: string, where: 'json' | 'quoted'): readonly TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  let literal = '';
  let [from, trimNext] = [0, false];
  const add = (text: string) => {
    literal += trimNext ? text.trimStart() : text;
    // White space is trimmed up to the first other character.
    trimNext = trimNext && literal === '' && text !== '';
  };
  const marks = new RegExp(MARK);
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    const [text] = mark;
    if (text.startsWith('\\') && where === 'json') {
      marks.lastIndex = mark.index + 1;
      continue;
    }
    add(source.slice(from, mark.index));
    if (text === '${') {
      const end = endOfInterpolation(source, marks.lastIndex);
      if (end === undefined) return undefined;
      const { expression, trimBefore, trimAfter } = stripMarkers(source.slice(marks.lastIndex, end));
      literal = trimBefore ? literal.trimEnd() : literal;
      if (literal !== '') parts.push({ literal });
      parts.push({ expression });
      [literal, trimNext, marks.lastIndex] = ['', trimAfter, end + 1];
    } else {
      const plain = unescaped(text);
      if (plain === undefined) return undefined;
      literal += plain;
      trimNext = false;
    }
    from = marks.lastIndex;
  }
  add(source.slice(from));
  return literal === '' ? parts : [...parts, { literal }];
}

/** `${~ x ~}` takes the white space beside it away. */
function stripMarkers(source: string): { expression: string; trimBefore: boolean; trimAfter: boolean } {
  const [trimBefore, trimAfter] = [source.startsWith('~'), source.length > 1 && source.endsWith('~')];
  return { expression: source.slice(trimBefore ? 1 : 0, trimAfter ? -1 : undefined), trimBefore, trimAfter };
}

/** What an escape stands for; nothing for a directive or a backslash that means nothing. */
function unescaped(mark: string): string | undefined {
  if (mark === '$${' || mark === '%%{') return mark.slice(1);
  if (/^\\[uU]./.test(mark) && mark.length > 2) {
    const code = Number.parseInt(mark.slice(2), 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : undefined;
  }
  return ESCAPES.get(mark);
}
