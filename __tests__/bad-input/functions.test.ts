import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import type { LambdaFunctionProps } from '../../lib/constructs/lambda-function-props';
import { CODE, crossAccount, HOME, lambda } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function worker(props: Partial<LambdaFunctionProps> | object): (scene: Scene) => unknown {
  return ({ home }) => lambda(home, 'worker', props);
}

const rows: readonly Row[] = [
  [
    'a function name of 65 characters',
    worker({ functionName: 'f'.repeat(65) }),
    [
      '[stack/worker] functionName is not a name that AWS accepts: got "ffffffffffffffffffffffffffffffffffffffff"… (65 characters); allowed: 1 to 64 letters, digits and _ -; change functionName',
    ],
  ],
  [
    'an empty function name',
    worker({ functionName: '' }),
    [
      '[stack/worker] functionName is not a name that AWS accepts: got ""; allowed: 1 to 64 letters, digits and _ -; change functionName',
    ],
  ],
  [
    'a function name with a dot',
    worker({ functionName: 'my.worker' }),
    [
      '[stack/worker] functionName is not a name that AWS accepts: got "my.worker"; allowed: 1 to 64 letters, digits and _ -; change functionName',
    ],
  ],
  [
    'a function name with its alias',
    worker({ functionName: 'worker:live' }),
    [
      '[stack/worker] functionName is not a name that AWS accepts: got "worker:live"; allowed: 1 to 64 letters, digits and _ -; change functionName',
    ],
  ],
  [
    'every function as a function name',
    worker({ functionName: '*' }),
    [
      '[stack/worker] functionName is a pattern: got "*"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a function name that is a variable',
    ({ home, token }) => lambda(home, 'worker', { functionName: token }),
    [
      '[stack/worker] functionName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an alias with a space',
    worker({ alias: 'my alias' }),
    [
      '[stack/worker] alias is not a name that AWS accepts: got "my alias"; allowed: 1 to 128 letters, digits and _ -, and not digits alone; change alias',
    ],
  ],
  [
    'an alias of digits alone',
    worker({ alias: '7' }),
    [
      '[stack/worker] alias is not a name that AWS accepts: got "7"; allowed: 1 to 128 letters, digits and _ -, and not digits alone; change alias',
    ],
  ],
  [
    '$LATEST as an alias',
    worker({ alias: '$LATEST' }),
    [
      '[stack/worker] alias is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave alias out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    'a role name that AWS refuses',
    worker({ roleName: 'my role' }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got "my role"; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'a function name to which -role cannot be added',
    worker({ functionName: 'f'.repeat(60) }),
    [
      '[stack/worker] functionName followed by -role is not a name that AWS accepts: got "ffffffffffffffffffffffffffffffffffffffff"… (65 characters); allowed: 1 to 64 letters, digits and _ + = , . @ -; set roleName',
    ],
  ],
  [
    'a role and the name of another',
    ({ home, executionRole }) => lambda(home, 'worker', { role: executionRole, roleName: 'other' }),
    [
      '[stack/worker] role and roleName exclude each other: got both; allowed: one of role, roleName; leave one of them out',
    ],
  ],
  [
    'a role and options of another',
    ({ home, executionRole }) => lambda(home, 'worker', { role: executionRole, roleOptions: { path: '/x/' } }),
    [
      '[stack/worker] role and roleOptions exclude each other: got both; allowed: one of role, roleOptions; leave one of them out',
    ],
  ],
  [
    'a role of another account',
    ({ cross, executionRole }) => lambda(cross, 'worker', { role: executionRole }),
    [
      '[stack/worker] role is of another account than the function: got arn:aws:iam::111111111111:role/role; allowed: a role of 222222222222; let the function run with a role of its own account and assume the other one with an AssumeRoleGrant',
    ],
  ],
  [
    'a role that is for assuming',
    ({ cross, reader }) => lambda(cross, 'worker', { role: reader }),
    [
      '[stack/worker] role is not for functions: got AssumableRole reader; allowed: an ExecutionRole; create an ExecutionRole, which trusts the Lambda service',
    ],
  ],
  [
    'too little memory',
    worker({ memorySize: 64 }),
    ['[stack/worker] memorySize is out of range: got 64; allowed: 128 to 10240 MB; change memorySize'],
  ],
  [
    'half a megabyte of memory',
    worker({ memorySize: 128.5 }),
    ['[stack/worker] memorySize is out of range: got 128.5; allowed: 128 to 10240 MB; change memorySize'],
  ],
  [
    'a timeout of a day',
    worker({ timeout: 86_400 }),
    ['[stack/worker] timeout is out of range: got 86400; allowed: 1 to 900 seconds; change timeout'],
  ],
  [
    'six layers',
    worker({ layers: Array(6).fill(`arn:aws:lambda:us-east-1:${HOME}:layer:tools:3`) }),
    ['[stack/worker] the number of layers is out of range: got 6; allowed: 0 to 5 layers; change the number of layers'],
  ],
  [
    'a description of 257 characters',
    worker({ description: 'd'.repeat(257) }),
    [
      '[stack/worker] the length of description is out of range: got 257; allowed: 0 to 256 characters; change the length of description',
    ],
  ],
  [
    'a retention that CloudWatch Logs does not know',
    worker({ logRetentionInDays: 8 }),
    [
      '[stack/worker] logRetentionInDays is out of range: got 8; allowed: 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; change logRetentionInDays',
    ],
  ],
  [
    'a dead-letter target that is a bucket',
    worker({ deadLetter: { targetArn: 'arn:aws:s3:::failed' } }),
    [
      '[stack/worker] deadLetter.targetArn is not the ARN that is needed here: got "arn:aws:s3:::failed"; allowed: the ARN of an SQS queue or an SNS topic; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a dead-letter target that is a variable',
    ({ home, token }) => lambda(home, 'worker', { deadLetter: { targetArn: token } }),
    [
      '[stack/worker] deadLetter.targetArn is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an environment variable with a hyphen',
    worker({ environment: { 'READER-ROLE': 'x' } }),
    [
      '[stack/worker] environment variable "READER-ROLE" is not a name that AWS accepts: got "READER-ROLE"; allowed: a letter, then letters, digits and _; change environment variable "READER-ROLE"',
    ],
  ],
  [
    'an environment variable that Lambda sets',
    worker({ environment: { AWS_REGION: 'us-east-1' } }),
    [
      '[stack/worker] the environment variable is one that Lambda sets itself: got "AWS_REGION"; allowed: a name that Lambda does not reserve; rename the variable',
    ],
  ],
  [
    'all that is wrong with a function',
    worker({ functionName: 'a b', alias: '7', code: undefined, timeout: 0, memorySize: 0, roleOptions: { path: 'x' } }),
    [
      '[stack/worker] functionName is not a name that AWS accepts: got "a b"; allowed: 1 to 64 letters, digits and _ -; change functionName',
      '[stack/worker] alias is not a name that AWS accepts: got "7"; allowed: 1 to 128 letters, digits and _ -, and not digits alone; change alias',
      '[stack/worker] roleOptions.path is not a name that AWS accepts: got "x"; allowed: 1 to 512 visible characters that begin and end with /; change roleOptions.path',
      '[stack/worker] the function has no code: got nothing; allowed: entry (a file) or code (a folder); set one of them',
      '[stack/worker] memorySize is out of range: got 0; allowed: 128 to 10240 MB; change memorySize',
      '[stack/worker] timeout is out of range: got 0; allowed: 1 to 900 seconds; change timeout',
    ],
  ],
  [
    'two functions of one account and region with one name',
    ({ stack, home }) => [
      lambda(home, 'worker'),
      new LambdaFunction(stack, 'again', { account: home, functionName: 'worker', roleName: 'other', code: CODE }),
    ],
    [
      '[stack/again] two functions of one account and region have one name: got "worker", also at stack/worker; allowed: different names; rename one of them, or share the construct',
    ],
  ],
  [
    'an alias that the function does not publish',
    ({ home }) => lambda(home, 'worker', { alias: 'live' }).alias('test'),
    [
      '[stack/worker] function worker publishes no such alias: got "test"; allowed: "live"; set alias: "test" on the LambdaFunction',
    ],
  ],
  [
    'an alias of a function without one',
    ({ home }) => lambda(home, 'worker').alias('live'),
    [
      '[stack/worker] function worker publishes no such alias: got "live"; allowed: none; set alias: "live" on the LambdaFunction',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

test('functions of one name in two regions or two accounts are no duplicates', () => {
  const messages = messagesOf(({ stack, home }) => [
    lambda(home, 'worker'),
    new LambdaFunction(stack, 'elsewhere', { account: crossAccount(stack), functionName: 'worker', code: CODE }),
    new LambdaFunction(stack, 'west', {
      account: new AwsAccount(stack, 'west-account', { accountId: HOME, region: 'us-west-2' }),
      functionName: 'worker',
      roleName: 'worker-west',
      code: CODE,
    }),
  ]);
  expect(messages).toEqual([]);
});
