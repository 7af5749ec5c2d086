/** What `npm start` prints of one story besides its proof: what it is, its warnings, and what others must put in place. */
import type { HandOver } from '../lib/policies/hand-over';

/** The part of a cdk.tf.json that says what is left for others. */
export interface SynthesisedStack {
  readonly output?: { readonly hand_over?: { readonly value: readonly HandOver[] } };
}

/** A synthesised story with what there is to say of it. */
export interface RenderedStory {
  readonly id: string;
  readonly title: string;
  /** The parsed cdk.tf.json. */
  readonly stack: SynthesisedStack;
  readonly warnings: readonly string[];
}

const WIDTH = 110;

export function renderStory({ id, title, stack, warnings }: RenderedStory): string {
  const handOvers = stack.output?.hand_over?.value ?? [];
  return [
    `${id}: ${title}`,
    ...warnings.map((warning) => wrap(`Warning: ${warning}`, '  ')),
    ...handOvers.map(
      ({ accountId, resourceArn, kind, cli }) =>
        `  To be put in place in account ${accountId}, ${kind} of ${resourceArn}:\n\n${indent(cli, '    ')}\n`,
    ),
  ].join('\n');
}

// Breaks at blanks only: an ARN that is broken cannot be copied.
function wrap(text: string, margin: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= WIDTH) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines.map((line, index) => `${margin}${index === 0 ? '' : '  '}${line}`).join('\n');
}

function indent(text: string, margin: string): string {
  return text.replace(/^/gm, margin);
}
