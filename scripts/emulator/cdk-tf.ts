import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the emulator reads of a synthesised stack's `cdk.tf.json`. */
export interface CdkTf {
  readonly provider?: { readonly aws?: readonly AwsProviderBlock[] };
  /** Arguments by type and name. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

interface AwsProviderBlock {
  readonly alias?: string;
  readonly allowed_account_ids?: readonly string[];
  readonly region?: string;
  readonly profile?: string;
}

/** One AWS account and region that a stack writes to. */
export interface StackAccount {
  readonly alias: string | undefined;
  readonly accountId: string;
  readonly region: string;
  readonly profile: string | undefined;
}

/** The synthesised stack of a folder. */
export function readCdkTf(folder: string): CdkTf {
  return JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as CdkTf;
}

/** The accounts of a stack, one for each provider block. */
export function stackAccounts(stack: CdkTf): StackAccount[] {
  return (stack.provider?.aws ?? []).map(({ alias, allowed_account_ids, region, profile }) => {
    const accountId = allowed_account_ids?.[0];
    if (accountId === undefined || region === undefined) {
      throw new Error(`the emulator needs allowed_account_ids and region on the provider aws.${alias ?? '(default)'}`);
    }
    return { alias, accountId, region, profile };
  });
}
