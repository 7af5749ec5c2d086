/** The matcher for users' own tests, used as they use it: on a stack, a folder, a text, an object, and several together. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import '../../lib/testing/exports';

const CALLER = 'arn:aws:iam::111111111111:role/caller';
const READER = 'arn:aws:iam::222222222222:role/reader';
const ASSUME = { principal: CALLER, action: 'sts:AssumeRole', resource: READER };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matcher-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const ACCOUNTS = {
  home: { accountId: '111111111111', region: 'eu-west-1' },
  cross: { accountId: '222222222222', region: 'eu-west-1' },
};

/** One stack with both halves. */
function stackOf(app: App, externalId?: string): TerraformStack {
  const stack = new TerraformStack(app, 'both');
  const home = new AwsAccount(stack, 'home', ACCOUNTS.home);
  const cross = new AwsAccount(stack, 'cross', ACCOUNTS.cross);
  const caller = new ExecutionRole(stack, 'caller', { account: home, roleName: 'caller' });
  const role = new AssumableRole(stack, 'reader', { account: cross, roleName: 'reader' });
  new AssumeRoleGrant(stack, 'grant', { caller, role, ...(externalId === undefined ? {} : { externalId }) });
  return stack;
}

/** A stack for each account, each with its half. */
function halves(app: App): readonly [TerraformStack, TerraformStack] {
  const homeStack = new TerraformStack(app, 'home-half');
  const crossStack = new TerraformStack(app, 'cross-half');
  const home = new AwsAccount(homeStack, 'home', ACCOUNTS.home);
  const cross = new AwsAccount(crossStack, 'cross', ACCOUNTS.cross);
  const caller = new ExecutionRole(homeStack, 'caller', { account: home, roleName: 'caller' });
  const role = new AssumableRole(crossStack, 'reader', { account: cross, roleName: 'reader' });
  new AssumeRoleGrant(homeStack, 'grant', { caller, role });
  return [homeStack, crossStack];
}

function newApp(): App {
  return new App({ outdir: join(folder, 'cdktf.out'), stackTraces: false });
}

function synthesise(build: (app: App) => void): string {
  const app = newApp();
  build(app);
  app.synth();
  return join(folder, 'cdktf.out');
}

/** What jest tells where an expectation fails. */
function failureOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  return 'it did not fail';
}

test('a stack allows what its grants open, and nothing else', () => {
  const stack = stackOf(newApp());
  expect(stack).toAllowAccess(ASSUME);
  expect(stack).not.toAllowAccess({ ...ASSUME, principal: READER, resource: CALLER });
});

test('an external ID is given as context, as one value or as a list', () => {
  const stack = stackOf(newApp(), 'x-1');
  expect(stack).not.toAllowAccess(ASSUME);
  expect(stack).not.toAllowAccess({ ...ASSUME, context: { 'sts:ExternalId': 'x-2' } });
  expect(stack).toAllowAccess({ ...ASSUME, context: { 'sts:ExternalId': 'x-1' } });
  expect(stack).toAllowAccess({ ...ASSUME, context: { 'STS:ExternalID': ['x-1'] } });
});

test('a folder, the folder of a stack, its file, its text and its data are judged alike', () => {
  const out = synthesise((app) => stackOf(app));
  const file = join(out, 'stacks', 'both', 'cdk.tf.json');
  const text = jest.requireActual<typeof import('node:fs')>('node:fs').readFileSync(file, 'utf8');
  for (const subject of [out, join(out, 'stacks', 'both'), file, text, JSON.parse(text) as object]) {
    expect(subject).toAllowAccess(ASSUME);
    expect(subject).not.toAllowAccess({ ...ASSUME, action: 'sts:AssumeRoleWithSAML' });
  }
});

test('two stacks given together are one world, and one of them alone does not tell', () => {
  const [home, cross] = halves(newApp());
  expect([home, cross]).toAllowAccess(ASSUME);
  expect(failureOf(() => expect(home).toAllowAccess(ASSUME))).toContain('it is unknown');
  expect(failureOf(() => expect(home).not.toAllowAccess(ASSUME))).toContain('it is unknown');
});

test('the stacks of a folder are a world each', () => {
  const out = synthesise((app) => halves(app));
  expect(failureOf(() => expect(out).toAllowAccess(ASSUME))).toContain('it is unknown');
});

test('inventory JSON is a subject too', () => {
  const inventory = {
    schemaVersion: 1,
    roles: [{ arn: READER, trustPolicy: { Version: '2012-10-17', Statement: [] } }],
  };
  expect(inventory).not.toAllowAccess({ ...ASSUME, principal: 'lambda.amazonaws.com' });
});

test('a failure tells the decision with its reasons, world by world', () => {
  const stack = stackOf(newApp(), 'x-1');
  expect(failureOf(() => expect(stack).toAllowAccess(ASSUME))).toBe(`expected the access to be allowed; it is denied

both:
implicitDeny: AWS denies role caller of account 111111111111 to do sts:AssumeRole on role reader of account
  222222222222: nothing allows it.

Because:
  No statement of the trust policy of role reader of account 222222222222 allows it.
  Statement AssumeRoleFromRolesOf111111111111If723371fe of the trust policy aws_iam_role.reader asks for
    sts:ExternalId StringEquals x-1, and the request does not have it.
  No statement of the identity-based policies of role caller of account 111111111111 allows it.
  Statement AssumeRoleIf723371fe of the identity-based policy aws_iam_role_policy.caller_assume-role_FC4AA4A6
    asks for sts:ExternalId StringEquals x-1, and the request does not have it.

Assumed:
  The caller does not send sts:ExternalId.
`);
});

test('the validations of a stack run: what they find is an error, not an answer', () => {
  const app = newApp();
  const stack = new TerraformStack(app, 'lonely');
  const cross = new AwsAccount(stack, 'cross', ACCOUNTS.cross);
  new AssumableRole(stack, 'reader', { account: cross, roleName: 'reader' });
  const denied = failureOf(() => expect(stack).not.toAllowAccess(ASSUME));
  expect(denied).toContain('nobody may assume the role');
});

test.each([
  ['a path that does not exist', 'no/such/folder'],
  ['nothing at all', []],
])('%s is an error that says what to give', (_, subject) => {
  expect(failureOf(() => expect(subject).toAllowAccess(ASSUME))).toBe(
    `[expect] there is nothing to read: got ${Array.isArray(subject) ? 'nothing' : subject}; allowed: a stack, a cdktf.out folder, the folder or the cdk.tf.json of a stack, a plan or state as JSON, or inventory JSON; correct the path, or synthesise first: npx cdktf synth`,
  );
});

test('a folder without JSON is an error', () => {
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'empty', 'main.tf'), '');
  expect(failureOf(() => expect(join(folder, 'empty')).toAllowAccess(ASSUME))).toContain('there is nothing to read');
});
