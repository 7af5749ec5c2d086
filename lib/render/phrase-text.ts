/** A phrase as one sentence. */
import type { Phrase, PhrasePart } from '../review/phrase';
import type { Quote } from './plain-text';

/** @param arn how an ARN is written; as any foreign text unless it is given. */
export function phraseText(phrase: Phrase, quote: Quote, arn: Quote = quote): string {
  return phrase.map((part) => partText(part, quote, arn)).join('');
}

/** The beginning of a phrase, where it names more than there is room for. @param own how our own words are written. */
export function phraseStart(phrase: Phrase, longest: number, own: Quote, quote: Quote, arn: Quote): string {
  let text = '';
  for (const part of phrase) {
    if (text.length > longest) return `${text}…`;
    text += typeof part === 'string' ? own(part) : partText(part, quote, arn);
  }
  return text;
}

function partText(part: PhrasePart, quote: Quote, arn: Quote): string {
  if (typeof part === 'string') return part;
  return 'arn' in part ? arn(part.arn) : quote(part.foreign);
}
