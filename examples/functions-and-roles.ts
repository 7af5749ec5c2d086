import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole, AssumeRoleGrant, AwsAccount, ExecutionRole, LambdaFunction } from '../lib/index';

export class FunctionsAndRolesStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'eu-west-1' });
    const cross = new AwsAccount(this, 'cross', { accountId: '222222222222', region: 'eu-west-1' });

    // #region lambda-function
    const reporter = new LambdaFunction(this, 'reporter', {
      account: home,
      functionName: 'reporter',
      roleName: 'reporter-role',
      roleOptions: { permissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary' },
      entry: 'handlers/assume-role.ts',
      runtime: 'nodejs22.x',
      memorySize: 256,
      timeout: 30,
      environment: { SOURCE_BUCKET: 'reports-of-222222222222' },
      alias: 'live',
      // Whatever else aws_lambda_function takes, by its Terraform name.
      overrides: { reserved_concurrent_executions: 5 },
    });
    // #endregion

    // #region execution-role
    const workers = new ExecutionRole(this, 'workers', {
      account: home,
      roleName: 'workers-role',
      path: '/reports/',
    });
    const worker = new LambdaFunction(this, 'worker', {
      account: home,
      functionName: 'worker',
      role: workers,
      code: 'handlers/python',
      handler: 'callee.handler',
      runtime: 'python3.13',
    });
    // #endregion

    // #region assumable-role
    const reader = new AssumableRole(this, 'reader', {
      account: cross,
      roleName: 'report-reader',
      maxSessionDuration: 3600,
      statements: [
        { sid: 'List', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::reports-of-222222222222'] },
        {
          sid: 'Read',
          actions: ['s3:GetObject'],
          resources: ['arn:aws:s3:::reports-of-222222222222/*'],
          conditions: { StringEquals: { 's3:ExistingObjectTag/state': 'final' } },
        },
      ],
    });
    // #endregion

    new AssumeRoleGrant(this, 'reporter-assumes-reader', { caller: reporter, role: reader });
    new AssumeRoleGrant(this, 'worker-assumes-reader', { caller: worker, role: reader });
  }
}
