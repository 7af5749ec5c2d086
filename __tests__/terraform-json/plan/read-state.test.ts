import { readState } from '../../../lib/terraform/read-state';
import { shownRows } from './shown-rows';

const AWS = 'registry.terraform.io/hashicorp/aws';

const resource = (address: string, values: object, more: object = {}) => ({
  address,
  provider_name: AWS,
  values,
  ...more,
});

const show = (
  resources: readonly object[],
  { modules = [], accounts }: { modules?: readonly object[]; accounts?: Record<string, string> } = {},
) =>
  shownRows(
    readState(
      'state.json',
      {
        values: {
          outputs: { access_manifest: { value: { schemaVersion: 1 } } },
          root_module: { resources, child_modules: modules },
        },
      },
      accounts === undefined ? {} : { accounts },
    ),
  );

const ROLE = { name: 'a', arn: 'arn:aws:iam::111111111111:role/a' };
const FUNCTION = { function_name: 'f', arn: 'arn:aws:lambda:eu-west-1:222222222222:function:f' };
const MANIFESTS = [['output.access_manifest', { schemaVersion: 1 }]];

test('what has no ARN lies where its owner lies', () => {
  expect(
    show([
      resource('aws_iam_role.a', ROLE),
      resource('aws_lambda_function.f[0]', FUNCTION),
      resource('aws_iam_role_policy.a', { role: 'a' }),
      resource('aws_lambda_permission.f["x"]', { function_name: 'f' }),
      resource('aws_iam_role_policy.b', { role: 'b' }),
      resource('aws_iam_role.a', { name: 'old' }, { deposed_key: 'ab12' }),
    ]),
  ).toEqual({
    rows: {
      'aws_iam_role.a': { in: `${AWS}: aws 111111111111 eu-west-1`, ...ROLE },
      'aws_lambda_function.f[0]': { in: `${AWS}: aws 222222222222 eu-west-1`, ...FUNCTION },
      'aws_iam_role_policy.a': { in: `${AWS}: aws 111111111111 eu-west-1`, role: 'a' },
      'aws_lambda_permission.f["x"]': { in: `${AWS}: aws 222222222222 eu-west-1`, function_name: 'f' },
      'aws_iam_role_policy.b': { in: `${AWS}: aws <account of aws_iam_role_policy.b> eu-west-1`, role: 'b' },
    },
    manifests: MANIFESTS,
    notes: ['unknownAccount aws_iam_role_policy.b'],
  });
});

test('what has neither lies where all others of its provider and module lie', () => {
  expect(
    show([resource('aws_iam_role.a', ROLE)], {
      modules: [
        {
          address: 'module.m',
          resources: [
            resource('module.m.aws_lambda_function.f', FUNCTION),
            resource('module.m.aws_iam_role_policy.b', { role: 'b' }),
          ],
        },
      ],
    }),
  ).toEqual({
    rows: {
      'aws_iam_role.a': { in: `${AWS}: aws 111111111111 <region of aws_iam_role.a>`, ...ROLE },
      'module.m.aws_lambda_function.f': { in: `${AWS}: aws 222222222222 eu-west-1`, ...FUNCTION },
      'module.m.aws_iam_role_policy.b': { in: `${AWS}: aws 222222222222 eu-west-1`, role: 'b' },
    },
    manifests: MANIFESTS,
    notes: [],
  });
});

test('what the user says of a provider is for what no ARN tells', () => {
  expect(
    show(
      [
        resource('aws_iam_role.a', ROLE),
        resource('aws_iam_role_policy.a', { role: 'a' }),
        resource('aws_iam_role_policy.b', { role: 'b' }),
      ],
      {
        accounts: { [AWS]: '333333333333' },
      },
    ),
  ).toEqual({
    rows: {
      'aws_iam_role.a': { in: `${AWS}: aws 111111111111 <region of aws_iam_role.a>`, ...ROLE },
      'aws_iam_role_policy.a': { in: `${AWS}: aws 111111111111 <region of aws_iam_role_policy.a>`, role: 'a' },
      'aws_iam_role_policy.b': { in: `${AWS}: aws 333333333333 <region of aws_iam_role_policy.b>`, role: 'b' },
    },
    manifests: MANIFESTS,
    notes: [],
  });
});

test('an empty state has nothing in it', () => {
  expect(readState('state.json', { format_version: '1.0', terraform_version: '1.11.4' }, {})).toEqual({
    input: 'state.json',
    providers: [],
    rows: [],
    manifests: [],
    notes: [],
  });
});
