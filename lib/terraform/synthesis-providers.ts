/** What the provider blocks of a synthesis say about their accounts and regions. */
import type { Problem } from '../errors';
import { isRegionCode } from '../iam/partition';
import { isSymbolic, textParts } from '../iam/text';
import { evaluateJson, type HclScope } from './hcl-evaluate';
import { isValueList, isValueRecord } from './hcl-value';
import { type JsonRecord, stringOf } from './plan-json';
import type { ProviderSettings } from './provider-accounts';
import type { Value, Values } from './row';
import { blocksOf } from './synthesis-blocks';

const ACCOUNT_ID = /^\d{12}$/;
const ROLE_BLOCKS = ['assume_role', 'assume_role_with_web_identity'];

/** The settings of each provider by its key: `aws`, or `aws.home` for one with an alias. */
export function synthesisProviders(
  json: JsonRecord,
  scope: HclScope,
  report: (problem: Problem) => void,
): ReadonlyMap<string, ProviderSettings> {
  return new Map(
    blocksOf(json.provider, 1, 'provider', report).map(({ labels: [name = ''], body }) => {
      const alias = stringOf(body.alias);
      const config = evaluateJson(body, scope);
      return [
        alias === undefined ? name : `${name}.${alias}`,
        settingsOf(isValueRecord(config) ? config : {}),
      ] as const;
    }),
  );
}

function settingsOf({ allowed_account_ids, region, ...config }: Values): ProviderSettings {
  const accountId = onlyAccount(allowed_account_ids) ?? accountOfRole(config);
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(typeof region === 'string' && isRegionCode(region) ? { region } : {}),
  };
}

/** Terraform refuses to run in any other account, so a list of one tells which it is. */
function onlyAccount(allowed: Value | undefined): string | undefined {
  const [only, ...others] = isValueList(allowed) ? allowed : [];
  const id = typeof only === 'number' ? String(only) : only;
  return others.length === 0 && typeof id === 'string' && ACCOUNT_ID.test(id) ? id : undefined;
}

/** Of several roles each is assumed by the one before. */
function accountOfRole(config: Values): string | undefined {
  const block = ROLE_BLOCKS.map((name) => config[name]).find((value) => value !== undefined && value !== null);
  const last = isValueList(block) ? block.at(-1) : block;
  const arn = isValueRecord(last) ? last.role_arn : undefined;
  // What follows the account may be known only after apply.
  const head = isSymbolic(arn) ? textParts(arn)[0] : arn;
  return typeof head === 'string' ? /^arn:[^:]+:iam::(\d{12}):role\//.exec(head)?.[1] : undefined;
}
