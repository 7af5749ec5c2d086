/** Small but whole documents of each format a world is read from, for damage to start from; committed plans come on top. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:role/caller' }, Action: 'sts:AssumeRole' },
  ],
});
const IDENTITY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/reader' }],
});

const ROLE = {
  name: 'caller',
  path: '/',
  assume_role_policy: TRUST,
  arn: 'arn:aws:iam::111111111111:role/caller',
  tags: null,
};
const POLICY = { name: 'assume', role: 'caller', policy: IDENTITY };
const PERMISSION = {
  statement_id: 'Let',
  action: 'lambda:InvokeFunction',
  function_name: 'arn:aws:lambda:us-east-1:222222222222:function:processor',
  principal: 'arn:aws:iam::111111111111:role/caller',
  source_arn: null,
};
const PROVIDER = 'registry.terraform.io/hashicorp/aws';

const resource = (type: string, name: string, values: object) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: PROVIDER,
  schema_version: 0,
  values,
  sensitive_values: {},
});
const change = (type: string, name: string, after: object, unknown: object = {}) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: PROVIDER,
  change: {
    actions: ['create'],
    before: null,
    after,
    after_unknown: unknown,
    before_sensitive: false,
    after_sensitive: {},
  },
});
const configured = (type: string, name: string, key: string, expressions: object) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_config_key: key,
  expressions,
  schema_version: 0,
});

const RESOURCES = [
  resource('aws_iam_role', 'caller', ROLE),
  resource('aws_iam_role_policy', 'assume', POLICY),
  resource('aws_lambda_permission', 'let', PERMISSION),
];

const plan = {
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: { root_module: { resources: RESOURCES } },
  resource_changes: [
    change('aws_iam_role', 'caller', ROLE, { id: true, unique_id: true }),
    change('aws_iam_role_policy', 'assume', POLICY, { id: true }),
    change('aws_lambda_permission', 'let', PERMISSION, { id: true }),
  ],
  output_changes: { access_manifest: { actions: ['create'], before: null, after: [], after_unknown: false } },
  configuration: {
    provider_config: {
      'aws.home': {
        name: 'aws',
        full_name: PROVIDER,
        alias: 'home',
        expressions: {
          allowed_account_ids: { constant_value: ['111111111111'] },
          region: { constant_value: 'us-east-1' },
        },
      },
    },
    root_module: {
      resources: [
        configured('aws_iam_role', 'caller', 'aws.home', { name: { constant_value: 'caller' } }),
        configured('aws_iam_role_policy', 'assume', 'aws.home', {
          role: { references: ['aws_iam_role.caller.id', 'aws_iam_role.caller'] },
        }),
        configured('aws_lambda_permission', 'let', 'aws.home', { action: { constant_value: 'lambda:InvokeFunction' } }),
      ],
    },
  },
  complete: true,
  errored: false,
};

const state = {
  format_version: '1.0',
  terraform_version: '1.11.4',
  values: {
    outputs: { access_manifest: { sensitive: false, value: [], type: ['tuple', []] } },
    root_module: { resources: RESOURCES },
  },
};

const synthesis = {
  '//': { metadata: { backend: 'local', stackName: 'seed', version: '0.21.0' }, outputs: {} },
  provider: { aws: [{ alias: 'home', allowed_account_ids: ['111111111111'], region: 'us-east-1' }] },
  resource: {
    aws_iam_role: { caller: { name: 'caller', assume_role_policy: TRUST, provider: 'aws.home' } },
    aws_iam_role_policy: {
      assume: {
        name: 'assume',
        role: '${aws_iam_role.caller.id}',
        policy: '${jsonencode({"Statement" = [{"Effect" = "Allow"}]})}',
        provider: 'aws.home',
      },
    },
    aws_lambda_permission: {
      let: { ...PERMISSION, function_name: '${aws_lambda_function.processor.arn}', provider: 'aws.home' },
    },
  },
  output: { access_manifest: { value: [] } },
  terraform: { required_providers: { aws: { source: 'aws', version: '>= 5.100.0' } } },
};

const PLANS = join(__dirname, '..', '..', 'terraform', 'plans');
/** Larger plans would spend the time on reading. */
const LARGEST = 21_000;

export function terraformSeeds(): readonly unknown[] {
  const files = existsSync(PLANS) ? readdirSync(PLANS, { recursive: true, encoding: 'utf8' }).sort() : [];
  const committed = files
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(PLANS, name))
    .filter((path) => statSync(path).size < LARGEST)
    .map((path): unknown => JSON.parse(readFileSync(path, 'utf8')));
  return [plan, state, synthesis, ...committed];
}
