/** The parts of an ARN of which some may be known only after apply. */
import { isSymbolic, joinText, type Text, type TextPart, textOf, textParts } from './text';

export interface ArnText {
  readonly partition: Text;
  readonly service: Text;
  readonly region: Text;
  readonly accountId: Text;
  readonly resource: Text;
}

/** The parts of an ARN, or nothing where the text has not the form of one or may be anything. */
export function parseArnText(text: Text): ArnText | undefined {
  const [prefix, partition = '', service = '', region = '', accountId = '', ...rest] = splitText(text, ':');
  const resource = joinPieces(rest, ':');
  return prefix === 'arn' && partition !== '' && service !== '' && resource !== ''
    ? { partition, service, region, accountId, resource }
    : undefined;
}

/** The pieces of a text between the separators of its literals; a symbol stays whole in its piece. */
export function splitText(text: Text, separator: string): readonly Text[] {
  if (!isSymbolic(text)) return text.split(separator);
  const pieces: Text[] = [''];
  for (const part of textParts(text)) {
    const [first = '', ...others]: readonly Text[] =
      typeof part === 'string' ? part.split(separator) : [textOf([part])];
    pieces[pieces.length - 1] = joinText(pieces.at(-1) ?? '', first);
    for (const other of others) pieces.push(other);
  }
  return pieces;
}

/** What `splitText` took apart. */
export function joinPieces(pieces: readonly Text[], separator: string): Text {
  return textOf(
    pieces.flatMap((piece, index): readonly TextPart[] =>
      index === 0 ? textParts(piece) : [separator, ...textParts(piece)],
    ),
  );
}
