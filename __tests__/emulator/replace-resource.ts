import type { DeployedFunction } from '../../scripts/emulator/deployed-function';
import { openStage, type Stage } from '../../scripts/emulator/open-stage';
import { type StateResource, stateResources } from '../../scripts/emulator/terraform';
import type { Change } from '../../scripts/emulator/terraform-messages';
import type { RunnableTools } from '../../scripts/tools';
import { type DeployedAccess, deployedAccess } from './deployed-access';

/** What one `apply -replace` did. */
export interface Replacement {
  /** `<action> <type>` of every change besides the resource itself, sorted, each once. */
  readonly alsoChanged: readonly string[];
  /** What AWS held on each function before and after. */
  readonly accessBefore: Readonly<Record<string, DeployedAccess>>;
  readonly accessAfter: Readonly<Record<string, DeployedAccess>>;
  readonly nextPlan: readonly Change[];
}

/** Applies a synthesised stack and hands it to `work`; nothing is left behind. */
export async function withAppliedStack<T>(
  tools: RunnableTools,
  { outdir, stack }: { readonly outdir: string; readonly stack: string },
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stage = await openStage(tools, { outdir, stack });
  try {
    await stage.terraform.apply();
    return await work(stage);
  } finally {
    await stage.close();
  }
}

/** What a replacement needs of a stage: other configurations than those of a stage can offer it too. */
type Replaceable = Pick<Stage, 'terraform' | 'emulatorUrl' | 'functions'>;

/** Replaces one resource of an applied stack in one apply, and plans again. */
export async function replaceResource(stage: Replaceable, address: string): Promise<Replacement> {
  const functions = await stage.functions();
  const accessBefore = await accessOf(stage, functions);
  const changes = await stage.terraform.apply({ replace: [address] });
  const accessAfter = await accessOf(stage, functions);
  const nextPlan = await stage.terraform.plan();
  const others = changes.filter((change) => change.address !== address);
  const alsoChanged = new Set(others.map((change) => `${change.action} ${typeOf(change.address)}`));
  return { alsoChanged: [...alsoChanged].sort(), accessBefore, accessAfter, nextPlan };
}

/** The type in `<module.name…>.<type>.<name>[<key>]`. */
function typeOf(address: string): string {
  const [, type = ''] = /(?:^|\.)(\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address) ?? [];
  return type;
}

/** The address of the one resource of a type that has these values. */
export async function addressOf(
  stage: Stage,
  type: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const has = (resource: StateResource) =>
    resource.type === type && Object.entries(values).every(([name, value]) => resource.values[name] === value);
  const found = stateResources(await stage.terraform.showState()).filter(has);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} resources are ${type} with ${JSON.stringify(values)}`);
  }
  return first.address;
}

async function accessOf(
  stage: Pick<Stage, 'emulatorUrl'>,
  functions: readonly DeployedFunction[],
): Promise<Record<string, DeployedAccess>> {
  const entries = functions.map(async (fn) => [fn.functionName, await deployedAccess(stage, fn)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
