import { mkdirSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Tools } from '../tools';

/**
 * The environment in which Terraform, and cdktf around it, sees the emulator and nothing of this machine: no profile, no
 * credentials, no settings from the user's own AWS or Terraform variables.
 *
 * @param folder where the CLI configuration is written; it must outlive the runs.
 */
export function terraformEnvironment(tools: Tools, endpointUrl: string, folder: string): NodeJS.ProcessEnv {
  return {
    ...withoutPrefixes(process.env, ['AWS_', 'TF_']),
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    // A proxy that downloads need must not get in the way of the emulator.
    NO_PROXY: [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(','),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: 'true',
    TF_INPUT: '0',
    // Each run is short, and a third of its work would be collecting garbage: only a large heap is worth it.
    GOGC: 'off',
    GOMEMLIMIT: '1GiB',
    ...(tools.providerMirror === undefined ? downloads(process.env) : mirror(tools.providerMirror, folder)),
  };
}

/** Terraform links the plugin out of an unpacked mirror, so runs beside each other share it without writing to it. */
function mirror(path: string, folder: string): NodeJS.ProcessEnv {
  const file = join(folder, 'terraform.rc');
  const provider = '"registry.terraform.io/hashicorp/aws"';
  writeFileSync(
    file,
    `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(path)}
    include = [${provider}]
  }
  direct {
    exclude = [${provider}]
  }
}
`,
  );
  return { TF_CLI_CONFIG_FILE: file };
}

/** Downloads once into a cache; the caller takes turns, since Terraform's cache is not safe beside itself. */
function downloads(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const cache = env.TF_PLUGIN_CACHE_DIR || pluginCache();
  mkdirSync(cache, { recursive: true });
  return {
    // The user's own configuration may name a mirror or credentials for one.
    ...(env.TF_CLI_CONFIG_FILE === undefined ? {} : { TF_CLI_CONFIG_FILE: env.TF_CLI_CONFIG_FILE }),
    TF_PLUGIN_CACHE_DIR: cache,
    // Without a lock file Terraform would download again for the checksums of other platforms.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: 'true',
  };
}

/** Where tools keep what can be fetched again: inside node_modules, out of the repository. */
const pluginCache = (): string => join(__dirname, '..', '..', 'node_modules', '.cache', 'terraform-plugins');

const withoutPrefixes = (env: NodeJS.ProcessEnv, prefixes: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !prefixes.some((prefix) => name.startsWith(prefix))));
