/** What is wrong with a grant of the URL of a function. */
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { TerraformStack } from 'cdktf';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { FunctionUrlGrant } from '../../lib/constructs/function-url-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { CROSS, functionArn, HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

/** Some properties of a grant, which may need what the scene holds. */
type Given = object | ((scene: Scene) => object);

const given = (props: Given, scene: Scene): object => (typeof props === 'function' ? props(scene) : props);

/** A grant across accounts, right but for what is given. */
const across =
  (props: Given) =>
  (scene: Scene): unknown => {
    const { stack, caller, callee } = scene;
    const wrong = given(props, scene);
    return new FunctionUrlGrant(stack, 'url', { caller, callee, acceptUnscopedInvoke: true, ...wrong });
  };

/** A grant within one account, right but for what is given. */
const within =
  (props: Given) =>
  (scene: Scene): unknown => {
    const { stack, caller, neighbour } = scene;
    return new FunctionUrlGrant(stack, 'url', { caller, callee: neighbour, ...given(props, scene) });
  };

/** The URL of a function. */
function urlOf(
  called: LambdaFunction,
  authorizationType = 'AWS_IAM',
  stack = TerraformStack.of(called),
  provider = called.account?.provider,
): LambdaFunctionUrl {
  return new LambdaFunctionUrl(stack, 'the-url', { provider, functionName: called.functionName, authorizationType });
}

