/** What `npm start` prints of one story: its accesses by account, its warnings, and what others must put in place. */
import type { HandOver } from '../lib/policies/hand-over';
import { accessRows, type SynthesisedStack } from './access-table';
import { renderColumns } from './render-columns';

/** A synthesised story with what there is to say of it. */
export interface RenderedStory {
  readonly id: string;
  readonly title: string;
  /** The parsed cdk.tf.json. */
  readonly stack: SynthesisedStack & {
    readonly output?: { readonly hand_over?: { readonly value: readonly HandOver[] } };
  };
  readonly warnings: readonly string[];
}

const HEADING = ['principal', 'may', 'on', 'by statement'];
const WIDTH = 110;

export function renderStory({ id, title, stack, warnings }: RenderedStory): string {
  const rows = accessRows(stack);
  const tables = stack.provider.aws.map(({ alias, allowed_account_ids: accountIds }) => {
    const cells = rows
      .filter(({ accountId }) => accountIds.includes(accountId))
      .map(({ principal, actions, resources, statement }) => [principal, actions, resources, statement]);
    return `  In account ${accountIds.join()} (aws.${alias})\n\n${renderColumns(HEADING, cells, '    ')}`;
  });
  const handOvers = stack.output?.hand_over?.value ?? [];
  return [
    `${id}: ${title}`,
    ...tables,
    ...warnings.map((warning) => wrap(`Warning: ${warning}`, '  ')),
    ...handOvers.map(
      ({ accountId, resourceArn, kind, cli }) =>
        `  To be put in place in account ${accountId}, ${kind} of ${resourceArn}:\n\n${indent(cli, '    ')}`,
    ),
  ].join('\n\n');
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
