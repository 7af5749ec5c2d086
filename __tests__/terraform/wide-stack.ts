import { join } from 'node:path';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { relaxAwsProviderVersion } from '../../lib/constructs/aws-provider-version';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';

/** The functions' code: a folder, so that it does not depend on the place of cdktf.json. */
const CODE = join(__dirname, '..', '..', 'handlers', 'python');

const HOME = '111111111111';
const CROSS = '222222222222';

/** Name of the stack that has what the stories have not: aliases, role principals, options, roles made elsewhere. */
export const WIDE_STACK = 'wide';

/**
 * Synthesises the wide stack into a folder.
 *
 * @param mapped what the event source mapping feeds: moto forgets that a mapping was made for an alias, so that only a
 * plan can have it.
 */
export function synthesiseWideStack(outdir: string, mapped: 'function' | 'alias' = 'function'): void {
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, WIDE_STACK);
  relaxAwsProviderVersion(stack);
  const home = new AwsAccount(stack, 'home', { accountId: HOME, region: 'us-east-1' });
  const cross = new AwsAccount(stack, 'cross', { accountId: CROSS, region: 'us-east-1' });
  const caller = createFunction(stack, 'caller', home);
  const callee = createFunction(stack, 'callee', cross, 'live');
  new InvokeGrant(stack, 'caller-invokes-live', {
    caller,
    callee: callee.alias('live'),
    environment: { functionArn: 'LIVE_ARN' },
  });
  new InvokeGrant(stack, 'caller-invokes-callee', { caller, callee });
  addReaders(stack, caller, home, cross);
  addFedFunction(stack, home, mapped);
  addSecondRegion(stack, caller);
  addProvidedAccount(stack, caller);
  app.synth();
}

function createFunction(stack: Construct, name: string, account: AwsAccount, alias?: string): LambdaFunction {
  return new LambdaFunction(stack, name, {
    account,
    functionName: name,
    code: CODE,
    handler: 'callee.handler',
    runtime: 'python3.13',
    ...(alias === undefined ? {} : { alias }),
  });
}

// Every option of an assume-role grant, and one role for two callers.
function addReaders(stack: Construct, caller: LambdaFunction, home: AwsAccount, cross: AwsAccount): void {
  const reader = new AssumableRole(stack, 'reader', {
    account: cross,
    roleName: 'reader',
    path: '/team/',
    description: 'Reads what the reports need.',
    maxSessionDuration: 7200,
    tags: { purpose: 'reports' },
    statements: [
      { sid: 'OwnFolder', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::reports/${aws:PrincipalTag/team}/*'] },
    ],
  });
  new AssumeRoleGrant(stack, 'caller-assumes-reader', {
    caller,
    role: reader,
    externalId: 'reports-2026',
    organizationId: 'o-abcdefghij',
    sessionTags: { team: 'reports' },
    sourceIdentity: 'reports',
    sessionDuration: 900,
    environment: { roleArn: 'READER_ARN', externalId: 'READER_EXTERNAL_ID', sessionDuration: 'READER_SECONDS' },
  });
  const other = new ExecutionRole(stack, 'other', { account: home, roleName: 'other' });
  new AssumeRoleGrant(stack, 'other-assumes-reader', { caller: other, role: reader, trust: 'roleName' });
}

function addFedFunction(stack: Construct, home: AwsAccount, mapped: 'function' | 'alias'): void {
  const fed = createFunction(stack, 'fed', home, 'live');
  const resource = new KinesisStream(stack, 'orders', { provider: home.provider, name: 'orders', shardCount: 1 });
  new PullTrigger(stack, 'orders-to-fed', {
    callee: mapped === 'alias' ? fed.alias('live') : fed,
    source: kinesisStream({ account: home, streamName: 'orders', resource }),
  });
}

function addSecondRegion(stack: Construct, caller: LambdaFunction): void {
  const frankfurt = new AwsAccount(stack, 'frankfurt', {
    accountId: CROSS,
    region: 'eu-central-1',
    defaultTags: { team: 'reports' },
  });
  const callee = createFunction(stack, 'callee-of-frankfurt', frankfurt);
  new InvokeGrant(stack, 'caller-invokes-frankfurt', { caller, callee, principal: { organizationId: 'o-abcdefghij' } });
}

// A provider and a role that the stack has already.
function addProvidedAccount(stack: Construct, caller: LambdaFunction): void {
  const provider = new AwsProvider(stack, 'third', {
    alias: 'third',
    region: 'us-east-1',
    allowedAccountIds: ['333333333333'],
  });
  const third = AwsAccount.fromProvider(stack, 'third-account', {
    provider,
    accountId: '333333333333',
    region: 'us-east-1',
  });
  const callee = createFunction(stack, 'callee-of-third', third);
  const resource = new IamRole(stack, 'chained', {
    provider,
    name: 'chained',
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${HOME}:root` }, Action: 'sts:AssumeRole' }],
    }),
  });
  const chained = AssumableRole.fromResource(stack, 'chained-role', { account: third, resource, roleName: 'chained' });
  new InvokeGrant(stack, 'caller-invokes-third', { caller, callee, via: 'assumeRole', through: chained });
}
