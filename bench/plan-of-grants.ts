/** A plan as Terraform 1.11 shows it, of N assume-role grants between two accounts: what the command line is measured with. */

const [HOME, CROSS] = ['111111111111', '222222222222'] as const;

/** What the plan does: it creates everything, or takes the external id out of every trust policy. */
type Doing = 'create' | 'drop external ids';

/** The JSON of the plan; `padding` resources of another kind make it as large as real plans are. */
export function planOfGrants(count: number, padding = 0, doing: Doing = 'create'): string {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const resources = [
    ...numbers.flatMap((number) => [
      role(`caller_${number}`, 'aws.home', trust({ Service: 'lambda.amazonaws.com' })),
      role(
        `target_${number}`,
        'aws.cross',
        trust({ AWS: roleArn(HOME, `caller_${number}`) }),
        trust({ AWS: roleArn(HOME, `caller_${number}`) }, { StringEquals: { 'sts:ExternalId': 'reports' } }),
      ),
      unchanged('aws_iam_role_policy', `assume_${number}`, 'aws.home', {
        name: 'assume-role',
        role: `caller_${number}`,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn(CROSS, `target_${number}`) }],
        }),
      }),
    ]),
    ...Array.from({ length: padding }, (_, number) =>
      unchanged('aws_cloudwatch_log_group', `group_${number}`, 'aws.home', {
        name: `/aws/lambda/function-${number}`,
        retention_in_days: 14,
        tags: { owner: `team ${number % 7}`, purpose: 'padding of a plan' },
      }),
    ),
  ];
  const manifest = { schemaVersion: 1, accesses: numbers.map(declaration) };
  const provider = (alias: string, accountId: string) => ({
    name: 'aws',
    full_name: PROVIDER,
    alias,
    version_constraint: '>= 5.100.0, < 7.0.0',
    expressions: { allowed_account_ids: { constant_value: [accountId] }, region: { constant_value: 'us-east-1' } },
  });
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      outputs: { access_manifest: { sensitive: false, type: typeOf(manifest), value: manifest } },
      root_module: { resources: resources.map(({ planned }) => planned) },
    },
    resource_changes: resources.map((resource) => (doing === 'create' ? resource.change : resource.update)),
    output_changes: {
      access_manifest: {
        actions: ['create'],
        before: null,
        after: manifest,
        after_unknown: false,
        before_sensitive: false,
        after_sensitive: false,
      },
    },
    prior_state: { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: {} } },
    configuration: {
      provider_config: { 'aws.home': provider('home', HOME), 'aws.cross': provider('cross', CROSS) },
      root_module: {
        outputs: { access_manifest: { expression: { constant_value: manifest } } },
        resources: resources.map(({ configuration }) => configuration),
      },
    },
    timestamp: '2026-01-01T00:00:00Z',
    applyable: true,
    complete: true,
    errored: false,
  });
}

/** Terraform writes the type of every output beside its value. */
function typeOf(value: unknown): unknown {
  if (Array.isArray(value)) return ['tuple', value.map(typeOf)];
  if (typeof value !== 'object' || value === null) return typeof value;
  return ['object', Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typeOf(member)]))];
}

const PROVIDER = 'registry.terraform.io/hashicorp/aws';

/** The question that `prove` is asked. */
export const FIRST_GRANT = {
  principal: roleArn(HOME, 'caller_0'),
  action: 'sts:AssumeRole',
  resource: roleArn(CROSS, 'target_0'),
};

function roleArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

function trust(principal: object, Condition?: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', Condition }],
  });
}

/** @param was its trust policy before, where the plan updates it. */
function role(name: string, provider: string, policy: string, was = policy) {
  const written = { assume_role_policy: policy, name, path: '/' };
  return created(
    'aws_iam_role',
    name,
    provider,
    { written, was: { ...written, assume_role_policy: was } },
    {
      arn: true,
      create_date: true,
      id: true,
      inline_policy: true,
      managed_policy_arns: true,
      name_prefix: true,
      tags_all: true,
      unique_id: true,
    },
  );
}

function unchanged(type: string, name: string, provider: string, written: Arguments) {
  return created(type, name, provider, { written, was: written });
}

type Arguments = Readonly<Record<string, unknown>>;

/**
 * A resource in each of the places where a plan tells of it, with the members that Terraform 1.11 writes: as it is created,
 * and as it is updated.
 */
function created(
  type: string,
  name: string,
  provider: string,
  { written, was }: { readonly written: Arguments; readonly was: Arguments },
  unknown: object = { arn: true, id: true, name_prefix: true, tags_all: true },
) {
  const address = `${type}.${name}`;
  const common = { address, mode: 'managed', type, name };
  const values = { ...written, tags: null };
  const accountId = provider === 'aws.home' ? HOME : CROSS;
  const computed = { arn: type === 'aws_iam_role' ? roleArn(accountId, name) : null, id: name, tags: null };
  const sensitive = Object.fromEntries(Object.entries(unknown).map(([key]) => [key, {}]));
  return {
    planned: { ...common, provider_name: PROVIDER, schema_version: 0, values, sensitive_values: sensitive },
    change: {
      ...common,
      provider_name: PROVIDER,
      change: {
        actions: ['create'],
        before: null,
        after: values,
        after_unknown: unknown,
        before_sensitive: false,
        after_sensitive: sensitive,
      },
    },
    update: {
      ...common,
      provider_name: PROVIDER,
      change: {
        actions: [JSON.stringify(written) === JSON.stringify(was) ? 'no-op' : 'update'],
        before: { ...was, ...computed },
        after: { ...written, ...computed },
        after_unknown: {},
        before_sensitive: sensitive,
        after_sensitive: sensitive,
      },
    },
    configuration: {
      ...common,
      provider_config_key: provider,
      expressions: Object.fromEntries(Object.entries(written).map(([key, value]) => [key, { constant_value: value }])),
      schema_version: 0,
    },
  };
}

function declaration(number: number) {
  return {
    principal: roleArn(HOME, `caller_${number}`),
    breadth: 'role',
    action: 'sts:AssumeRole',
    resource: roleArn(CROSS, `target_${number}`),
    via: 'trustPolicy',
    conditions: {},
    side: 'both',
  };
}
