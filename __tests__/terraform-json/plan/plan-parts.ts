import type { ReadOptions } from '../../../lib/terraform/read-options';
import { readPlan } from '../../../lib/terraform/read-plan';
import { shownRows } from './shown-rows';

export const AWS = 'registry.terraform.io/hashicorp/aws';

interface Change {
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly unknown?: unknown;
  readonly more?: object;
}

/** One entry of `resource_changes`. */
export function changed(
  address: string,
  { actions = ['create'], before = null, after = null, unknown = {}, more }: Change,
): object {
  const change = { actions, before, after, after_unknown: unknown };
  return { address, provider_name: AWS, change, ...more };
}

/** One resource block of the configuration. */
export function configured(
  address: string,
  references: Readonly<Record<string, readonly string[]>> = {},
  key = 'aws',
): object {
  const expressions = Object.fromEntries(
    Object.entries(references).map(([name, list]) => [name, { references: list }]),
  );
  return { address, provider_config_key: key, expressions };
}

export const HOME = {
  name: 'aws',
  expressions: { allowed_account_ids: { constant_value: ['111111111111'] }, region: { constant_value: 'us-east-1' } },
};

export const show = (plan: object, options: ReadOptions = {}) => shownRows(readPlan('plan.json', plan, options));

/** The rows of a plan with one provider, whose account and region are known. */
export function showConfigured(changes: readonly object[], root: object): object {
  return show({ resource_changes: changes, configuration: { provider_config: { aws: HOME }, root_module: root } });
}

export const IN_HOME = 'aws: aws 111111111111 us-east-1';
