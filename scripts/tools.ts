/**
 * The programs that real Terraform tests and `npm run emulate` need, found at run time: no path of a machine is written
 * into the repository. In: environment variables and the file system; out: where each tool is, or what to install.
 */

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** A tool that a person can be asked to install. */
export type ToolName = 'terraform' | 'moto' | 'python' | 'providerMirror';

/** Where the tools are; `undefined` where one is missing. */
export interface Tools {
  readonly terraform: string | undefined;
  readonly motoServer: string | undefined;
  /** The interpreter that has boto3, not the wrapper that a version manager puts on the PATH. */
  readonly python: string | undefined;
  /** Folder with `registry.terraform.io/hashicorp/aws`; without one Terraform downloads the provider. */
  readonly providerMirror: string | undefined;
  /** `TF_PLUGIN_DIR` when it is set and holds no AWS provider: a mistake worth a line of its own. */
  readonly brokenMirror: string | undefined;
}

/** The same with every tool that runs something present. */
export type RunnableTools = Tools & { readonly terraform: string; readonly motoServer: string };

type Environment = Readonly<Record<string, string | undefined>>;

const PROVIDER_PATH = join('registry.terraform.io', 'hashicorp', 'aws');

// Where the file system standard puts optional software, one folder for each package.
const OPTIONAL_SOFTWARE = resolve('/', 'opt');

let found: Tools | undefined;

/** The tools of this machine; looked for once in a process. */
export function findTools(): Tools {
  found ??= lookForTools(process.env);
  return found;
}

/** The tools an environment describes. */
export function lookForTools(env: Environment): Tools {
  const named = env.TF_PLUGIN_DIR ? resolve(env.TF_PLUGIN_DIR) : undefined;
  const mirror = [named ?? mirrorFolders(env)].flat().find(holdsProvider);
  return {
    terraform: findProgram(env.TERRAFORM_BINARY_NAME || 'terraform', env),
    motoServer: findProgram('moto_server', env),
    python: findPythonWith('boto3', env),
    providerMirror: mirror,
    brokenMirror: mirror === undefined ? named : undefined,
  };
}

/** One line for each tool that is missing, saying what to install. */
export function missingTools(tools: Tools, needed: readonly ToolName[] = ['terraform', 'moto']): string[] {
  const lines: Record<ToolName, string | undefined> = {
    terraform:
      tools.terraform === undefined
        ? 'terraform is not on the PATH: install Terraform 1.10 or later (https://developer.hashicorp.com/terraform/install), or name the program in TERRAFORM_BINARY_NAME'
        : undefined,
    moto:
      tools.motoServer === undefined
        ? "moto_server is not on the PATH: install the AWS emulator with: python3 -m pip install 'moto[server]'"
        : undefined,
    python:
      tools.python === undefined
        ? 'python3 with boto3 is not on the PATH: install Python 3.11 or later, then: python3 -m pip install boto3'
        : undefined,
    providerMirror:
      tools.brokenMirror === undefined
        ? undefined
        : `TF_PLUGIN_DIR (${tools.brokenMirror}) holds no ${PROVIDER_PATH}: correct it, or unset it where Terraform can download the provider`,
  };
  // A broken mirror stops every Terraform run, so it is never optional.
  const order: ToolName[] = ['terraform', 'moto', 'python', 'providerMirror'];
  return order
    .filter((name) => name === 'providerMirror' || needed.includes(name))
    .map((name) => lines[name])
    .filter((line) => line !== undefined);
}

/** Says that Terraform and the emulator are there; call it after `missingTools` returned nothing. */
export function areRunnable(tools: Tools): tools is RunnableTools {
  return tools.terraform !== undefined && tools.motoServer !== undefined;
}

/** A program by name along the PATH, or by its own path. */
function findProgram(name: string, env: Environment): string | undefined {
  if (isAbsolute(name) || name.includes('/')) {
    return isExecutable(resolve(name)) ? resolve(name) : undefined;
  }
  const endings = process.platform === 'win32' ? (env.PATHEXT ?? '.EXE').split(';') : [''];
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findPythonWith(module: string, env: Environment): string | undefined {
  const command = findProgram('python3', env);
  if (command === undefined) {
    return undefined;
  }
  // find_spec instead of an import: a quarter of a second less, and this runs in every test process.
  const question = `import importlib.util as u, sys; print(sys.executable if u.find_spec('${module}') else '')`;
  const { status, stdout } = spawnSync(command, ['-c', question], { encoding: 'utf8', env: { ...env } });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

/**
 * Folders that may mirror the registry: Terraform's implied ones
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories), then each package
 * of the optional software.
 */
function mirrorFolders(env: Environment): string[] {
  const home = env.HOME || homedir();
  const dataFolders = (env.XDG_DATA_DIRS || ['', 'usr', 'local', 'share'].join('/')).split(':');
  const implied: Partial<Record<NodeJS.Platform, string[]>> = {
    win32: [
      ...(env.APPDATA ? [join(env.APPDATA, 'terraform.d', 'plugins')] : []),
      ...(env.APPDATA ? [join(env.APPDATA, 'HashiCorp', 'Terraform', 'plugins')] : []),
    ],
    darwin: [
      join(home, '.terraform.d', 'plugins'),
      join(home, 'Library', 'Application Support', 'io.terraform', 'plugins'),
      resolve('/', 'Library', 'Application Support', 'io.terraform', 'plugins'),
    ],
  };
  return [
    ...(implied[process.platform] ?? [
      join(home, '.terraform.d', 'plugins'),
      join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'terraform', 'plugins'),
      ...[...dataFolders, resolve('/', 'usr', 'share')].map((folder) => join(folder, 'terraform', 'plugins')),
    ]),
    ...foldersIn(OPTIONAL_SOFTWARE),
  ];
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function holdsProvider(folder: string): boolean {
  return existsSync(join(folder, PROVIDER_PATH));
}
