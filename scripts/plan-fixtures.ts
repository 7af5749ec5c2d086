/**
 * `node -r tsx/cjs scripts/plan-fixtures.ts [name...]`: makes the plans under `__tests__/terraform/plans` again, with real
 * Terraform in front of an emulator. Names are those of the sources, `stories`, and `module-roots` or one of
 * them (`module-roots/invoke-by-role`); without one, all are made.
 * Exit code 0: written; 2: cannot run.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORIES as STACKS } from '../lib/stacks/stories';
import { endGuardedProcesses } from './emulator/guarded-process';
import { openStage } from './emulator/open-stage';
import { synthesise } from './emulator/synthesise';
import { hashOfModuleRoot, MODULE_PLANS, makeModulePlans, moduleRoots } from './plans/module-plans';
import { firstPlanOf, withPlanSource } from './plans/plan-source';
import { FIRST_PLANS, HALVES, hashOfSource, hashOfStack, LATER_PLANS, LIFE, PLANS } from './plans/plan-sources';
import { makeReviewPlans, reviewSources } from './plans/review-plans';
import { areRunnable, findTools, missingTools, type RunnableTools } from './tools';

const STORIES = 'stories';

function write(folder: string, name: string, json: unknown): void {
  mkdirSync(join(PLANS, folder), { recursive: true });
  writeFileSync(join(PLANS, folder, `${name}.plan.json`), `${JSON.stringify(json)}\n`);
}

function writeHash(folder: string, name: string, hash: string): void {
  writeFileSync(join(PLANS, folder, `${name}.sha256`), `${hash}\n`);
}

async function makeFirst(tools: RunnableTools, name: string): Promise<void> {
  write(name, 'create', await firstPlanOf(tools, name));
  writeHash(name, 'source', hashOfSource(name));
}

async function makeHalf(tools: RunnableTools, name: string): Promise<void> {
  await withPlanSource(tools, name, async (terraform) => {
    await terraform().apply();
    write(name, 'applied-state', await terraform().showState());
  });
  writeHash(name, 'source', hashOfSource(name));
}

async function makeLife(tools: RunnableTools): Promise<void> {
  await withPlanSource(tools, LIFE, async (terraform) => {
    await terraform().apply();
    write(LIFE, 'applied-state', await terraform().showState());
    for (const { name, variables, replace = [], destroy = false } of LATER_PLANS) {
      await terraform(variables).plan({ replace, destroy });
      write(LIFE, name, await terraform().showPlan());
    }
  });
  writeHash(LIFE, 'source', hashOfSource(LIFE));
}

async function makeStories(tools: RunnableTools): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'plan-stories-'));
  try {
    const outdir = join(root, 'out');
    await synthesise(outdir, 'typescript');
    for (const stack of Object.keys(STACKS)) {
      const stage = await openStage(tools, { stack, outdir, onlyPlanned: true });
      try {
        await stage.terraform.plan();
        write(STORIES, stack, await stage.terraform.showPlan());
      } finally {
        await stage.close();
      }
      writeHash(
        STORIES,
        stack,
        hashOfStack(JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'))),
      );
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function makeReview(tools: RunnableTools, source: string): Promise<void> {
  for (const [name, plan] of await makeReviewPlans(tools, source)) {
    write(source, name, plan);
  }
  writeHash(source, 'source', hashOfSource(source));
}

async function makeModuleRoot(tools: RunnableTools, root: string): Promise<void> {
  for (const [name, plan] of Object.entries(await makeModulePlans(tools, root))) {
    write(`${MODULE_PLANS}/${root}`, name, plan);
  }
  writeHash(`${MODULE_PLANS}/${root}`, 'source', hashOfModuleRoot(root));
}

async function main(names: readonly string[]): Promise<number> {
  const tools = findTools();
  const missing = missingTools(tools);
  const ofModules = new Map(moduleRoots().map((root) => [`${MODULE_PLANS}/${root}`, root]));
  const all = [...FIRST_PLANS, ...HALVES, LIFE, STORIES, ...ofModules.keys(), ...reviewSources()];
  const unknown = names.filter((name) => name !== MODULE_PLANS && !all.includes(name));
  if (!areRunnable(tools) || missing.length > 0 || unknown.length > 0) {
    const lines = [...missing, ...unknown.map((name) => `${name} is no plan: there are ${all.join(', ')}`)];
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
    return 2;
  }
  const chosen = names.flatMap((name) => (name === MODULE_PLANS ? [...ofModules.keys()] : [name]));
  for (const name of chosen.length === 0 ? all : chosen) {
    const moduleRoot = ofModules.get(name);
    process.stdout.write(`${name}\n`);
    if (name === LIFE) {
      await makeLife(tools);
    } else if (name === STORIES) {
      await makeStories(tools);
    } else if (moduleRoot !== undefined) {
      await makeModuleRoot(tools, moduleRoot);
    } else if ((HALVES as readonly string[]).includes(name)) {
      await makeHalf(tools, name);
    } else if (reviewSources().includes(name)) {
      await makeReview(tools, name);
    } else {
      await makeFirst(tools, name);
    }
  }
  return 0;
}

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .finally(endGuardedProcesses);
