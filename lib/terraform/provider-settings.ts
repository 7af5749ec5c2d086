/** What the provider blocks of a plan say about their accounts and regions. */
import { badAccountId, rejectProblems } from '../errors';
import { parseArn } from '../iam/arn';
import { isRegionCode } from '../iam/partition';
import { type Configuration, constantOf } from './plan-configuration';
import { listOf, memberOf, recordOf, stringOf } from './plan-json';
import type { ProviderSettings } from './provider-accounts';

const ACCOUNT_ID = /^\d{12}$/;

/** The settings of each AWS provider by its `provider_config_key`. */
export function providerSettings(plan: unknown, configuration: Configuration): ReadonlyMap<string, ProviderSettings> {
  const variables = memberOf(plan, 'variables');
  const blocks = Object.entries(recordOf(memberOf(memberOf(plan, 'configuration'), 'provider_config')));
  return new Map(
    blocks
      .filter(([, block]) => isAwsProvider(block))
      .map(([key, block]) => {
        const expressions = memberOf(block, 'expressions');
        const module = moduleOf(stringOf(memberOf(block, 'module_address')) ?? '');
        const value = (expression: unknown): unknown => constantOf(expression, module, { configuration, variables });
        const accountId =
          accountOfList(value(memberOf(expressions, 'allowed_account_ids'))) ??
          accountOfRole(value(memberOf(listOf(memberOf(expressions, 'assume_role')).at(-1), 'role_arn')));
        const region = stringOf(value(memberOf(expressions, 'region')));
        return [
          key,
          {
            ...(accountId === undefined ? {} : { accountId }),
            ...(region !== undefined && isRegionCode(region) ? { region } : {}),
          },
        ];
      }),
  );
}

/**
 * The settings with the accounts that the user gives for providers that are there.
 *
 * @throws InputError where an id is none.
 */
export function withGivenAccounts(
  input: string,
  settings: ReadonlyMap<string, ProviderSettings>,
  { given = {}, keys }: { readonly given?: Readonly<Record<string, string>>; readonly keys: ReadonlySet<string> },
): ReadonlyMap<string, ProviderSettings> {
  const entries = Object.entries(given).filter(([key]) => keys.has(key));
  rejectProblems(
    input,
    entries.map(([key, id]) => (ACCOUNT_ID.test(id) ? undefined : badAccountId(`the account of ${key}`, id))),
  );
  return new Map([
    ...settings,
    ...entries.map(([key, accountId]) => [key, { ...settings.get(key), accountId }] as const),
  ]);
}

function isAwsProvider(block: unknown): boolean {
  return (
    (stringOf(memberOf(block, 'full_name')) ?? stringOf(memberOf(block, 'name')) ?? '').split('/').at(-1) === 'aws'
  );
}

function moduleOf(address: string): readonly string[] {
  return address.split('.').filter((_, index) => index % 2 === 1);
}

function accountOfList(value: unknown): string | undefined {
  // Of `[var.id]` the plan tells the variable and not the brackets.
  const [accountId, ...others] = typeof value === 'string' ? [value] : listOf(value);
  return typeof accountId === 'string' && ACCOUNT_ID.test(accountId) && others.length === 0 ? accountId : undefined;
}

function accountOfRole(value: unknown): string | undefined {
  const text = stringOf(value) ?? '';
  // The one thing of twelve digits that a role ARN is made of is its account.
  const accountId = ACCOUNT_ID.test(text) ? text : parseArn(text)?.accountId;
  return accountId !== undefined && ACCOUNT_ID.test(accountId) ? accountId : undefined;
}
