/**
 * A plan made by hand, for provider 5.100.0 has no `aws_lambda_resource_policy`: the permissions of a function are deleted,
 * and one resource writes the same statements as its whole policy.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANS } from '../../scripts/plans/plan-sources';

interface Entry {
  address: string;
  mode: string;
  type: string;
  name: string;
  provider_name: string;
  change: { actions: string[]; before: unknown; after: unknown; after_unknown: unknown };
}

interface Plan {
  resource_changes: Entry[];
  planned_values: { root_module: { resources: { type: string }[] } };
  configuration: { root_module: { resources: { type: string; address: string }[] } };
}

interface Permission {
  statement_id: string;
  action: string;
  principal: string;
  source_arn: string;
  source_account: string;
}

const PERMISSION = 'aws_lambda_permission';
const WHOLE = 'aws_lambda_resource_policy';
const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:worker';

/** @param drops name of a statement that is not written again. */
export function movedPermissions(drops?: string): string {
  const plan = JSON.parse(readFileSync(join(PLANS, 'review/permission/account.plan.json'), 'utf8')) as Plan;
  const permissions = plan.resource_changes.filter(({ type }) => type === PERMISSION);
  const statements = permissions.map(({ change }) => statementOf(change.before as Permission));
  for (const { change } of permissions) Object.assign(change, { actions: ['delete'], after: null, after_unknown: {} });
  const resource = { address: `${WHOLE}.worker`, mode: 'managed', type: WHOLE, name: 'worker' };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements.filter(({ Sid }) => Sid !== drops) });
  const values = { resource_arn: FUNCTION, policy };
  const provider_name = 'registry.terraform.io/hashicorp/aws';
  const change = { actions: ['create'], before: null, after: values, after_unknown: {} };
  plan.resource_changes.push({ ...resource, provider_name, change });
  const known = plan.planned_values.root_module;
  known.resources = [...without(known.resources), Object.assign({ ...resource, provider_name }, { values })];
  const configured = plan.configuration.root_module;
  const expressions = {
    resource_arn: { references: ['aws_lambda_function.worker.arn', 'aws_lambda_function.worker'] },
  };
  configured.resources = [
    ...without(configured.resources),
    Object.assign({ ...resource }, { provider_config_key: 'aws.home', expressions, schema_version: 0 }),
  ];
  return JSON.stringify(plan);
}

function without<T extends { readonly type: string }>(resources: readonly T[]): T[] {
  return resources.filter(({ type }) => type !== PERMISSION);
}

function statementOf({ statement_id, action, principal, source_arn, source_account }: Permission) {
  const isService = principal.endsWith('.amazonaws.com');
  return {
    Sid: statement_id,
    Effect: 'Allow',
    Principal: isService ? { Service: principal } : { AWS: principal },
    Action: action,
    Resource: FUNCTION,
    ...(isService
      ? {
          Condition: {
            ArnLike: { 'aws:SourceArn': source_arn },
            StringEquals: { 'aws:SourceAccount': source_account },
          },
        }
      : {}),
  };
}
