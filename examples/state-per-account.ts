import { type App, TerraformStack } from 'cdktf';
import { AssumableRole, AssumeRoleGrant, AwsAccount, LambdaFunction } from '../lib/index';

export function stateForEachAccount(app: App): void {
  // #region stacks
  const homeStack = new TerraformStack(app, 'reports-home');
  const crossStack = new TerraformStack(app, 'reports-cross');
  const home = new AwsAccount(homeStack, 'home', { accountId: '111111111111', region: 'eu-west-1' });
  const cross = new AwsAccount(crossStack, 'cross', { accountId: '222222222222', region: 'eu-west-1' });

  const reporter = new LambdaFunction(homeStack, 'reporter', {
    account: home,
    functionName: 'reporter',
    entry: 'handlers/assume-role.ts',
  });
  const reader = new AssumableRole(crossStack, 'reader', { account: cross, roleName: 'report-reader' });
  new AssumeRoleGrant(homeStack, 'reporter-assumes-reader', { caller: reporter, role: reader });
  // #endregion
}
