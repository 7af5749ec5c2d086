import { buildOverride } from '../../../scripts/emulator/override';

const STACK = {
  provider: {
    aws: [
      { alias: 'home', allowed_account_ids: ['000000000000'], region: 'us-east-1', profile: 'mine' },
      { alias: 'cross', allowed_account_ids: ['111111111111'], region: 'eu-west-1' },
    ],
  },
};

const MIRROR = { providerMirror: 'mirror' };

const settings = (accountId: string) => ({
  access_key: 'test',
  secret_key: 'test',
  skip_metadata_api_check: 'true',
  s3_use_path_style: true,
  assume_role: [{ role_arn: `arn:aws:iam::${accountId}:role/deployer` }],
});

describe('override', () => {
  test('each provider gets the emulator, in its own account, and the state stays in the folder', () => {
    expect(buildOverride(STACK, MIRROR)).toEqual({
      terraform: { backend: { local: { path: 'terraform.tfstate' } } },
      provider: {
        aws: [
          { alias: 'home', profile: null, ...settings('000000000000') },
          { alias: 'cross', ...settings('111111111111') },
        ],
      },
    });
  });

  test('what the emulator cannot create is left out, unless the stack is only planned', () => {
    const mapping = (event_source_arn: string) => ({ provider: 'aws.home', event_source_arn });
    const stack = {
      ...STACK,
      resource: {
        aws_sqs_queue: { theirs: { provider: 'aws.cross' }, ours: { provider: 'aws.home' } },
        aws_lambda_event_source_mapping: {
          referred: mapping('${aws_sqs_queue.theirs.arn}'),
          named: mapping('arn:aws:sqs:us-east-1:111111111111:theirs'),
          own: mapping('${aws_sqs_queue.ours.arn}'),
          own_named: mapping('arn:aws:sqs:us-east-1:000000000000:ours'),
        },
        aws_dynamodb_resource_policy: {
          stream: { provider: 'aws.cross', resource_arn: '${aws_dynamodb_table.orders.stream_arn}' },
          named_stream: { resource_arn: 'arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/2026' },
          table: { resource_arn: '${aws_dynamodb_table.orders.arn}' },
        },
      },
    };
    const none = { count: 0 };
    expect(buildOverride(stack, MIRROR)).toEqual({
      ...buildOverride(STACK, MIRROR),
      resource: {
        aws_lambda_event_source_mapping: { referred: none, named: none },
        aws_dynamodb_resource_policy: { stream: none, named_stream: none },
      },
    });
    expect(buildOverride(stack, MIRROR, { onlyPlanned: true })).toEqual(buildOverride(STACK, MIRROR));
  });

  test('a provider version is pinned where one is downloaded', () => {
    expect(buildOverride(STACK, { providerMirror: undefined })).toMatchObject({
      terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '5.100.0' } } },
    });
  });

  test('a provider without an account is an error, never the default account of the emulator', () => {
    expect(() => buildOverride({ provider: { aws: [{ alias: 'home', region: 'us-east-1' }] } }, MIRROR)).toThrow(
      'the emulator needs allowed_account_ids and region on the provider aws.home',
    );
  });
});
