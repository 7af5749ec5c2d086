/** Every example of the README is a file that type-checks (it is imported here), synthesises, and is quoted to the letter. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdktf';
import { AccountsStack } from '../../examples/accounts';
import { mayInvoke } from '../../examples/ask-the-prover';
import { AssumeRoleExampleStack } from '../../examples/assume-role';
import { FunctionsAndRolesStack } from '../../examples/functions-and-roles';
import { handler } from '../../examples/handler';
import { InvokeExampleStack } from '../../examples/invoke';
import { ReportsStack } from '../../examples/reports-stack';
import '../../examples/reports-test';
import { stateForEachAccount } from '../../examples/state-per-account';
import { TriggersStack } from '../../examples/triggers';
import { WhatExistsAlreadyStack } from '../../examples/what-exists-already';
import type { HandOver } from '../../lib/index';
import { synthesise, validationErrors, warnings } from '../support/synthesised';
import { quotedBlocks, readProjectFile, regionOf, regionsIn } from './readme';

const EXAMPLES: Readonly<Record<string, (app: App) => void>> = {
  accounts: (app) => new AccountsStack(app, 'accounts'),
  'assume-role': (app) => new AssumeRoleExampleStack(app, 'assume-role'),
  'functions-and-roles': (app) => new FunctionsAndRolesStack(app, 'functions-and-roles'),
  invoke: (app) => new InvokeExampleStack(app, 'invoke'),
  'reports-stack': (app) => new ReportsStack(app, 'reports'),
  'state-per-account': stateForEachAccount,
  triggers: (app) => new TriggersStack(app, 'triggers'),
  'what-exists-already': (app) => new WhatExistsAlreadyStack(app, 'what-exists-already'),
};
/** What has nothing to synthesise: code that runs inside a function, questions to the prover, a user's test, which runs here. */
const OTHERS = ['cross-account-lambda.json', 'ask-the-prover.ts', 'handler.ts', 'inventory.json', 'reports-test.ts'];

// Folders hold the roots of the Terraform modules, which are shown in the READMEs of these.
const files = readdirSync(join(__dirname, '..', '..', 'examples'), { withFileTypes: true })
  .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  .sort();
const blocks = quotedBlocks().filter(({ file }) => file.startsWith('examples/'));
const blocksOf = (source: string) => quotedBlocks().flatMap((block) => (block.source === source ? [block.text] : []));

test('every file of examples is one of them', () => {
  expect(files).toEqual([...Object.keys(EXAMPLES).map((name) => `${name}.ts`), ...OTHERS].sort());
  expect(handler).toBeInstanceOf(Function);
});

test.each(Object.entries(EXAMPLES))('%s has no problem and no warning, and synthesises', (_, build) => {
  const stacks = synthesise((app) => {
    build(app);
    expect({ errors: validationErrors(app), warnings: warnings(app) }).toEqual({ errors: [], warnings: [] });
  });
  expect(Object.keys(stacks)).not.toEqual([]);
});

test('a role and a function that exist already leave two documents for their owner', () => {
  const { config } = synthesise(EXAMPLES['what-exists-already'] ?? (() => undefined))['what-exists-already'] ?? {};
  const documents = config?.output?.hand_over?.value as readonly HandOver[];
  expect(documents.map(({ accountId, kind }) => `${accountId} ${kind}`)).toEqual([
    '222222222222 trust',
    '222222222222 permission',
  ]);
  expect(blocksOf('hand-over')).toEqual([`${documents[1]?.cli}\n`]);
});

test('the prover is asked for a role and a function', () => {
  const [role, functionArn] = [
    'arn:aws:iam::111111111111:role/reporter-role',
    'arn:aws:lambda:eu-west-1:222222222222:function:archive',
  ];
  const inventory = readProjectFile('examples/inventory.json');
  expect(mayInvoke(inventory, role, `${functionArn}:live`).outcome).toBe('allowed');
  expect(mayInvoke(inventory, role, functionArn).outcome).toBe('implicitDeny');
});

test.each(blocks)('the README quotes $source to the letter', ({ file, region, text }) => {
  expect(text).toBe(regionOf(file, region));
});

test('the README quotes every region, and every file without regions', () => {
  const sources = files.flatMap((file) => {
    const regions = regionsIn(`examples/${file}`);
    return regions.length === 0 ? [`examples/${file}`] : regions.map((region) => `examples/${file}#${region}`);
  });
  expect(blocks.map(({ source }) => source).sort()).toEqual(sources.sort());
});
