import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole, AwsAccount, InvokeGrant, LambdaFunction } from '../lib/index';

export class InvokeExampleStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'eu-west-1' });
    const cross = new AwsAccount(this, 'cross', { accountId: '222222222222', region: 'eu-west-1' });
    const [reporter, formatter] = ['reporter', 'formatter'].map(
      (functionName) =>
        new LambdaFunction(this, functionName, { account: home, functionName, entry: 'handlers/request.ts' }),
    ) as [LambdaFunction, LambdaFunction];
    const [archive, ledger] = ['archive', 'ledger'].map(
      (functionName) =>
        new LambdaFunction(this, functionName, {
          account: cross,
          functionName,
          entry: 'handlers/callee.ts',
          alias: 'live',
        }),
    ) as [LambdaFunction, LambdaFunction];

    // #region same-account
    new InvokeGrant(this, 'reporter-invokes-formatter', {
      caller: reporter,
      callee: formatter,
      environment: { functionArn: 'FORMATTER_ARN' },
    });
    // #endregion

    // #region resource-policy
    new InvokeGrant(this, 'reporter-invokes-archive', {
      caller: reporter,
      callee: archive.alias('live'),
      principal: 'role', // the default; or 'account', or { organizationId: 'o-…' }
      environment: { functionArn: 'ARCHIVE_ARN' },
    });
    // #endregion

    // #region through
    const ledgerInvoker = new AssumableRole(this, 'ledger-invoker', {
      account: cross,
      roleName: 'ledger-invoker',
    });
    new InvokeGrant(this, 'reporter-invokes-ledger', {
      caller: reporter,
      callee: ledger,
      via: 'assumeRole',
      through: ledgerInvoker,
      assumeRole: { trust: 'role', sessionDuration: 900 },
    });
    // #endregion
  }
}
