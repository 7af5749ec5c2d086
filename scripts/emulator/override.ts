import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tools } from '../tools';
import { type CdkTf, readCdkTf, stackAccounts } from './cdk-tf';
import { emulatorGaps, withoutGaps } from './emulator-gaps';

// The version the stories are promised to work with. A mirror holds what it holds; the registry has newer ones.
const DOWNLOADED_VERSION = '5.100.0';

const OVERRIDE_FILE = 'emulator_override.tf.json';

/** What else an override does. */
export interface OverrideOptions {
  /**
   * Leave in what the emulator cannot create, for a stack that is planned and never applied.
   * @default false
   */
  readonly onlyPlanned?: boolean;
}

/**
 * Writes the settings of the emulator beside a synthesised stack. Terraform merges an override file into the provider
 * blocks by alias, so the synthesised bytes themselves are what is tested
 * (https://developer.hashicorp.com/terraform/language/files/override).
 */
export function writeOverride(
  folder: string,
  tools: Pick<Tools, 'providerMirror'>,
  options: OverrideOptions = {},
): void {
  const content = buildOverride(readCdkTf(folder), tools, options);
  writeFileSync(join(folder, OVERRIDE_FILE), `${JSON.stringify(content, null, 2)}\n`);
}

/** The override of one stack. */
export function buildOverride(
  stack: CdkTf,
  { providerMirror }: Pick<Tools, 'providerMirror'>,
  { onlyPlanned = false }: OverrideOptions = {},
): object {
  const gaps = onlyPlanned ? [] : emulatorGaps(stack);
  return {
    ...(gaps.length === 0 ? {} : { resource: withoutGaps(gaps) }),
    terraform: {
      // The stack's own path or bucket lies outside the folder: nothing may be left behind.
      backend: { local: { path: 'terraform.tfstate' } },
      ...(providerMirror === undefined
        ? { required_providers: { aws: { source: 'hashicorp/aws', version: DOWNLOADED_VERSION } } }
        : {}),
    },
    provider: {
      aws: stackAccounts(stack).map(({ alias, accountId, profile }) => ({
        ...(alias === undefined ? {} : { alias }),
        // Profiles do not work against the emulator.
        ...(profile === undefined ? {} : { profile: null }),
        access_key: 'test',
        secret_key: 'test',
        skip_metadata_api_check: 'true',
        s3_use_path_style: true,
        // moto binds the keys of a session to the account of the role, which need not exist.
        assume_role: [{ role_arn: `arn:aws:iam::${accountId}:role/deployer` }],
      })),
    },
  };
}
