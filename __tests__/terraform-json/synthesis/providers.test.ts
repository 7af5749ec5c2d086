import { rowsOf, shown, symbolic } from './reading';

/** Account, region and partition of one resource of a provider, and the notes of the file. */
function place(provider: unknown, used?: string, accounts: Readonly<Record<string, string>> = {}, blocks: object = {}) {
  const { rows, notes } = rowsOf(
    { ...blocks, provider, resource: { aws_s3_bucket: { b: used === undefined ? {} : { provider: used } } } },
    accounts,
  );
  const [row] = rows;
  return row === undefined
    ? undefined
    : [row.origin.provider, shown(row.accountId), shown(row.region), shown(row.partition), ...notes];
}

describe('the provider of a resource', () => {
  test('tells the account it is allowed to work in', () => {
    const provider = {
      aws: [
        { alias: 'home', allowed_account_ids: ['111111111111'], region: 'us-east-1' },
        { alias: 'cross', allowed_account_ids: ['222222222222'], region: 'cn-north-1' },
      ],
    };
    expect(place(provider, 'aws.home')).toEqual(['aws.home', '111111111111', 'us-east-1', 'aws']);
    expect(place(provider, 'aws.cross')).toEqual(['aws.cross', '222222222222', 'cn-north-1', 'aws-cn']);
  });

  test('is the default one where none is named', () => {
    expect(place({ aws: { allowed_account_ids: ['111111111111'], region: 'us-east-1' } })).toEqual([
      'aws',
      '111111111111',
      'us-east-1',
      'aws',
    ]);
  });

  test('may have an alias with hyphens and dots, or be written as a reference', () => {
    const provider = { aws: [{ alias: 'my-home.eu', allowed_account_ids: ['111111111111'], region: 'eu-west-1' }] };
    const expected = ['aws.my-home.eu', '111111111111', 'eu-west-1', 'aws'];
    expect(place(provider, 'aws.my-home.eu')).toEqual(expected);
    expect(place(provider, '${aws.my-home.eu}')).toEqual(expected);
  });

  test('tells the account of the last role it assumes', () => {
    const role = (id: string) => ({ role_arn: `arn:aws:iam::${id}:role/deployer` });
    expect(
      place([{ aws: { region: 'us-east-1', assume_role: [role('111111111111'), role('222222222222')] } }]),
    ).toEqual(['aws', '222222222222', 'us-east-1', 'aws']);
    expect(place({ aws: { region: 'us-east-1', assume_role: role('333333333333') } })).toEqual([
      'aws',
      '333333333333',
      'us-east-1',
      'aws',
    ]);
    expect(
      place({ aws: { region: 'us-east-1', assume_role: { role_arn: 'arn:aws:iam::333333333333:role/${var.x}' } } }),
    ).toEqual(['aws', '333333333333', 'us-east-1', 'aws']);
  });

  test('may take its account and region from variables and locals', () => {
    expect(
      place(
        { aws: { allowed_account_ids: ['${local.id}'], region: '${var.region}' } },
        undefined,
        {},
        {
          locals: { id: '111111111111' },
          variable: { region: { default: 'eu-west-1' } },
        },
      ),
    ).toEqual(['aws', '111111111111', 'eu-west-1', 'aws']);
  });

  test.each([
    ['no provider block', {}],
    ['a block that tells nothing', { aws: {} }],
    ['two allowed accounts', { aws: { allowed_account_ids: ['111111111111', '222222222222'] } }],
    ['a variable without default', { aws: { allowed_account_ids: ['${var.id}'], region: '${var.region}' } }],
    ['a role without account', { aws: { assume_role: { role_arn: '${var.role}' } } }],
  ])('leaves the account unknown, and says so: %s', (_, provider) => {
    expect(place(provider)).toEqual([
      'aws',
      symbolic('<account of aws>'),
      symbolic('<region of aws>'),
      'aws',
      { code: 'unknownAccount', subject: 'aws' },
    ]);
  });

  test('is in the account that the user gives', () => {
    expect(
      place({ aws: { allowed_account_ids: ['111111111111'], region: 'us-east-1' } }, undefined, {
        aws: '222222222222',
      }),
    ).toEqual(['aws', '222222222222', 'us-east-1', 'aws']);
    expect(place({}, undefined, { aws: '222222222222' })).toEqual([
      'aws',
      '222222222222',
      symbolic('<region of aws>'),
      'aws',
    ]);
  });

  test('is left alone where an account is given for another one, and refused one that is none', () => {
    expect(place({ aws: { alias: 'home' } }, 'aws.home', { 'aws.hom': '12' })).toEqual(
      place({ aws: { alias: 'home' } }, 'aws.home'),
    );
    expect(() => place({ aws: { alias: 'home' } }, 'aws.home', { 'aws.home': '12' })).toThrow(
      new Error(
        '[cdk.tf.json] the account of aws.home is not an AWS account id: got "12"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
      ),
    );
  });

  test('is noted only where a resource of AWS needs its account', () => {
    expect(
      rowsOf({
        provider: { aws: { alias: 'unused' } },
        resource: { null_resource: { n: {} }, terraform_data: { t: {} } },
      }).notes,
    ).toEqual([]);
  });
});
