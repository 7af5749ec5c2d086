/** What each command ends with. */
import { WorkFolder } from './run-main';
import * as worlds from './worlds';
import { CALLER, READER } from './worlds';

const folder = new WorkFolder();

beforeAll(() =>
  folder.write({
    'proved.json': worlds.PROVED,
    'denied.json': worlds.DENIED,
    'undeclared.json': worlds.UNDECLARED,
    'unknown.json': worlds.UNKNOWN,
    'no-manifest.json': worlds.NO_MANIFEST,
    'external-id.json': worlds.ASKS_FOR_EXTERNAL_ID,
    'session.json': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
  }),
);
afterAll(() => folder.remove());

test.each([
  [0, ['proved.json']],
  [1, ['denied.json']],
  [1, ['undeclared.json']],
  [3, ['unknown.json']],
  [0, ['unknown.json', '--allow-unknown']],
  [1, ['undeclared.json', '--allow-unknown']],
  [2, ['no-manifest.json']],
  [2, ['proved.json', 'nowhere.json']],
])('check ends with %d: %j', async (code, args) => {
  expect((await folder.run(['check', ...args])).code).toBe(code);
});

const QUESTION = ['--principal', CALLER, '--action', 'sts:AssumeRole', '--resource', READER];

test.each([
  [0, 'proved.json', []],
  [1, 'denied.json', []],
  [3, 'unknown.json', []],
  [0, 'unknown.json', ['--expect', 'unknown']],
  [3, 'unknown.json', ['--expect', 'denied']],
  [0, 'denied.json', ['--expect', 'denied']],
  [0, 'denied.json', ['--expect', 'implicitDeny']],
  [1, 'denied.json', ['--expect', 'explicitDeny']],
  [1, 'proved.json', ['--expect', 'denied']],
  [1, 'proved.json', ['--expect', 'unknown']],
  [1, 'external-id.json', []],
  [0, 'external-id.json', ['--context', 'sts:ExternalId=reports']],
  [0, 'external-id.json', ['--context', 'STS:externalid=reports']],
  [1, 'external-id.json', ['--context', 'sts:ExternalId=other']],
  [1, 'proved.json', ['--session-policy', 'session.json']],
  [2, 'proved.json', ['--session-policy', 'nowhere.json']],
  [2, 'proved.json', ['--session-policy', 'proved.json']],
])('prove ends with %d: %s %j', async (code, input, args) => {
  expect((await folder.run(['prove', input, ...QUESTION, ...args])).code).toBe(code);
});

test('graph ends with 0 whatever the accesses are', async () => {
  const codes = ['proved.json', 'denied.json', 'unknown.json', 'no-manifest.json'].map(
    async (input) => (await folder.run(['graph', input])).code,
  );
  expect(await Promise.all(codes)).toEqual([0, 0, 0, 0]);
});

test('check without any manifest says which command to use', async () => {
  expect(await folder.run(['check', 'no-manifest.json'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      '[no-manifest.json] no input declares its accesses, so there is nothing to prove: got no manifest in no-manifest.json; allowed: a plan, a state or a synthesis with an output or a terraform_data named access_manifest; use graph to see which accesses there are, or prove to ask for one\n',
  });
});

test('a session policy that is no policy is told with what is wrong', async () => {
  const { code, stderr } = await folder.run(['prove', 'proved.json', ...QUESTION, '--session-policy', 'proved.json']);
  expect([code, stderr]).toEqual([
    2,
    '[proved.json] the session policy cannot be used: got schemaVersion: is no element of the policy language; roles: is no element of the policy language; access_manifest: is no element of the policy language; Statement: is missing; allowed: a policy document as JSON; correct the document\n',
  ]);
});

test('a principal that can make no request is refused', async () => {
  const args = ['prove', 'proved.json', ...QUESTION, '--principal'];
  expect(await folder.run([...args, 'arn:aws:lambda:us-east-1:111111111111:function:f'])).toEqual({
    code: 2,
    stdout: '',
    stderr: `[cross-account-lambda prove] --principal is given twice: got "arn:aws:lambda:us-east-1:111111111111:function:f"; allowed: one value; leave one of them out\n\nSee: cross-account-lambda prove --help\n`,
  });
  expect(
    await folder.run([
      'prove',
      'proved.json',
      '--principal=arn:aws:lambda:us-east-1:111111111111:function:f',
      ...QUESTION.slice(2),
    ]),
  ).toEqual({
    code: 2,
    stdout: '',
    stderr: `[principal] the principal is none that can make a request: got "arn:aws:lambda:us-east-1:111111111111:function:f"; allowed: the ARN of a role, a role session, a user or an account root, or a service such as "s3.amazonaws.com"; copy the ARN from the plan or the console\n`,
  });
});
