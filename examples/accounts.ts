import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount, LambdaFunction, relaxAwsProviderVersion } from '../lib/index';

export class AccountsStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    // #region own-providers
    const home = new AwsAccount(this, 'home', {
      accountId: '111111111111',
      region: 'eu-west-1',
      profile: 'home-admin',
      defaultTags: { team: 'reports' },
    });
    const cross = new AwsAccount(this, 'cross', {
      accountId: '222222222222',
      region: 'eu-west-1',
      assumeRole: { roleArn: 'arn:aws:iam::222222222222:role/deployer', externalId: 'reports' },
    });
    // Another region of the same account: the same id, another alias.
    const crossInOhio = new AwsAccount(this, 'cross-ohio', {
      accountId: '222222222222',
      region: 'us-east-2',
      assumeRole: { roleArn: 'arn:aws:iam::222222222222:role/deployer', externalId: 'reports' },
    });
    // #endregion

    // #region from-provider
    const provider = new AwsProvider(this, 'audit-provider', { alias: 'audit', region: 'eu-west-1' });
    const audit = AwsAccount.fromProvider(this, 'audit', {
      provider,
      accountId: '333333333333',
      region: 'eu-west-1',
    });
    // #endregion

    // #region provider-version
    relaxAwsProviderVersion(this);
    // #endregion

    for (const [name, account] of Object.entries({ home, cross, crossInOhio, audit })) {
      new LambdaFunction(this, `probe-${name}`, {
        account,
        functionName: `probe-${name}`,
        entry: 'handlers/callee.ts',
      });
    }
  }
}
