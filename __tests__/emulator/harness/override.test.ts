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
