import { policyDocument } from '../../lib/iam/policy-document';
import { subscribeStatement } from '../../lib/policies/topic-subscription';

const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
const TOPIC = 'arn:aws:sns:us-east-1:111111111111:orders';
const ACCOUNT = { accountId: '222222222222', partition: 'aws' };

// https://docs.aws.amazon.com/lambda/latest/dg/with-sns-create-package.html, https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
test.each([
  ['the standard partition', ACCOUNT, FUNCTION, TOPIC, 'arn:aws:iam::222222222222:root'],
  [
    'China',
    { accountId: '222222222222', partition: 'aws-cn' },
    'arn:aws-cn:lambda:cn-north-1:222222222222:function:worker',
    'arn:aws-cn:sns:cn-north-1:111111111111:orders',
    'arn:aws-cn:iam::222222222222:root',
  ],
  ['an alias', ACCOUNT, `${FUNCTION}:live`, TOPIC, 'arn:aws:iam::222222222222:root'],
])('the account of a function may subscribe the function, and nothing else: %s', (...row) => {
  const [, account, functionArn, topicArn, principal] = row;
  expect(policyDocument([subscribeStatement(account, functionArn, topicArn)])).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: expect.stringMatching(/^SubscribeFrom222222222222[0-9a-f]{8}$/),
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sns:Subscribe',
        Resource: topicArn,
        Condition: { StringEquals: { 'sns:Endpoint': functionArn, 'sns:Protocol': 'lambda' } },
      },
    ],
  });
});

test('two functions of one account have statements of their own, and one function has one', () => {
  const sids = [FUNCTION, `${FUNCTION}:live`, `${FUNCTION}2`, FUNCTION].map(
    (functionArn) => subscribeStatement(ACCOUNT, functionArn, TOPIC).sid,
  );
  expect(new Set(sids).size).toBe(3);
  expect(sids[3]).toBe(sids[0]);
});
