/** Rules about the policies of functions: every finding of each in one plan of real permissions, so that what looks alike is silent. */
import { CALLER, FUNCTIONS, functionWith, permissionsWith, statementsWith } from './function-plan';
import { found, reviewOfInventory } from './reviewed';

const BOTH_ACTIONS = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'];
const SNS = { Service: 'sns.amazonaws.com' };

// Prowler 5336: Alexa calls with the token of its skill.
describe('invoke-any-principal', () => {
  test('in a plan', () => {
    expect(permissionsWith('invoke-any-principal')).toEqual({
      any_fires: 'The policy of public allows lambda:InvokeFunction to everybody.',
      any_fires_url: 'The policy of public allows lambda:InvokeFunctionUrl to everybody.',
    });
  });

  const everybody = 'The policy of worker allows lambda:InvokeFunction to everybody.';
  const organization = { 'aws:PrincipalOrgID': 'o-1234567890' };

  test.each<[sentence: string, statements: readonly object[], expected: Readonly<Record<string, string>>]>([
    [
      'both actions of a statement are one finding',
      [{ Principal: '*', Action: BOTH_ACTIONS }],
      {
        '#0': 'The policy of worker allows lambda:InvokeFunctionUrl, lambda:InvokeFunction to everybody.',
      },
    ],
    [
      'fires where the condition is met without the key',
      [{ Principal: '*', Condition: { StringEqualsIfExists: organization } }],
      { '#0': everybody },
    ],
    ['fires for NotPrincipal', [{ NotPrincipal: { AWS: CALLER } }], { '#0': everybody }],
    [
      'fires for a source that may be any',
      [{ Principal: '*', Condition: { ArnLike: { 'aws:SourceArn': '*' } } }],
      { '#0': everybody },
    ],
    [
      'is silent for units of an organization',
      [
        {
          Principal: '*',
          Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1234567890/r-abcd/*' } },
        },
      ],
      {},
    ],
    [
      'is silent for a VPC endpoint',
      [{ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-12345678' } } }],
      {},
    ],
    [
      'is silent where a Deny keeps everybody else out',
      [{ Principal: '*' }, { Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: organization } }],
      {},
    ],
    [
      'fires where a Deny is about something else',
      [{ Principal: '*' }, { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      { '#0': everybody },
    ],
  ])('hand-made: %s', (_sentence, statements, expected) => {
    expect(statementsWith('invoke-any-principal', ...statements)).toEqual(expected);
  });
});

describe('service-without-source', () => {
  test('in a plan', () => {
    expect(permissionsWith('service-without-source')).toEqual({
      service_fires: 'The policy of sources lets in sns.amazonaws.com whichever account it acts for.',
      service_fires_bucket: 'The policy of sources lets in s3.amazonaws.com whichever account it acts for.',
    });
  });

  const sns = { '#0': 'The policy of worker lets in sns.amazonaws.com whichever account it acts for.' };

  // The provider takes no wildcard for the account of an ARN.
  test.each<[sentence: string, condition: object, expected: Readonly<Record<string, string>>]>([
    ['fires for any topic of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }, sns],
    ['fires for any source', { ArnLike: { 'aws:SourceArn': '*' } }, sns],
    [
      'fires where the condition is met without the key',
      { StringEqualsIfExists: { 'aws:SourceAccount': '222222222222' } },
      sns,
    ],
    ['is silent for any topic of an account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:222222222222:*' } }, {}],
    ['is silent for a topic by its name', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:*:events' } }, {}],
    [
      'is silent for any topic with an account',
      {
        ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' },
        StringEquals: { 'aws:SourceAccount': '222222222222' },
      },
      {},
    ],
    ['is silent for an organization of sources', { StringEquals: { 'aws:SourceOrgID': 'o-1234567890' } }, {}],
  ])('hand-made: %s', (_sentence, Condition, expected) => {
    expect(statementsWith('service-without-source', { Principal: SNS, Condition })).toEqual(expected);
  });

  test('hand-made: several services of a statement are one finding, without the one that is dead', () => {
    const Principal = { Service: ['sns.amazonaws.com', 'events.amazonaws.com', 'lambda.amazonaws.com'] };
    expect(statementsWith('service-without-source', { Principal })).toEqual({
      '#0': 'The policy of worker lets in sns.amazonaws.com, events.amazonaws.com whichever account it acts for.',
    });
    expect(statementsWith('dead-lambda-service-permission', { Principal })).toEqual({
      '#0': 'The policy of worker lets in lambda.amazonaws.com, which calls no function.',
    });
  });
});

test('s3-without-source-account', () => {
  expect(permissionsWith('s3-without-source-account')).toEqual({
    bucket_fires: 'The policy of sources lets in a bucket by its name, and does not ask whose it is.',
  });
});

test('dead-lambda-service-permission', () => {
  const dead = 'The policy of sources lets in lambda.amazonaws.com, which calls no function.';
  expect(permissionsWith('dead-lambda-service-permission')).toEqual({ lambda_fires: dead, lambda_fires_source: dead });
});

describe('organization-with-service', () => {
  test('in a plan', () => {
    expect(permissionsWith('organization-with-service')).toEqual({
      organization_fires:
        'The policy of sources asks sns.amazonaws.com for aws:PrincipalOrgID, which services do not have.',
    });
  });

  test('hand-made: with IfExists everybody gets in, and both rules tell', () => {
    const statement = {
      Principal: SNS,
      Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } },
    };
    expect(statementsWith('organization-with-service', statement)).toEqual({
      '#0': 'The policy of worker asks sns.amazonaws.com for aws:PrincipalOrgID, which services do not have.',
    });
    expect(statementsWith('service-without-source', statement)).toEqual({
      '#0': 'The policy of worker lets in sns.amazonaws.com whichever account it acts for.',
    });
  });

  test('hand-made: is silent for a Deny, which keeps services out too', () => {
    const Condition = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } };
    expect(statementsWith('organization-with-service', { Effect: 'Deny', Principal: SNS, Condition })).toEqual({});
  });
});

describe('function-policy-too-large', () => {
  test('in a plan', () => {
    expect(permissionsWith('function-policy-too-large')).toEqual({
      'aws_lambda_function.this["crowded"]': 'The policy of crowded has at least 21618 bytes; AWS takes 20480.',
    });
  });

  /** The statement as it is, with a Sid that makes the policy as long as asked. */
  const ofLength = (length: number) => {
    const statement = { Sid: '', Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'lambda:InvokeFunction' };
    const resource = `${FUNCTIONS}:worker`;
    const rest = JSON.stringify({ Version: '2012-10-17', Statement: { ...statement, Resource: resource } }).length;
    return reviewOfInventory(functionWith({ ...statement, Sid: 'a'.repeat(length - rest) }));
  };

  test('hand-made: AWS takes 20480 bytes and no more', () => {
    expect(found(ofLength(20_480), 'function-policy-too-large')).toEqual({});
    expect(found(ofLength(20_481), 'function-policy-too-large')).toEqual({
      [`${FUNCTIONS}:worker`]: `The policy of ${FUNCTIONS}:worker has at least 20481 bytes; AWS takes 20480.`,
    });
  });
});
