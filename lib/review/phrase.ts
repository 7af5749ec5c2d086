/**
 * A sentence with foreign text in it, before anybody knows where it will be shown: each renderer quotes names from plans
 * in its own way.
 */

/** Own words, a foreign text, or an ARN that is shown in few words. */
export type PhrasePart = string | { readonly foreign: string } | { readonly arn: string };

export type Phrase = readonly PhrasePart[];

/** An ARN, account id or service name, to be shown in few words. */
export interface ShortArn {
  readonly arn: string;
}

/** The words of the template are ours; every string put into it is foreign. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | ShortArn | Phrase)[]): Phrase {
  return words.flatMap((word, index) => {
    const value = values[index];
    return [...(word === '' ? [] : [word]), ...(value === undefined ? [] : partsOf(value))];
  });
}

/** Phrases one after the other, with words between them. */
export function joinPhrases(phrases: readonly Phrase[], between = ', '): Phrase {
  return phrases.flatMap((each, index) => (index === 0 ? each : [between, ...each]));
}

/** Foreign texts, one after the other. */
export function listed(texts: readonly string[], between = ', '): Phrase {
  return joinPhrases(
    texts.map((text) => [{ foreign: text }]),
    between,
  );
}

function partsOf(value: string | ShortArn | Phrase): readonly PhrasePart[] {
  if (typeof value === 'string') return [{ foreign: value }];
  return 'arn' in value ? [value] : value;
}
