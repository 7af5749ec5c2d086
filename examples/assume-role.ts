import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole, AssumeRoleGrant, AwsAccount, LambdaFunction } from '../lib/index';

export class AssumeRoleExampleStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'eu-west-1' });
    const cross = new AwsAccount(this, 'cross', { accountId: '222222222222', region: 'eu-west-1' });
    const reporter = new LambdaFunction(this, 'reporter', {
      account: home,
      functionName: 'reporter',
      entry: 'handlers/assume-role.ts',
    });
    const reader = new AssumableRole(this, 'reader', { account: cross, roleName: 'report-reader' });

    // #region options
    new AssumeRoleGrant(this, 'reporter-assumes-reader', {
      caller: reporter,
      role: reader,
      trust: 'roleName',
      externalId: 'reports-2f6c',
      organizationId: 'o-a1b2c3d4e5',
      sessionTags: { project: 'reports' },
      sourceIdentity: 'reporter',
      sessionDuration: 900,
      onlyFromFunction: true,
      environment: {
        roleArn: 'READER_ROLE_ARN',
        externalId: 'READER_EXTERNAL_ID',
        sessionDuration: 'READER_SESSION_SECONDS',
      },
    });
    // #endregion
  }
}
