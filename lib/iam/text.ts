/**
 * Texts of which parts are known only after apply. A symbol stands for one generated text and equals only itself;
 * a symbol without a name stands for a text nothing is known of, and equals nothing.
 */

const SYMBOLIC = Symbol('symbolic text');

/** A part of a text that Terraform knows only after apply. */
export interface SymbolPart {
  /** What Terraform calls it, such as `aws_api_gateway_rest_api.api.id`; nothing where it cannot be told from others. */
  readonly symbol: string | undefined;
}

export type TextPart = string | SymbolPart;

/** A text with at least one symbol; made by `joinText` alone, so that no JSON can pretend to be one. */
export interface SymbolicText {
  readonly [SYMBOLIC]: true;
  /** Literals are not empty, and no two of them stand side by side. */
  readonly parts: readonly TextPart[];
}

export type Text = string | SymbolicText;

/** A text nothing is known of. */
export const UNKNOWN_TEXT: SymbolicText = { [SYMBOLIC]: true, parts: [{ symbol: undefined }] };

export function symbolText(symbol: string): SymbolicText {
  return { [SYMBOLIC]: true, parts: [{ symbol }] };
}

export function isSymbolic(value: unknown): value is SymbolicText {
  return typeof value === 'object' && value !== null && SYMBOLIC in value;
}

export function isText(value: unknown): value is Text {
  return typeof value === 'string' || isSymbolic(value);
}

export function textParts(text: Text): readonly TextPart[] {
  if (isSymbolic(text)) return text.parts;
  return text === '' ? [] : [text];
}

/** The texts one after the other. */
export function joinText(...texts: readonly Text[]): Text {
  if (texts.every((text) => typeof text === 'string')) return texts.join('');
  return textOf(texts.flatMap(textParts));
}

/** The text that consists of these parts. */
export function textOf(given: readonly TextPart[]): Text {
  const parts: TextPart[] = [];
  for (const part of given.filter((each) => each !== '')) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      parts[parts.length - 1] = last + part;
    } else {
      parts.push(part);
    }
  }
  if (parts.every((part) => typeof part === 'string')) {
    return parts.join('');
  }
  return { [SYMBOLIC]: true, parts };
}

/** The text in lower case; the case of a symbol's name counts, for it is Terraform's. */
export function lowerCase(text: Text): Text {
  if (!isSymbolic(text)) return text.toLowerCase();
  return textOf(text.parts.map((part) => (typeof part === 'string' ? part.toLowerCase() : part)));
}

/** How a person reads the text: symbols between angle brackets. */
export function showText(text: Text): string {
  return textParts(text)
    .map((part) => (typeof part === 'string' ? part : `<${part.symbol ?? 'known after apply'}>`))
    .join('');
}

/** One key for texts that are equal; a text with a nameless symbol equals nothing and has none. */
export function textKey(text: Text): string | undefined {
  if (!isSymbolic(text)) return text;
  return text.parts.every((part) => typeof part === 'string' || part.symbol !== undefined) ? showText(text) : undefined;
}
