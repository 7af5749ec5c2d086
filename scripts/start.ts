/** `npm start`: synthesises the stories and shows what each of them lets whom do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandOver } from '../lib/policies/hand-over';
import { STORIES, type StoryId } from '../lib/stacks/stories';
import { main } from '../main';
import { accessRows, type SynthesisedStack } from './access-table';
import { renderColumns } from './render-columns';

type Stack = SynthesisedStack & { readonly output?: { readonly hand_over?: { readonly value: readonly HandOver[] } } };

const HEADING = ['principal', 'may', 'on', 'by statement'];

function start(): void {
  const { app, errors, warnings } = main();
  if (errors.length > 0) {
    return;
  }
  const print = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  for (const [id, { title }] of Object.entries(STORIES) as [StoryId, (typeof STORIES)[StoryId]][]) {
    const stack = JSON.parse(readFileSync(join(app.outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as Stack;
    print(`${id}: ${title}`);
    const rows = accessRows(stack);
    for (const { alias, allowed_account_ids: accountIds } of stack.provider.aws) {
      const here = rows.filter(({ accountId }) => accountIds.includes(accountId));
      const cells = here.map(({ principal, actions, resources, statement }) => [
        principal,
        actions,
        resources,
        statement,
      ]);
      print(`\n  In account ${accountIds.join()} (aws.${alias})\n`);
      print(renderColumns(HEADING, cells, '    '));
    }
    for (const warning of warnings.filter((line) => line.startsWith(`[${id}/`))) {
      print(`\n  Warning: ${warning}`);
    }
    for (const { accountId, resourceArn, kind, cli } of stack.output?.hand_over?.value ?? []) {
      print(`\n  To be put in place in account ${accountId}, ${kind} of ${resourceArn}:\n\n${cli}`);
    }
    print('');
  }
  print(
    `${Object.keys(STORIES).length} stories synthesised into ${app.outdir}. Deploy one: npx cdktf deploy assume-role`,
  );
}

start();
