import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunnableTools } from '../tools';
import { requestAws } from './aws-request';
import { readCdkTf, type StackAccount, stackAccounts } from './cdk-tf';
import { type DeployedFunction, deployedFunctions } from './deployed-function';
import { listLeftovers } from './leftovers';
import { type Moto, startMoto } from './moto';
import { type OverrideOptions, writeOverride } from './override';
import { type HandlerRun, runHandler } from './run-handler';
import { stageStack } from './stage-stack';
import { type Terraform, terraformIn } from './terraform';
import { terraformEnvironment } from './terraform-environment';

/** A stack in a folder of its own, in front of an emulator of its own. */
export interface Stage {
  readonly terraform: Terraform;
  /** The environment Terraform runs in, for other programs around it. */
  readonly env: NodeJS.ProcessEnv;
  readonly emulatorUrl: string;
  readonly accounts: readonly StackAccount[];
  /** Puts another synthesis of the stack in place of the one before; the state stays. */
  load(outdir: string): void;
  /** The functions that are deployed now. */
  functions(): Promise<DeployedFunction[]>;
  /** Runs a deployed handler with some events. */
  run(fn: DeployedFunction, events: readonly unknown[]): Promise<HandlerRun>;
  /** Puts objects into a bucket of an account. */
  putObjects(accountId: string, bucket: string, keys: readonly string[]): Promise<void>;
  /** What exists in the accounts of the stack, one line each. */
  leftovers(): Promise<string[]>;
  /** Ends the emulator and removes the folder. */
  close(): Promise<void>;
}

/** A server that Terraform takes for the emulator. */
export interface FrontServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** What a stage shows. */
export interface StageOptions extends OverrideOptions {
  /** Name of the stack, which is its folder below `<outdir>/stacks`. */
  readonly stack: string;
  /** A folder of synthesised stacks. */
  readonly outdir: string;
  readonly onResource?: (address: string) => void;
  /** Starts a server through which all goes that Terraform asks the emulator; the stage ends it. */
  readonly inFront?: (emulatorUrl: string) => Promise<FrontServer>;
  /** Leave the folder where it is when the stage closes. @default false */
  readonly keep?: boolean;
}

/** Copies a synthesised stack to a temporary folder, starts an emulator for it and runs `terraform init`. */
export async function openStage(tools: RunnableTools, options: StageOptions): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), `emulator-${options.stack}-`));
  const folder = join(root, 'stack');
  const scratchFolder = join(root, 'handlers');
  mkdirSync(folder);
  mkdirSync(scratchFolder);
  let moto: Moto | undefined;
  let front: FrontServer | undefined;
  try {
    moto = await startMoto(tools.motoServer);
    front = await options.inFront?.(moto.url);
    const stage = buildStage(tools, options, { root, folder, scratchFolder, moto, front });
    stage.load(options.outdir);
    await stage.terraform.init();
    return stage;
  } catch (error) {
    await front?.stop();
    await moto?.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  }
}

interface StagePlace {
  readonly root: string;
  readonly folder: string;
  readonly scratchFolder: string;
  readonly moto: Moto;
  readonly front: FrontServer | undefined;
}

function buildStage(tools: RunnableTools, options: StageOptions, place: StagePlace): Stage {
  const { root, folder, scratchFolder, moto, front = moto } = place;
  const env = terraformEnvironment(tools, front.url, root);
  const terraform = terraformIn(folder, { command: tools.terraform, env, onResource: options.onResource });
  const host = { emulatorUrl: moto.url, stackFolder: folder, scratchFolder, python: tools.python };
  const stage: Stage = {
    terraform,
    env,
    emulatorUrl: moto.url,
    get accounts() {
      return stackAccounts(readCdkTf(folder));
    },
    load: (outdir) => {
      stageStack(outdir, options.stack, folder);
      writeOverride(folder, tools, options);
    },
    functions: async () => deployedFunctions(await terraform.showState()),
    run: (fn, events) => runHandler(host, fn, events),
    putObjects: async (accountId, bucket, keys) => {
      const target = { url: moto.url, accountId, region: 'us-east-1', service: 's3' };
      for (const key of keys) {
        await requestAws(target, { method: 'PUT', path: `/${bucket}/${encodeURI(key)}`, body: key });
      }
    },
    leftovers: () => listLeftovers(moto.url, stage.accounts),
    close: async () => {
      await place.front?.stop();
      await moto.stop();
      if (!options.keep) {
        rmSync(root, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
  return stage;
}
