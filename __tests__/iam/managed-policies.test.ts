import { MANAGED_POLICY_NAMES, managedPolicyDocument } from '../../lib/iam/managed-policies';
import { parsePolicy } from '../../lib/iam/parse-policy';

/** What `parsePolicy` makes of a document written by hand. */
const parsed = (...Statement: readonly object[]) => {
  const reading = parsePolicy({ Version: '2012-10-17', Statement });
  return 'policy' in reading ? reading.policy : reading;
};

describe('AWS-managed policies', () => {
  test('the basic execution role writes logs and nothing else', () => {
    expect(managedPolicyDocument('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')).toEqual(
      parsed({
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: ['*'],
      }),
    );
  });

  test('AdministratorAccess allows everything', () => {
    expect(managedPolicyDocument('arn:aws:iam::aws:policy/AdministratorAccess')).toEqual(
      parsed({ Effect: 'Allow', Action: '*', Resource: '*' }),
    );
  });

  test('AWSDenyAll denies everything', () => {
    expect(managedPolicyDocument('arn:aws:iam::aws:policy/AWSDenyAll')).toEqual(
      parsed({ Effect: 'Deny', Action: '*', Resource: '*' }),
    );
  });

  test('PowerUserAccess allows all but identities, the organization and the account', () => {
    expect(managedPolicyDocument('arn:aws:iam::aws:policy/PowerUserAccess')).toEqual(
      parsed(
        { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: [
            'account:GetAccountInformation',
            'account:GetGovCloudAccountInformation',
            'account:GetPrimaryEmail',
            'account:ListRegions',
            'iam:CreateServiceLinkedRole',
            'iam:DeleteServiceLinkedRole',
            'iam:ListRoles',
            'organizations:DescribeEffectivePolicy',
            'organizations:DescribeOrganization',
          ],
          Resource: '*',
        },
      ),
    );
  });

  test('ReadOnlyAccess is stated for STS and Lambda and unknown for every other service', () => {
    expect(managedPolicyDocument('arn:aws:iam::aws:policy/ReadOnlyAccess')).toEqual(
      parsed(
        {
          Effect: 'Allow',
          Action: [
            'lambda:Get*',
            'lambda:List*',
            'sts:GetAccessKeyInfo',
            'sts:GetCallerIdentity',
            'sts:GetSessionToken',
          ],
          Resource: '*',
        },
        { Effect: 'Allow', NotAction: ['lambda:*', 'sts:*'], Resource: '*', Condition: null },
      ),
    );
  });

  test('resources lie in the partition of the policy', () => {
    expect(managedPolicyDocument('arn:aws-cn:iam::aws:policy/AWSLambdaExecute')).toEqual(
      parsed(
        { Effect: 'Allow', Action: 'logs:*', Resource: 'arn:aws-cn:logs:*:*:*' },
        { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws-cn:s3:::*' },
      ),
    );
    expect(managedPolicyDocument('arn:aws-us-gov:iam::aws:policy/AWSLambdaExecute')).not.toEqual(
      managedPolicyDocument('arn:aws:iam::aws:policy/AWSLambdaExecute'),
    );
  });

  test.each(MANAGED_POLICY_NAMES)('%s is a policy that AWS would accept', (name) => {
    expect(managedPolicyDocument(`arn:aws:iam::aws:policy/${name}`)?.open).toBe(false);
  });

  test.each([
    'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/service-role/AdministratorAccess',
    'arn:aws:iam::111111111111:policy/AdministratorAccess',
    'arn:aws:iam::aws:policy/AmazonS3FullAccess',
    'arn:azure:iam::aws:policy/AdministratorAccess',
    'arn:aws:iam::aws:policy/constructor',
    'AdministratorAccess',
    '',
  ])('nothing is said of %p', (arn) => {
    expect(managedPolicyDocument(arn)).toBeUndefined();
  });
});
