/** What must tie a permission for a service to one source: its ARN, its account, its token. */
import { servicePrincipal } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { CROSS, HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

/** A trigger of a service, which may need what the scene holds. */
function push(service: string, source: object | ((scene: Scene) => object) = {}): (scene: Scene) => unknown {
  return (scene) =>
    new PushTrigger(scene.stack, 'push', {
      callee: scene.caller,
      source: servicePrincipal({ service, ...(typeof source === 'function' ? source(scene) : source) }),
    });
}

const arn = (service: string, resource: string, accountId = HOME, region = 'us-east-1'): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

const BUCKET = 'arn:aws:s3:::orders';

const rows: readonly Row[] = [
  [
    'a bucket without its account',
    push('s3.amazonaws.com', { sourceArn: BUCKET }),
    [
      '[stack/push] the source’s account is not given: S3 event notification: got nothing; allowed: the id of the account, 12 digits; set sourceAccount: the ARN names no account, and a resource of that name in another one could call the function (https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html)',
    ],
  ],
  [
    'S3 without anything',
    push('s3.amazonaws.com'),
    [
      '[stack/push] the source’s account is not given: S3 event notification: got nothing; allowed: the id of the account, 12 digits; set sourceAccount: the ARN names no account, and a resource of that name in another one could call the function (https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html)',
    ],
  ],
  [
    'a Config rule without its account',
    push('config.amazonaws.com', { sourceArn: arn('config', 'config-rule/config-rule-abc') }),
    [
      '[stack/push] the source’s account is not given: AWS Config custom rule: got nothing; allowed: the id of the account, 12 digits; set sourceAccount, which AWS’s instructions for this source ask for besides the ARN (https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html)',
    ],
  ],
  [
    'a secret without its account',
    push('secretsmanager.amazonaws.com', { sourceArn: arn('secretsmanager', 'secret:orders-AbCdEf') }),
    [
      '[stack/push] the source’s account is not given: Secrets Manager rotation: got nothing; allowed: the id of the account, 12 digits; set sourceAccount, which AWS’s instructions for this source ask for besides the ARN (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html)',
    ],
  ],
  [
    'an Alexa skill without its token',
    push('alexa-appkit.amazon.com'),
    [
      '[stack/push] the token of the source is not given: Alexa skill: got nothing; allowed: eventSourceToken; set the id of the skill (https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html)',
    ],
  ],
  [
    'a smart home skill with an account in place of its token',
    push('alexa-connectedhome.amazon.com', { sourceAccount: HOME }),
    [
      '[stack/push] the token of the source is not given: Alexa smart home skill: got nothing; allowed: eventSourceToken; set the id of the skill (https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html)',
    ],
  ],
  [
    'Cognito without a source',
    push('cognito-idp.amazonaws.com'),
    [
      '[stack/push] the permission for cognito-idp.amazonaws.com is tied to no account: got nothing; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'IoT with a token alone',
    push('iot.amazonaws.com', { eventSourceToken: 'abc' }),
    [
      '[stack/push] the permission for iot.amazonaws.com is tied to no account: got nothing; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'SNS without a source',
    push('sns.amazonaws.com'),
    [
      '[stack/push] the permission for sns.amazonaws.com is tied to no account: got nothing; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'a rule of any account whose name is known only after apply',
    ({ stack, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: caller,
        statementId: 'Rule',
        source: servicePrincipal({
          service: 'iot.amazonaws.com',
          sourceArn: arn('iot', 'rule/${local.rule}', '*'),
        }),
      }),
    [
      '[stack/push] the permission for iot.amazonaws.com is tied to no account: got "arn:aws:iot:us-east-1:*:rule/${local.rule}"; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'a service without a row and a source',
    push('lex.amazonaws.com'),
    [
      '[stack/push] the permission for lex.amazonaws.com is tied to no account: got nothing; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'an account of eleven digits',
    push('lex.amazonaws.com', { sourceAccount: '12345678901' }),
    [
      '[stack/push] sourceAccount is not an AWS account id: got "12345678901"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'an account that is a variable',
    push('lex.amazonaws.com', ({ token }) => ({ sourceAccount: token })),
    [
      '[stack/push] sourceAccount is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a token with a slash',
    push('alexa-appkit.amazon.com', { eventSourceToken: 'amzn1/ask' }),
    [
      '[stack/push] eventSourceToken is not a name that AWS accepts: got "amzn1/ask"; allowed: 1 to 256 letters, digits and . _ -; change eventSourceToken',
    ],
  ],
  [
    'an empty token',
    push('alexa-appkit.amazon.com', { eventSourceToken: '' }),
    [
      '[stack/push] eventSourceToken is not a name that AWS accepts: got ""; allowed: 1 to 256 letters, digits and . _ -; change eventSourceToken',
    ],
  ],
  [
    'a source that is no ARN',
    push('iot.amazonaws.com', { sourceArn: 'rule/orders' }),
    [
      '[stack/push] the permission for iot.amazonaws.com is tied to no account: got "rule/orders"; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
      '[stack/push] sourceArn is not the ARN that is needed here: got "rule/orders"; allowed: arn:{partition}:iot:{region}:{accountId}:rule/{ruleName}; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'an empty ARN',
    push('iot.amazonaws.com', { sourceArn: '' }),
    [
      '[stack/push] the permission for iot.amazonaws.com is tied to no account: got ""; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
      '[stack/push] sourceArn is not the ARN that is needed here: got ""; allowed: arn:{partition}:iot:{region}:{accountId}:rule/{ruleName}; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'an ARN of every account',
    push('iot.amazonaws.com', { sourceArn: arn('iot', 'rule/orders', '*') }),
    [
      '[stack/push] the permission for iot.amazonaws.com is tied to no account: got "arn:aws:iot:us-east-1:*:rule/orders"; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'an ARN of ten accounts',
    push('sns.amazonaws.com', { sourceArn: arn('sns', 'orders', '11111111111?') }),
    [
      '[stack/push] the permission for sns.amazonaws.com is tied to no account: got "arn:aws:sns:us-east-1:11111111111?:orders"; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'an ARN without an account',
    push('lex.amazonaws.com', { sourceArn: arn('lex', 'bot/orders', '') }),
    [
      '[stack/push] the permission for lex.amazonaws.com is tied to no account: got "arn:aws:lex:us-east-1::bot/orders"; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'an ARN of every account beside a token',
    push('cognito-idp.amazonaws.com', { sourceArn: arn('cognito-idp', 'userpool/a', '*'), eventSourceToken: 'abc' }),
    [
      '[stack/push] the permission for cognito-idp.amazonaws.com is tied to no account: got "arn:aws:cognito-idp:us-east-1:*:userpool/a"; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
    ],
  ],
  [
    'an ARN of another account than the one beside it',
    push('iot.amazonaws.com', { sourceArn: arn('iot', 'rule/orders'), sourceAccount: CROSS }),
    [
      '[stack/push] sourceArn is of another account than sourceAccount, so that no request meets both: got arn:aws:iot:us-east-1:111111111111:rule/orders and 222222222222; allowed: one account in both; correct one of them, or leave sourceAccount out',
    ],
  ],
  [
    'an ARN of another account than the one beside it, of a service without a row',
    push('lex.amazonaws.com', { sourceArn: arn('lex', 'bot/orders', CROSS), sourceAccount: HOME }),
    [
      '[stack/push] sourceArn is of another account than sourceAccount, so that no request meets both: got arn:aws:lex:us-east-1:222222222222:bot/orders and 111111111111; allowed: one account in both; correct one of them, or leave sourceAccount out',
    ],
  ],
  [
    'a rule as the user pool that calls',
    push('cognito-idp.amazonaws.com', { sourceArn: arn('iot', 'rule/orders') }),
    [
      '[stack/push] sourceArn is not the ARN that is needed here: got "arn:aws:iot:us-east-1:111111111111:rule/orders"; allowed: arn:{partition}:cognito-idp:{region}:{accountId}:userpool/{userPoolId}; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a queue as the topic that calls',
    push('sns.amazonaws.com', { sourceArn: arn('sqs', 'orders') }),
    [
      '[stack/push] sourceArn is not the ARN that is needed here: got "arn:aws:sqs:us-east-1:111111111111:orders"; allowed: arn:{partition}:sns:{region}:{accountId}:{topicName}; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the definition of an API in place of what is called of it',
    push('apigateway.amazonaws.com', { sourceArn: arn('apigateway', '/restapis/a1', ''), sourceAccount: HOME }),
    [
      '[stack/push] sourceArn is not the ARN that is needed here: got "arn:aws:apigateway:us-east-1::/restapis/a1"; allowed: arn:{partition}:execute-api:{region}:{accountId}:{apiId}/{stage}/{method}{path}; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a topic as the bucket that calls',
    push('s3.amazonaws.com', { sourceArn: arn('sns', 'orders'), sourceAccount: HOME }),
    [
      '[stack/push] sourceArn is not the ARN that is needed here: got "arn:aws:sns:us-east-1:111111111111:orders"; allowed: arn:{partition}:s3:::{bucketName}; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'an organization beside a service',
    push('s3.amazonaws.com', { sourceArn: BUCKET, sourceAccount: CROSS, organizationId: 'o-abcdefghij' }),
    [
      '[stack/push] an organization does not narrow a permission for a service: got "o-abcdefghij"; allowed: sourceArn and sourceAccount; leave it out: a request that a service makes carries no aws:PrincipalOrgID (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid)',
    ],
  ],
  [
    'an organization in place of a source, as Terraform writes it',
    push('lex.amazonaws.com', { principalOrgId: 'o-abcdefghij' }),
    [
      '[stack/push] the permission for lex.amazonaws.com is tied to no account: got nothing; allowed: a sourceArn that names its account, or sourceAccount; set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html)',
      '[stack/push] an organization does not narrow a permission for a service: got "o-abcdefghij"; allowed: sourceArn and sourceAccount; leave it out: a request that a service makes carries no aws:PrincipalOrgID (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid)',
    ],
  ],
  [
    'an ARN that is a variable, and no statementId',
    push('iot.amazonaws.com', ({ token }) => ({ sourceArn: token })),
    [
      '[stack/push] sourceArn is known only after apply, and statementId is not given: got nothing; allowed: a statementId with such an ARN; set statementId: the id of the permission is made from the ARN',
    ],
  ],
];

test.each(rows)('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
