import { InputError } from '../../../lib/errors';
import type { ReadOptions } from '../../../lib/terraform/read-options';
import { readPlan } from '../../../lib/terraform/read-plan';
import { AWS, changed, configured, HOME, show } from './plan-parts';

describe('the account of a resource', () => {
  const RESOURCE = changed('aws_iam_role_policy.x', { after: { role: 'x' } });
  const placed = (
    expressions: object,
    { others = [], options = {}, plan = {} }: { others?: readonly object[]; options?: ReadOptions; plan?: object } = {},
  ) => {
    const { rows, notes } = show(
      {
        resource_changes: [RESOURCE, ...others],
        configuration: {
          provider_config: { aws: { name: 'aws', full_name: AWS, expressions } },
          root_module: {
            resources: [
              configured('aws_iam_role_policy.x'),
              configured('aws_iam_role.y'),
              configured('data.aws_caller_identity.me'),
            ],
            variables: { id: { default: '444444444444' } },
          },
        },
        ...plan,
      },
      options,
    ) as { rows: Record<string, { in: string }>; notes: readonly string[] };
    return [rows['aws_iam_role_policy.x']?.in, ...notes];
  };
  const ROLE_ARN = { role_arn: { constant_value: 'arn:aws-us-gov:iam::222222222222:role/deployer' } };

  test.each([
    [
      'the one allowed account',
      { allowed_account_ids: { constant_value: ['111111111111'] }, assume_role: [ROLE_ARN] },
      '111111111111',
    ],
    [
      'none of two allowed accounts, but that of the role',
      { allowed_account_ids: { constant_value: ['111111111111', '333333333333'] }, assume_role: [ROLE_ARN] },
      '222222222222',
    ],
    [
      'that of the last role',
      { assume_role: [{ role_arn: { constant_value: 'arn:aws:iam::111111111111:role/hub' } }, ROLE_ARN] },
      '222222222222',
    ],
    [
      'that of a role whose account is a variable',
      { assume_role: [{ role_arn: { references: ['var.id'] } }] },
      '444444444444',
    ],
  ])("is that of its provider's configuration: %s", (_, expressions, accountId) => {
    expect(placed({ ...expressions, region: { constant_value: 'us-east-1' } })).toEqual([
      `aws: aws ${accountId} us-east-1`,
    ]);
  });

  test('is a variable of the plan, or its default', () => {
    const expressions = {
      allowed_account_ids: { references: ['var.id'] },
      region: { references: ['var.region', 'var.other'] },
    };
    expect([
      placed(expressions),
      placed(expressions, { plan: { variables: { id: { value: '555555555555' } } } }),
      placed(expressions, { plan: { variables: { id: { value: ['666666666666'] } } } }),
    ]).toEqual([
      ['aws: aws 444444444444 <region of aws>'],
      ['aws: aws 555555555555 <region of aws>'],
      ['aws: aws 666666666666 <region of aws>'],
    ]);
  });

  test('is that of whoever calls, else that of the ARNs of its provider, where they agree', () => {
    const role = (name: string, accountId: string) =>
      changed(name, { actions: ['no-op'], after: { arn: `arn:aws-cn:iam::${accountId}:role/y` } });
    const caller = changed('data.aws_caller_identity.me', { actions: ['read'], after: { account_id: '777777777777' } });
    const y = role('aws_iam_role.y["a"]', '111111111111');
    expect([
      placed({}, { others: [y] }),
      placed({}, { others: [y, role('aws_iam_role.y["b"]', '222222222222')] }),
      placed({}, { others: [y, caller] }),
    ]).toEqual([
      ['aws: aws-cn 111111111111 <region of aws>'],
      ['aws: aws-cn <account of aws> <region of aws>', 'unknownAccount aws'],
      ['aws: aws-cn 777777777777 <region of aws>'],
    ]);
  });

  test('is a symbol of the provider with one note where nothing tells', () => {
    expect(placed({})).toEqual(['aws: aws <account of aws> <region of aws>', 'unknownAccount aws']);
    expect(placed({ allowed_account_ids: { constant_value: ['12'] }, region: { constant_value: 7 } })).toEqual([
      'aws: aws <account of aws> <region of aws>',
      'unknownAccount aws',
    ]);
  });

  test('is what the user says, whatever else does', () => {
    const allowed = { allowed_account_ids: { constant_value: ['111111111111'] } };
    expect(placed(allowed, { options: { accounts: { aws: '888888888888' } } })).toEqual([
      'aws: aws 888888888888 <region of aws>',
    ]);
  });

  test('is left alone for a provider that is not there, and refused for what is no account id', () => {
    const work = () =>
      readPlan(
        'plan.json',
        {
          resource_changes: [RESOURCE],
          configuration: { provider_config: { aws: {}, 'aws.home': HOME, random: { name: 'random' } } },
        },
        { accounts: { 'aws.cross': '111111111111', 'aws.home': '1' } },
      );
    expect(work).toThrow(InputError);
    expect(problemsOf(work)).toEqual([
      {
        code: 'E_ACCOUNT_ID',
        what: 'the account of aws.home is not an AWS account id',
        got: '"1"',
        allowed: '12 digits',
        todo: 'write all 12 digits as a string, leading zeros too',
      },
    ]);
  });

  test('of what is configured no more is that of its ARN, of its owner, or of all there is, and else its own symbol', () => {
    const gone = (address: string, before: object) => changed(address, { actions: ['delete'], before });
    const shown = show(
      {
        resource_changes: [
          gone('aws_iam_role.a', { name: 'a', arn: 'arn:aws:iam::111111111111:role/a' }),
          gone('aws_iam_role.b', { name: 'b', arn: 'arn:aws:iam::222222222222:role/b' }),
          gone('aws_iam_role_policy.of_b', { name: 'p', role: 'b' }),
          gone('aws_iam_role_policy.of_c', { name: 'p', role: 'c' }),
          gone('module.m.aws_iam_role.d', { arn: 'arn:aws:iam::333333333333:role/d' }),
          gone('module.m.aws_iam_role_policy.of_e', { name: 'p', role: 'e' }),
        ],
      },
      { moment: 'before' },
    );
    expect(shown).toEqual({
      rows: {
        'aws_iam_role.a': {
          in: 'undefined: aws 111111111111 <region of aws_iam_role.a>',
          name: 'a',
          arn: 'arn:aws:iam::111111111111:role/a',
        },
        'aws_iam_role.b': {
          in: 'undefined: aws 222222222222 <region of aws_iam_role.b>',
          name: 'b',
          arn: 'arn:aws:iam::222222222222:role/b',
        },
        'aws_iam_role_policy.of_b': {
          in: 'undefined: aws 222222222222 <region of aws_iam_role_policy.of_b>',
          name: 'p',
          role: 'b',
        },
        'aws_iam_role_policy.of_c': {
          in: 'undefined: aws <account of aws_iam_role_policy.of_c> <region of aws_iam_role_policy.of_c>',
          name: 'p',
          role: 'c',
        },
        'module.m.aws_iam_role.d': {
          in: 'undefined: aws 333333333333 <region of module.m.aws_iam_role.d>',
          arn: 'arn:aws:iam::333333333333:role/d',
        },
        'module.m.aws_iam_role_policy.of_e': {
          in: 'undefined: aws 333333333333 <region of module.m.aws_iam_role_policy.of_e>',
          name: 'p',
          role: 'e',
        },
      },
      manifests: [],
      notes: ['unknownAccount aws_iam_role_policy.of_c'],
    });
  });
});

describe('the region of a resource', () => {
  test('is its own where it has one, and tells the partition', () => {
    const provider = { name: 'aws', expressions: { ...HOME.expressions, region: { constant_value: 'cn-north-1' } } };
    expect(
      show({
        resource_changes: [
          changed('aws_lambda_function.a', { after: { function_name: 'a', region: 'us-gov-west-1' } }),
          changed('aws_lambda_function.b', { after: { function_name: 'b' } }),
        ],
        configuration: {
          provider_config: { aws: provider },
          root_module: { resources: [configured('aws_lambda_function.a'), configured('aws_lambda_function.b')] },
        },
      }),
    ).toEqual({
      rows: {
        'aws_lambda_function.a': {
          in: 'aws: aws-us-gov 111111111111 us-gov-west-1',
          function_name: 'a',
          region: 'us-gov-west-1',
        },
        'aws_lambda_function.b': { in: 'aws: aws-cn 111111111111 cn-north-1', function_name: 'b' },
      },
      manifests: [],
      notes: [],
    });
  });
});

function problemsOf(work: () => unknown): readonly unknown[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
