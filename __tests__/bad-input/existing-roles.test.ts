import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { CROSS, HOME, roleArn } from '../constructs/fixtures';
import { messagesOf, type Row } from './bad-input';

const rows: readonly Row[] = [
  [
    'something that is no ARN',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', 'reader'),
    [
      '[stack/reader] arn is not the ARN that is needed here: got "reader"; allowed: arn:<partition>:iam::<account id>:role/<path><name>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of a function as a role',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', `arn:aws:lambda:us-east-1:${CROSS}:function:reader`),
    [
      '[stack/reader] arn is not the ARN that is needed here: got "arn:aws:lambda:us-east-1:222222222222:function:reader"; allowed: arn:<partition>:iam::<account id>:role/<path><name>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of a session as a role',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', `arn:aws:sts::${CROSS}:assumed-role/reader/session`),
    [
      '[stack/reader] arn is not the ARN that is needed here: got "arn:aws:sts::222222222222:assumed-role/reader/session"; allowed: arn:<partition>:iam::<account id>:role/<path><name>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of every role',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', roleArn(CROSS, '*')),
    [
      '[stack/reader] arn is a pattern: got "arn:aws:iam::222222222222:role/*"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a role of every account',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', roleArn('*', 'reader')),
    [
      '[stack/reader] arn is a pattern: got "arn:aws:iam::*:role/reader"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a role ARN with an account id of 11 digits',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', roleArn('22222222222', 'reader')),
    [
      '[stack/reader] the account id of arn is not an AWS account id: got "22222222222"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'a role ARN with a name that is too long',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', roleArn(CROSS, 'r'.repeat(65))),
    [
      '[stack/reader] the role name of arn is not a name that AWS accepts: got "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"… (65 characters); allowed: 1 to 64 letters, digits and _ + = , . @ -; change the role name of arn',
    ],
  ],
  [
    'a role ARN of no partition',
    ({ stack }) => AssumableRole.fromArn(stack, 'reader', `arn:mars:iam::${CROSS}:role/reader`),
    [
      '[stack/reader] arn is not the ARN that is needed here: got "arn:mars:iam::222222222222:role/reader"; allowed: arn:<partition>:iam::<account id>:role/<path><name>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a role ARN that is a variable',
    ({ stack, token }) => AssumableRole.fromArn(stack, 'reader', token),
    [
      '[stack/reader] arn is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a role ARN with a variable in it',
    ({ stack, token }) => AssumableRole.fromArn(stack, 'reader', roleArn(token, 'reader')),
    [
      '[stack/reader] arn is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a role ARN of another account than the given one',
    ({ stack, home }) => ExecutionRole.fromArn(stack, 'worker', roleArn(CROSS, 'worker'), { account: home }),
    [
      '[stack/worker] the role of arn is not in the account that was given: got arn:aws:iam::222222222222:role/worker; allowed: a role of 111111111111; give the account the role is in, or leave account out to have the statements handed over',
    ],
  ],
  [
    'a role ARN of another partition than the account',
    ({ stack, home }) =>
      ExecutionRole.fromArn(stack, 'worker', `arn:aws-cn:iam::${HOME}:role/worker`, { account: home }),
    [
      '[stack/worker] arn lies in another partition: got arn:aws-cn:iam::111111111111:role/worker; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a role of another construct with a bad name and path',
    ({ stack, home, executionRole }) =>
      ExecutionRole.fromResource(stack, 'worker', {
        account: home,
        resource: executionRole.resource,
        roleName: 'a b',
        path: 'x',
      }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got "a b"; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
      '[stack/worker] path is not a name that AWS accepts: got "x"; allowed: 1 to 512 visible characters that begin and end with /; change path',
    ],
  ],
  [
    'a role of another construct under another name and path',
    ({ stack, home, executionRole }) =>
      ExecutionRole.fromResource(stack, 'worker', {
        account: home,
        resource: executionRole.resource,
        roleName: 'worker',
        path: '/service/',
      }),
    [
      '[stack/worker] roleName is not that of the resource: got "worker"; allowed: "role"; write roleName as the resource has it: ARNs are computed from it at synth',
      '[stack/worker] path is not that of the resource: got "/service/"; allowed: "/"; write path as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'one role by two constructs that both write to it',
    ({ stack, home, cross }) =>
      ['one', 'two'].map(
        (roleName) =>
          new AssumeRoleGrant(stack, `grant-${roleName}`, {
            caller: ExecutionRole.fromArn(stack, roleName, roleArn(HOME, 'worker'), { account: home }),
            role: AssumableRole.fromArn(stack, `target-${roleName}`, roleArn(CROSS, roleName), { account: cross }),
          }),
      ),
    [
      '[stack/two] two constructs of a stack write the same inline policy: got policy assume-role-stack of arn:aws:iam::111111111111:role/worker, also at stack/one; allowed: one construct for each role of a stack; call fromArn or fromResource once and share the construct: each would overwrite what the other wrote',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
