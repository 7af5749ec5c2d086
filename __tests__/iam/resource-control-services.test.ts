import { isCoveredByResourceControlPolicies, RESOURCE_CONTROL_SERVICES } from '../../lib/iam/resource-control-services';

describe('resource control policies', () => {
  test.each(['sts:AssumeRole', 'sts:*', 'STS:assumerole', 's3:GetObject', 'kms:Decrypt', 'sqs:SendMessage'])(
    'reach %s',
    (action) => {
      expect(isCoveredByResourceControlPolicies(action)).toBe(true);
    },
  );

  test.each(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'sns:Publish', 'iam:PassRole', 'stsx:A', '*', ''])(
    'do not reach %p',
    (action) => {
      expect(isCoveredByResourceControlPolicies(action)).toBe(false);
    },
  );

  test('name each service once, in order', () => {
    expect(RESOURCE_CONTROL_SERVICES).toEqual([...new Set(RESOURCE_CONTROL_SERVICES)].sort());
  });
});
