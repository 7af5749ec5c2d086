import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { CROSS, functionArn, HOME } from '../constructs/fixtures';
import { messagesOf, type Row } from './bad-input';

const rows: readonly Row[] = [
  [
    'something that is no ARN',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', 'callee'),
    [
      '[stack/callee] arn is not the ARN that is needed here: got "callee"; allowed: arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…)); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of a role as a function',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', `arn:aws:iam::${CROSS}:role/callee`),
    [
      '[stack/callee] arn is not the ARN that is needed here: got "arn:aws:iam::222222222222:role/callee"; allowed: arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…)); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of an alias',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', `${functionArn(CROSS, 'callee')}:live`),
    [
      '[stack/callee] arn is not the ARN that is needed here: got "arn:aws:lambda:us-east-1:222222222222:function:callee:live"; allowed: arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…)); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of $LATEST',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', `${functionArn(CROSS, 'callee')}:$LATEST`),
    [
      '[stack/callee] arn is not the ARN that is needed here: got "arn:aws:lambda:us-east-1:222222222222:function:callee:$LATEST"; allowed: arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…)); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of every function',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', functionArn(CROSS, '*')),
    [
      '[stack/callee] arn is a pattern: got "arn:aws:lambda:us-east-1:222222222222:function:*"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a function of every account',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', functionArn('*', 'callee')),
    [
      '[stack/callee] arn is a pattern: got "arn:aws:lambda:us-east-1:*:function:callee"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a function ARN with a region that is none',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', functionArn(CROSS, 'callee', 'Virginia')),
    [
      '[stack/callee] arn is not the ARN that is needed here: got "arn:aws:lambda:Virginia:222222222222:function:callee"; allowed: arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…)); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a function ARN with an account id of 11 digits and a bad name',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', functionArn('22222222222', 'my.callee')),
    [
      '[stack/callee] the account id of arn is not an AWS account id: got "22222222222"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
      '[stack/callee] the function name of arn is not a name that AWS accepts: got "my.callee"; allowed: 1 to 64 letters, digits and _ -; change the function name of arn',
    ],
  ],
  [
    'a function ARN of another account than the given one',
    ({ stack, home }) => LambdaFunction.fromArn(stack, 'callee', functionArn(CROSS, 'callee'), { account: home }),
    [
      '[stack/callee] the function of arn is not in the account and region that were given: got arn:aws:lambda:us-east-1:222222222222:function:callee; allowed: a function of 111111111111 in us-east-1; give the account the function is in, or leave account out to have the permission handed over',
    ],
  ],
  [
    'a function ARN of another region than the account',
    ({ stack, home }) =>
      LambdaFunction.fromArn(stack, 'callee', functionArn(HOME, 'callee', 'us-west-2'), { account: home }),
    [
      '[stack/callee] the function of arn is not in the account and region that were given: got arn:aws:lambda:us-west-2:111111111111:function:callee; allowed: a function of 111111111111 in us-east-1; give the account the function is in, or leave account out to have the permission handed over',
    ],
  ],
  [
    'a function ARN of another partition than the account',
    ({ stack, home }) =>
      LambdaFunction.fromArn(stack, 'callee', `arn:aws-cn:lambda:cn-north-1:${HOME}:function:callee`, {
        account: home,
      }),
    [
      '[stack/callee] arn lies in another partition: got arn:aws-cn:lambda:cn-north-1:111111111111:function:callee; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a function ARN that is a variable',
    ({ stack, token }) => LambdaFunction.fromArn(stack, 'callee', token),
    [
      '[stack/callee] arn is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    '$LATEST as the alias of a function by ARN',
    ({ stack }) => LambdaFunction.fromArn(stack, 'callee', functionArn(CROSS, 'callee')).alias('$LATEST'),
    [
      '[stack/callee] alias is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave alias out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    'a function of another construct with a bad name',
    ({ stack, cross, callee }) =>
      LambdaFunction.fromResource(stack, 'other', { account: cross, resource: callee.resource, functionName: 'a b' }),
    [
      '[stack/other] functionName is not a name that AWS accepts: got "a b"; allowed: 1 to 64 letters, digits and _ -; change functionName',
    ],
  ],
  [
    'a function of another construct under another name',
    ({ stack, cross, callee }) =>
      LambdaFunction.fromResource(stack, 'other', { account: cross, resource: callee.resource, functionName: 'other' }),
    [
      '[stack/other] functionName is not that of the resource: got "other"; allowed: "callee"; write functionName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
