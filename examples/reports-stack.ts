import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole, AssumeRoleGrant, AwsAccount, LambdaFunction, relaxAwsProviderVersion } from '../lib/index';

export class ReportsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'us-east-1' });
    const cross = new AwsAccount(this, 'cross', { accountId: '222222222222', region: 'us-east-1' });

    const reporter = new LambdaFunction(this, 'reporter', {
      account: home,
      functionName: 'reporter',
      entry: 'handlers/assume-role.ts',
      environment: { SOURCE_BUCKET: 'reports-of-222222222222', SOURCE_REGION: 'us-east-1' },
    });
    const reader = new AssumableRole(this, 'reader', {
      account: cross,
      roleName: 'report-reader',
      statements: [{ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::reports-of-222222222222'] }],
    });
    new AssumeRoleGrant(this, 'reporter-assumes-reader', {
      caller: reporter,
      role: reader,
      environment: { roleArn: 'SOURCE_ROLE_ARN' },
    });
  }
}
