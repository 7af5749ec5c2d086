import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AssumableRole,
  AssumeRoleGrant,
  AwsAccount,
  ExecutionRole,
  type HandOver,
  InvokeGrant,
  LambdaFunction,
} from '../lib/index';

export class WhatExistsAlreadyStack extends TerraformStack {
  public readonly forTheOtherOwner: readonly HandOver[];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const home = new AwsAccount(this, 'home', { accountId: '111111111111', region: 'eu-west-1' });
    const trustPolicy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };

    // #region from-resource
    // A role that another construct of this stack creates. Its literal name is given beside it.
    const resource = new IamRole(this, 'nightly-role', {
      provider: home.provider,
      name: 'nightly-role',
      assumeRolePolicy: JSON.stringify(trustPolicy),
    });
    const nightlyRole = ExecutionRole.fromResource(this, 'nightly', {
      account: home,
      resource,
      roleName: 'nightly-role',
    });
    // #endregion

    // #region from-arn
    // A role of another account: nobody here may change its trust policy.
    const reader = AssumableRole.fromArn(this, 'reader', 'arn:aws:iam::222222222222:role/report-reader');
    // A function of another account; without account its permission is handed over.
    const archive = LambdaFunction.fromArn(this, 'archive', 'arn:aws:lambda:eu-west-1:222222222222:function:archive');
    // #endregion

    // #region hand-over
    const assume = new AssumeRoleGrant(this, 'nightly-assumes-reader', { caller: nightlyRole, role: reader });
    const invoke = new InvokeGrant(this, 'nightly-invokes-archive', { caller: nightlyRole, callee: archive });
    // Each with accountId, resourceArn, kind, statement, cli and hcl.
    this.forTheOtherOwner = [...assume.handOver, ...invoke.handOver];
    // #endregion
  }
}