const rows: readonly Row[] = [
  [
    'nothing said of the provider',
    across({ acceptUnscopedInvoke: undefined }),
    [
      '[stack/url] the permission for lambda:InvokeFunction can be tied to the function’s URL by AWS provider 6.28.0 or later only: got nothing; allowed: providerHasInvokedViaFunctionUrl: true, or acceptUnscopedInvoke: true; say that the provider is 6.28.0 or later, or accept a permission that lets the function be invoked without its URL too (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'both said of the provider',
    across({ providerHasInvokedViaFunctionUrl: true }),
    [
      '[stack/url] providerHasInvokedViaFunctionUrl and acceptUnscopedInvoke exclude each other: got both; allowed: one of providerHasInvokedViaFunctionUrl, acceptUnscopedInvoke; leave one of them out (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'neither accepted nor tied',
    across({ acceptUnscopedInvoke: false, providerHasInvokedViaFunctionUrl: false }),
    [
      '[stack/url] the permission for lambda:InvokeFunction can be tied to the function’s URL by AWS provider 6.28.0 or later only: got nothing; allowed: providerHasInvokedViaFunctionUrl: true, or acceptUnscopedInvoke: true; say that the provider is 6.28.0 or later, or accept a permission that lets the function be invoked without its URL too (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'a URL of an alias and of another function',
    across(({ stack, cross }) => ({
      url: new LambdaFunctionUrl(stack, 'the-url', {
        provider: cross.provider,
        functionName: 'other',
        qualifier: 'live',
        authorizationType: 'AWS_IAM',
      }),
    })),
    [
      '[stack/url] callee.function.functionName is not that of the resource: got "callee"; allowed: "other"; write callee.function.functionName as the resource has it: ARNs are computed from it at synth',
      '[stack/url] the qualifier of callee is not that of the resource: got ""; allowed: "live"; write the qualifier of callee as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a URL that is open to everybody',
    across(({ callee }) => ({ url: urlOf(callee, 'NONE') })),
    [
      '[stack/url] the URL is open to everybody: got "NONE"; allowed: a URL with authorizationType AWS_IAM; set authorizationType: a URL without signatures needs no grant, and keeps nobody out (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'a URL of the own account that is open to everybody',
    within(({ neighbour }) => ({ url: urlOf(neighbour, 'NONE') })),
    [
      '[stack/url] the URL is open to everybody: got "NONE"; allowed: a URL with authorizationType AWS_IAM; set authorizationType: a URL without signatures needs no grant, and keeps nobody out (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'the URL of a version',
    across(({ callee }) => ({ callee: { function: callee, qualifier: '7' } })),
    [
      '[stack/url] the qualifier of callee is not a name that AWS accepts: got "7"; allowed: an alias: a version has no URL; change the qualifier of callee (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'the URL of $LATEST',
    across(({ callee }) => ({ callee: { function: callee, qualifier: '$LATEST' } })),
    [
      '[stack/url] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias: a version has no URL; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'the URL of $LATEST within one account',
    within(({ neighbour }) => ({ callee: { function: neighbour, qualifier: '$LATEST' } })),
    [
      '[stack/url] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias: a version has no URL; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
  [
    'a principal within one account',
    within({ principal: 'role' }),
    [
      '[stack/url] principal is for two accounts, and both ends are in 111111111111: got "role"; allowed: ends in two accounts; leave it out: the caller\'s own policy is enough',
    ],
  ],
  [
    'an organization within one account',
    within({ principal: { organizationId: 'o-abcdefghij' } }),
    [
      '[stack/url] principal is for two accounts, and both ends are in 111111111111: got {"organizationId":"o-abcdefghij"}; allowed: ends in two accounts; leave it out: the caller\'s own policy is enough',
    ],
  ],
  [
    'a principal that does not exist',
    across({ principal: 'everyone' }),
    [
      "[stack/url] principal is none of the values it can have: got \"everyone\"; allowed: 'role', 'account' or { organizationId }; change principal",
    ],
  ],
  [
    'an organization id that is none',
    across({ principal: { organizationId: 'acme' } }),
    [
      '[stack/url] principal.organizationId is not a name that AWS accepts: got "acme"; allowed: o- and 10 to 32 lower-case letters and digits; change principal.organizationId',
    ],
  ],
  [
    'a variable for a URL that is not given',
    across({ environment: { functionUrl: 'CALLEE_URL' } }),
    [
      '[stack/url] environment.functionUrl has no value: got nothing; allowed: environment.functionUrl with url; pass the URL’s resource as url',
    ],
  ],
  [
    'a variable of a role',
    across(({ executionRole, callee }) => ({
      caller: executionRole,
      url: urlOf(callee),
      environment: { functionUrl: 'CALLEE_URL' },
    })),
    [
      '[stack/url] environment has no function of this app: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a LambdaFunction created here; leave environment out and set the variables where the function is created',
    ],
  ],
  [
    'a variable of a function that exists already',
    across(({ stack, executionRole, callee }) => ({
      caller: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known'), { role: executionRole }),
      url: urlOf(callee),
      environment: { functionUrl: 'CALLEE_URL' },
    })),
    [
      '[stack/url] environment has no function of this app: got the function arn:aws:lambda:us-east-1:111111111111:function:known, which exists already, as caller; allowed: a caller that is a LambdaFunction created here; leave environment out and set the variables where the function is created',
    ],
  ],
  [
    'a variable with a name that Lambda refuses',
    across(({ callee }) => ({ url: urlOf(callee), environment: { functionUrl: 'callee-url' } })),
    [
      '[stack/url] environment variable "callee-url" is not a name that AWS accepts: got "callee-url"; allowed: a letter, then letters, digits and _; change environment variable "callee-url"',
    ],
  ],
  [
    'a URL of another stack than the variable',
    across(({ stack, callee }) => {
      const far = new TerraformStack(stack.node.root, 'far');
      const { provider } = new AwsAccount(far, 'cross', { accountId: CROSS, region: 'us-east-1' });
      return { url: urlOf(callee, 'AWS_IAM', far, provider), environment: { functionUrl: 'CALLEE_URL' } };
    }),
    [
      '[stack/url] the URL is a resource of another stack: got a resource of far; allowed: a resource of stack; leave url out, and pass the URL on yourself',
    ],
  ],
  [
    'onlyFromFunction of a role',
    across(({ executionRole }) => ({ caller: executionRole, onlyFromFunction: true })),
    [
      '[stack/url] onlyFromFunction has no function: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a function; pass the function as caller instead of its role',
    ],
  ],
  [
    'a caller without a role',
    across(({ stack }) => ({ caller: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known')) })),
    [
      '[stack/url] caller has no role: got nothing; allowed: a caller with a role; pass the role of the function to LambdaFunction.fromArn or fromResource',
    ],
  ],
  [
    'a function of China',
    across(({ stack }) => ({
      callee: LambdaFunction.fromArn(stack, 'far', `arn:aws-cn:lambda:cn-north-1:${CROSS}:function:far`),
    })),
    [
      '[stack/url] callee lies in another partition: got arn:aws-cn:lambda:cn-north-1:222222222222:function:far; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a function of the US government, which has an account of the same id',
    within(({ stack }) => ({
      callee: LambdaFunction.fromArn(stack, 'far', `arn:aws-us-gov:lambda:us-gov-west-1:${HOME}:function:far`),
    })),
    [
      '[stack/url] callee lies in another partition: got arn:aws-us-gov:lambda:us-gov-west-1:111111111111:function:far; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'the same caller and URL twice',
    (scene) => [
      across({})(scene),
      new FunctionUrlGrant(scene.stack, 'again', {
        caller: scene.caller,
        callee: scene.callee,
        acceptUnscopedInvoke: true,
      }),
    ],
    [
      '[stack/again] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role calls the URL of arn:aws:lambda:us-east-1:222222222222:function:callee, also at stack/url; allowed: one grant for each caller and target; delete one of the grants, or put the options of both into one',
      '[stack/again] two permissions of one function have one statement id: got "InvokeFunctionUrl-caller-role-111111111111-d5d08e0d", also at stack/url; allowed: one permission for each statement id of a function and qualifier; change one statementId: AWS refuses the second and Terraform retries for five minutes',
      '[stack/again] two permissions of one function have one statement id: got "InvokeFunction-caller-role-111111111111-c9d005f8", also at stack/url; allowed: one permission for each statement id of a function and qualifier; change one statementId: AWS refuses the second and Terraform retries for five minutes',
    ],
  ],
  [
    'all that is wrong with a grant across accounts',
    across(({ executionRole, callee }) => ({
      caller: executionRole,
      callee: { function: callee, qualifier: '7' },
      principal: 'everyone',
      onlyFromFunction: true,
      providerHasInvokedViaFunctionUrl: true,
      environment: { functionUrl: 'CALLEE_URL' },
    })),
    [
      '[stack/url] onlyFromFunction has no function: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a function; pass the function as caller instead of its role',
      '[stack/url] environment has no function of this app: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a LambdaFunction created here; leave environment out and set the variables where the function is created',
      '[stack/url] the qualifier of callee is not a name that AWS accepts: got "7"; allowed: an alias: a version has no URL; change the qualifier of callee (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
      "[stack/url] principal is none of the values it can have: got \"everyone\"; allowed: 'role', 'account' or { organizationId }; change principal",
      '[stack/url] providerHasInvokedViaFunctionUrl and acceptUnscopedInvoke exclude each other: got both; allowed: one of providerHasInvokedViaFunctionUrl, acceptUnscopedInvoke; leave one of them out (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
      '[stack/url] environment.functionUrl has no value: got nothing; allowed: environment.functionUrl with url; pass the URL’s resource as url',
    ],
  ],
  [
    'all that is wrong with a grant within one account',
    within(({ neighbour }) => ({
      callee: { function: neighbour, qualifier: '$LATEST' },
      principal: 'account',
      url: urlOf(neighbour, 'NONE'),
    })),
    [
      '[stack/url] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias: a version has no URL; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
      '[stack/url] principal is for two accounts, and both ends are in 111111111111: got "account"; allowed: ends in two accounts; leave it out: the caller\'s own policy is enough',
      '[stack/url] the URL is open to everybody: got "NONE"; allowed: a URL with authorizationType AWS_IAM; set authorizationType: a URL without signatures needs no grant, and keeps nobody out (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    ],
  ],
];

test.each(rows)('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
