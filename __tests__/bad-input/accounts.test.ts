import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Token } from 'cdktf';
import { AwsAccount, type AwsAccountProps } from '../../lib/constructs/aws-account';
import { HOME, roleArn } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function account(props: object, id = 'account'): (scene: Scene) => unknown {
  return ({ stack }) =>
    new AwsAccount(stack, id, { accountId: HOME, region: 'us-east-1', ...props } as AwsAccountProps);
}

const rows: readonly Row[] = [
  [
    'an account id that is a number',
    account({ accountId: 111111111111 }),
    [
      '[stack/account] accountId is not an AWS account id: got 111111111111; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account id of 11 digits',
    account({ accountId: '11111111111' }),
    [
      '[stack/account] accountId is not an AWS account id: got "11111111111"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account id of 13 digits',
    account({ accountId: '1111111111111' }),
    [
      '[stack/account] accountId is not an AWS account id: got "1111111111111"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account id with letters',
    account({ accountId: '11111111111a' }),
    [
      '[stack/account] accountId is not an AWS account id: got "11111111111a"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account id with a line break',
    account({ accountId: '111111111111\n' }),
    [
      '[stack/account] accountId is not an AWS account id: got "111111111111\\n"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'no account id',
    account({ accountId: undefined }),
    [
      '[stack/account] accountId is not an AWS account id: got nothing; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account id that is a variable',
    ({ stack, token }) => new AwsAccount(stack, 'account', { accountId: token, region: 'us-east-1' }),
    [
      '[stack/account] accountId is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an account id that is a token',
    account({ accountId: Token.asString({ resolve: () => HOME }) }),
    [
      '[stack/account] accountId is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an account id that is an interpolation',
    account({ accountId: '${local.account_id}' }),
    [
      '[stack/account] accountId is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an unknown region',
    account({ region: 'us-east-9' }),
    [
      '[stack/account] region is unknown: got "us-east-9"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a region that is none',
    account({ region: 'Virginia' }),
    [
      '[stack/account] region is unknown: got "Virginia"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'no region',
    account({ region: undefined }),
    [
      '[stack/account] region is unknown: got nothing; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a region that is a variable',
    ({ stack, token }) => new AwsAccount(stack, 'account', { accountId: HOME, region: token }),
    [
      '[stack/account] region is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a region that is none, with a partition',
    account({ region: 'Virginia', partition: 'aws' }),
    [
      '[stack/account] region is unknown: got "Virginia"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a region of another partition',
    account({ region: 'cn-north-1', partition: 'aws' }),
    [
      '[stack/account] region lies in another partition: got "cn-north-1" of aws-cn; allowed: partition aws; leave partition out to take it from the region',
    ],
  ],
  [
    'an unknown partition',
    account({ partition: 'aws-mars' }),
    [
      '[stack/account] partition is unknown: got "aws-mars"; allowed: aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f; leave partition out to take it from the region',
    ],
  ],
  [
    'an alias that begins with a digit',
    account({ alias: '1st' }),
    [
      '[stack/account] alias is not a name that Terraform accepts: got "1st"; allowed: a letter or _, then letters, digits and _ -; change alias',
    ],
  ],
  [
    'a construct id that is no alias',
    account({}, 'home account'),
    [
      '[stack/home account] the construct id, which is the alias too, is not a name that Terraform accepts: got "home account"; allowed: a letter or _, then letters, digits and _ -; set alias, or change the construct id',
    ],
  ],
  [
    'an alias that is a variable',
    ({ stack, token }) => new AwsAccount(stack, 'account', { accountId: HOME, region: 'us-east-1', alias: token }),
    [
      '[stack/account] alias is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a deploy role that is no role',
    account({ assumeRole: { roleArn: `arn:aws:iam::${HOME}:user/deploy` } }),
    [
      '[stack/account] assumeRole.roleArn is not the ARN that is needed here: got "arn:aws:iam::111111111111:user/deploy"; allowed: the ARN of an IAM role; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a deploy role of another account',
    account({ assumeRole: { roleArn: roleArn('222222222222', 'deploy') } }),
    [
      '[stack/account] assumeRole.roleArn is a role of another account: got arn:aws:iam::222222222222:role/deploy; allowed: a role of 111111111111; name the deploy role of the account itself: the role decides where the provider works',
    ],
  ],
  [
    'a deploy role of another partition',
    account({ assumeRole: { roleArn: `arn:aws-cn:iam::${HOME}:role/deploy` } }),
    [
      '[stack/account] assumeRole.roleArn lies in another partition: got arn:aws-cn:iam::111111111111:role/deploy; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a deploy role that is a variable',
    ({ stack, token }) =>
      new AwsAccount(stack, 'account', { accountId: HOME, region: 'us-east-1', assumeRole: { roleArn: token } }),
    [
      '[stack/account] assumeRole.roleArn is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an external id and a session name that are too short',
    account({ assumeRole: { roleArn: roleArn(HOME, 'deploy'), externalId: 'x', sessionName: 'y' } }),
    [
      '[stack/account] assumeRole.externalId is not a name that AWS accepts: got "x"; allowed: 2 to 1224 letters, digits and _ + = , . @ : / -; change assumeRole.externalId',
      '[stack/account] assumeRole.sessionName is not a name that AWS accepts: got "y"; allowed: 2 to 64 letters, digits and _ + = , . @ -; change assumeRole.sessionName',
    ],
  ],
  [
    'an existing provider with a bad id and region',
    ({ stack }) =>
      AwsAccount.fromProvider(stack, 'account', {
        provider: new AwsProvider(stack, 'aws'),
        accountId: '1',
        region: 'moon-1',
      }),
    [
      '[stack/account] accountId is not an AWS account id: got "1"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
      '[stack/account] region is unknown: got "moon-1"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'everything at once',
    account({ accountId: '1', region: 'moon-1', alias: '1st', assumeRole: { roleArn: 'deploy' } }),
    [
      '[stack/account] accountId is not an AWS account id: got "1"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
      '[stack/account] region is unknown: got "moon-1"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
      '[stack/account] alias is not a name that Terraform accepts: got "1st"; allowed: a letter or _, then letters, digits and _ -; change alias',
      '[stack/account] assumeRole.roleArn is not the ARN that is needed here: got "deploy"; allowed: the ARN of an IAM role; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'two accounts with one alias',
    ({ stack, home }) => [
      home,
      new AwsAccount(stack, 'again', { accountId: HOME, region: 'us-east-1', alias: 'home' }),
    ],
    [
      '[stack/home] two AWS providers of a stack have one alias: got "home" at stack/home and stack/again; allowed: one provider for each alias; give one of them another alias',
    ],
  ],
  [
    'an account with the alias of a provider that the stack has',
    ({ stack, home }) => [home, new AwsProvider(stack, 'mine', { alias: 'home' })],
    [
      '[stack/home] two AWS providers of a stack have one alias: got "home" at stack/home and stack/mine; allowed: one provider for each alias; give one of them another alias',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

test('an account whose region is newer than this package is taken once its partition is said', () => {
  expect(messagesOf(account({ region: 'us-east-9', partition: 'aws' }))).toEqual([]);
});
