import { assumeRoleInput } from '../../lib/runtime/assume-role-input';
import type { AssumeRoleOptions } from '../../lib/runtime/exports';

const ROLE_ARN = 'arn:aws:iam::222222222222:role/team/reader';

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

test.each([
  ['caller', 'caller'],
  ['a name/with:others', 'a-name-with-others'],
  ['x'.repeat(70), 'x'.repeat(64)],
  ['f', 'f-session'],
  [undefined, 'cross-account-lambda'],
])('function %j names its session %j', (functionName, RoleSessionName) => {
  delete process.env.AWS_LAMBDA_FUNCTION_NAME;
  if (functionName !== undefined) process.env.AWS_LAMBDA_FUNCTION_NAME = functionName;
  expect(assumeRoleInput({ roleArn: ROLE_ARN })).toEqual({ RoleArn: ROLE_ARN, RoleSessionName });
});

const CHAINING =
  "leave it out: a function's own credentials are a role session, so AWS treats this as role chaining and ends the session " +
  'after one hour, whatever the role allows; the client refreshes it before it ends';
const SECONDS = 'a whole number of seconds, 900 to 3600';
const NAME = '2 to 64 letters, digits and _+=,.@-';

const refused: [Partial<AssumeRoleOptions>, string][] = [
  [{ durationSeconds: 3601 }, `durationSeconds for ${ROLE_ARN}: got 3601; allowed: ${SECONDS}; ${CHAINING}`],
  [{ durationSeconds: 899 }, `durationSeconds for ${ROLE_ARN}: got 899; allowed: ${SECONDS}; ${CHAINING}`],
  [{ durationSeconds: 900.5 }, `durationSeconds for ${ROLE_ARN}: got 900.5; allowed: ${SECONDS}; ${CHAINING}`],
  [
    { sessionName: 'a b' },
    `sessionName for ${ROLE_ARN}: got "a b"; allowed: ${NAME}; leave it out to use the name of the function`,
  ],
  [
    { sourceIdentity: 'x' },
    `sourceIdentity for ${ROLE_ARN}: got "x"; allowed: ${NAME}; pass the identity that the trust policy of the role asks for`,
  ],
  [
    { externalId: 'a secret' },
    `externalId for ${ROLE_ARN}: got "8 characters"; allowed: 2 to 1,224 letters, digits and _+=,.@:/-; ` +
      'pass the external id that the trust policy of the role asks for',
  ],
  [
    { roleArn: 'arn:aws:sts::222222222222:assumed-role/reader/x' },
    'roleArn: got "arn:aws:sts::222222222222:assumed-role/reader/x"; allowed: the ARN of an IAM role, such as ' +
      'arn:aws:iam::222222222222:role/reader; ' +
      'pass the role itself, not the ARN of its session (arn:aws:sts::…:assumed-role/…), a name or a pattern',
  ],
];

test.each(refused)('%j is refused', (options, message) => {
  expect(() => assumeRoleInput({ roleArn: ROLE_ARN, ...options })).toThrow(
    expect.objectContaining({ name: 'UsageError', message }),
  );
});

test.each([900, 3600])('%d seconds are allowed', (durationSeconds) => {
  expect(assumeRoleInput({ roleArn: ROLE_ARN, sessionName: 'name', durationSeconds })).toEqual({
    RoleArn: ROLE_ARN,
    RoleSessionName: 'name',
    DurationSeconds: durationSeconds,
  });
});
