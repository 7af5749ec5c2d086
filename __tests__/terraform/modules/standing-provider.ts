import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGuarded } from '../../../scripts/emulator/guarded-process';

/** Where `terraform init` puts the AWS provider, below the folder it runs in. */
const INSTALLED = join('.terraform', 'providers', 'registry.terraform.io', 'hashicorp', 'aws');

const ANSWER = /TF_REATTACH_PROVIDERS='(.+)'/;

/**
 * Starts the AWS provider that a folder is initialised with, once for many runs of Terraform, which find it by the
 * variable handed to `work` (https://developer.hashicorp.com/terraform/plugin/debugging). A run of `terraform test`
 * starts it for every `run` block else, which is most of its time. Only for providers that are mocked: one process holds
 * the settings of one provider block.
 */
export async function withStandingProvider<T>(
  folder: string,
  env: NodeJS.ProcessEnv,
  work: (variable: { readonly TF_REATTACH_PROVIDERS: string }) => Promise<T>,
): Promise<T> {
  const provider = spawnGuarded(programBelow(join(folder, INSTALLED)), ['-debug'], { env });
  try {
    return await work({ TF_REATTACH_PROVIDERS: await answerOf(provider) });
  } finally {
    await provider.end();
  }
}

function answerOf({ stdout, stderr, closed }: ReturnType<typeof spawnGuarded>): Promise<string> {
  let said = '';
  // It logs all it does, and waits when nobody reads that.
  stderr.resume();
  return new Promise((resolve, reject) => {
    stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [, variable] = ANSWER.exec(said) ?? [];
      if (variable !== undefined) resolve(variable);
    });
    closed.then((code) => reject(new Error(`the provider ended with code ${code}\n${said}`)), reject);
  });
}

/** `<version>/<platform>/terraform-provider-aws…`, or a link to the folder of the platform. */
function programBelow(folder: string): string {
  const [version = ''] = readdirSync(folder);
  const [platform = ''] = readdirSync(join(folder, version));
  const files = readdirSync(join(folder, version, platform));
  const program = files.find((file) => file.startsWith('terraform-provider-aws'));
  if (program === undefined) {
    throw new Error(`${folder} holds no provider: run terraform init before`);
  }
  return join(folder, version, platform, program);
}
