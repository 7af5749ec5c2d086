import { join } from 'node:path';
import { type CommandResult, runCommand } from './run-command';
import { type Change, completedAddress, plannedChanges, readableOutput } from './terraform-messages';
import { inTurn } from './turn';

/** `terraform show -json` of a state, as far as the emulator reads it. */
export interface StateJson {
  readonly values?: { readonly root_module: { readonly resources?: readonly StateResource[] } };
}

/** One resource of a state. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What `plan` and `apply` are told. */
interface PlanOptions {
  /** Addresses to destroy and create again. */
  readonly replace?: readonly string[];
  readonly destroy?: boolean;
}

/** Terraform in one folder. A run that fails throws a `TerraformError` with Terraform's own words. */
export interface Terraform {
  readonly folder: string;
  init(): Promise<void>;
  validate(): Promise<void>;
  /** Plans, and keeps the plan for `apply` and `showPlan`. An empty list means that nothing is to be done. */
  plan(options?: PlanOptions): Promise<Change[]>;
  /** `terraform show -json` of the last plan. */
  showPlan(): Promise<unknown>;
  /** Plans and applies in one run; returns the changes. */
  apply(options?: PlanOptions): Promise<Change[]>;
  /** Applies the last plan. */
  applyPlan(): Promise<void>;
  /** `terraform show -json` of the state: run once for each state, since showing one starts the provider. */
  showState(): Promise<StateJson>;
  /** The addresses in the state. */
  listState(): Promise<string[]>;
  destroy(): Promise<void>;
}

/** How Terraform is run. */
export interface TerraformOptions {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
  /** Called with the address of each resource that an apply or destroy is done with. */
  readonly onResource?: (address: string) => void;
}

/** Terraform ended with an error; the message holds what it said. */
class TerraformError extends Error {
  public constructor(
    public readonly command: string,
    public readonly exitCode: number,
    public readonly output: string,
  ) {
    super(`${command} ended with code ${exitCode}\n${output}`);
    this.name = 'TerraformError';
  }
}

const PLAN_FILE = 'plan.tfplan';
const NO_INPUT = ['-no-color', '-input=false'];

/** Terraform for the configuration of a folder. */
export function terraformIn(folder: string, { command, env, onResource }: TerraformOptions): Terraform {
  const run = async (args: readonly string[], accepted: readonly number[] = [0]): Promise<CommandResult> => {
    const result = await runCommand(command, args, {
      cwd: folder,
      env,
      onLine: (line) => {
        const address = onResource && completedAddress(line);
        if (address) {
          onResource(address);
        }
      },
    });
    if (!accepted.includes(result.exitCode)) {
      const output = [readableOutput(result.stdout), result.stderr].filter((text) => text.trim() !== '').join('\n');
      throw new TerraformError(`terraform ${args[0]}`, result.exitCode, output);
    }
    return result;
  };
  const runJson = async (args: readonly string[]): Promise<unknown> => JSON.parse((await run(args)).stdout);
  let shownState: Promise<StateJson> | undefined;
  const changeState = async (args: readonly string[]): Promise<CommandResult> => {
    try {
      return await run(args);
    } finally {
      // Also a run that failed may have changed something.
      shownState = undefined;
    }
  };

  return {
    folder,
    init: async () => {
      const init = () => run(['init', ...NO_INPUT]);
      const cache = env.TF_PLUGIN_CACHE_DIR;
      await (cache === undefined ? init() : inTurn(join(cache, 'init.lock'), init));
    },
    validate: async () => {
      await run(['validate', '-no-color']);
    },
    plan: async (options) => {
      // 2 means success with changes.
      const { exitCode, stdout } = await run(
        ['plan', '-json', '-detailed-exitcode', `-out=${PLAN_FILE}`, ...NO_INPUT, ...planFlags(options)],
        [0, 2],
      );
      const changes = plannedChanges(stdout);
      if ((exitCode === 2) !== changes.length > 0) {
        throw new TerraformError('terraform plan', exitCode, `its changes and its exit code disagree\n${stdout}`);
      }
      return changes;
    },
    showPlan: () => runJson(['show', '-json', PLAN_FILE]),
    apply: async (options) => {
      const { stdout } = await changeState(['apply', '-json', '-auto-approve', ...NO_INPUT, ...planFlags(options)]);
      return plannedChanges(stdout);
    },
    applyPlan: async () => {
      await changeState(['apply', '-json', ...NO_INPUT, PLAN_FILE]);
    },
    showState: () => {
      shownState ??= runJson(['show', '-json']) as Promise<StateJson>;
      return shownState;
    },
    listState: async () => (await run(['state', 'list'])).stdout.split('\n').filter((address) => address !== ''),
    destroy: async () => {
      await changeState(['destroy', '-json', '-auto-approve', ...NO_INPUT]);
    },
  };
}

const planFlags = ({ replace = [], destroy = false }: PlanOptions = {}): string[] => [
  ...replace.map((address) => `-replace=${address}`),
  ...(destroy ? ['-destroy'] : []),
];

/** The resources of a state; none when it is empty. */
export function stateResources(state: StateJson): readonly StateResource[] {
  return state.values?.root_module.resources ?? [];
}
