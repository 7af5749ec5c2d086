/** Rules about what a function's policy gives to callers, in the plan of functions; and about who writes the policy. */
import { CALLER, FUNCTIONS, functionWith, permissionsWith, statementsWith } from './function-plan';
import { found, reviewOfInventory, reviewOfJson } from './reviewed';

const URL_CALL = {
  Action: 'lambda:InvokeFunctionUrl',
  Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
};
const VIA_URL = { Action: 'lambda:InvokeFunction', Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } };

describe('invoke-whole-account', () => {
  test('in a plan', () => {
    const everybody =
      'The policy of shared lets in every principal of account 111111111111, of which the input knows CALLER to call.';
    expect(permissionsWith('invoke-whole-account')).toEqual({
      account_fires: everybody,
      account_fires_number: everybody,
    });
  });

  const root = { Principal: { AWS: 'arn:aws:iam::111111111111:root' } };
  const role = (arn: string) => ({
    arn,
    trustPolicy: { Version: '2012-10-17', Statement: [] },
    identityPolicies: [
      {
        name: 'invoke',
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `${FUNCTIONS}:worker` },
        },
      },
    ],
  });
  const reviewed = (condition: object, more: object = {}) =>
    found(
      reviewOfInventory({
        ...functionWith({ ...root, ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }) }),
        roles: [role(CALLER), role(`${CALLER}-2`), role('arn:aws:iam::333333333333:role/stranger')],
        ...more,
      }),
      'invoke-whole-account',
    );

  test('hand-made: counts the callers of the account', () => {
    expect(reviewed({})).toEqual({
      [`${FUNCTIONS}:worker #0`]: `The policy of ${FUNCTIONS}:worker lets in every principal of account 111111111111, of which the input knows ${CALLER} and 1 more to call.`,
    });
  });

  // Checkov 7209: the account with a condition on aws:PrincipalArn is as narrow as the role.
  test.each<[sentence: string, condition: object]>([
    ['roles by their names', { ArnLike: { 'aws:PrincipalArn': `${CALLER}*` } }],
    ['principals by their tags', { StringEquals: { 'aws:PrincipalTag/team': 'orders' } }],
  ])('hand-made: is silent for %s', (_sentence, condition) => {
    expect(reviewed(condition)).toEqual({});
  });

  test("hand-made: is silent for the function's own account, of which a role calls", () => {
    const own = { ...root, Principal: { AWS: 'arn:aws:iam::222222222222:root' } };
    const inventory = { ...functionWith(own), roles: [role('arn:aws:iam::222222222222:role/caller')] };
    expect(found(reviewOfInventory(inventory), 'invoke-whole-account')).toEqual({});
  });

  test('hand-made: is silent where a manifest declares the account', () => {
    const access = {
      principal: CALLER,
      breadth: 'account',
      action: 'lambda:InvokeFunction',
      resource: `${FUNCTIONS}:worker`,
      via: 'resourcePolicy',
      conditions: {},
      side: 'both',
    };
    expect(reviewed({}, { declared: { schemaVersion: 1, accesses: [access] } })).toEqual({});
  });
});

// KICS 75ec6890 asks for lambda:InvokeFunction alone, and finds the URL's action too wide.
describe('permission-action-too-wide', () => {
  test('in a plan', () => {
    expect(permissionsWith('permission-action-too-wide')).toEqual({
      action_fires: 'The policy of wide allows lambda:GetFunction to CALLER.',
      action_fires_every: 'The policy of wide allows lambda:* to CALLER.',
    });
  });

  test('hand-made: several actions and principals of a statement are one finding, without those that call', () => {
    const Action = ['lambda:Invoke*', 'lambda:InvokeFunction', 'lambda:GetFunction', 'lambda:UpdateFunctionCode'];
    const Principal = { AWS: [CALLER, 'arn:aws:iam::111111111111:root'] };
    expect(statementsWith('permission-action-too-wide', { Principal, Action })).toEqual({
      '#0': `The policy of worker allows lambda:GetFunction, lambda:UpdateFunctionCode to ${CALLER}, arn:aws:iam::111111111111:root.`,
    });
  });

  test('hand-made: is silent for a service, which reads no code', () => {
    const Condition = { StringEquals: { 'aws:SourceAccount': '111111111111' } };
    const statement = { Principal: { Service: 'config.amazonaws.com' }, Action: 'lambda:GetFunction', Condition };
    expect(statementsWith('permission-action-too-wide', statement)).toEqual({});
  });

  test('hand-made: fires for all but some actions', () => {
    expect(
      statementsWith('permission-action-too-wide', {
        Principal: { AWS: CALLER },
        Action: undefined,
        NotAction: 'lambda:DeleteFunction',
      }),
    ).toEqual({
      '#0': `The policy of worker allows all but lambda:DeleteFunction to ${CALLER}.`,
    });
  });
});

test('function-url-public', () => {
  expect(permissionsWith('function-url-public')).toEqual({
    'aws_lambda_function_url.open': 'The URL of open lets in everybody without a signature.',
  });
});

describe('function-url-half', () => {
  test('in a plan', () => {
    expect(permissionsWith('function-url-half')).toEqual({
      half_fires: 'The policy of signed allows lambda:InvokeFunctionUrl to CALLER, but not lambda:InvokeFunction.',
      half_fires_service:
        'The policy of signed allows lambda:InvokeFunctionUrl to cloudfront.amazonaws.com, but not lambda:InvokeFunction.',
    });
  });

  // Provider 5.100.0 has no invoked_via_function_url.
  test('hand-made: the other half, and both', () => {
    const Principal = { AWS: CALLER };
    expect(statementsWith('function-url-half', { Principal, ...VIA_URL })).toEqual({
      '#0': `The policy of worker allows lambda:InvokeFunction to ${CALLER}, but not lambda:InvokeFunctionUrl.`,
    });
    expect(statementsWith('function-url-half', { Principal, ...VIA_URL }, { Principal, ...URL_CALL })).toEqual({});
    expect(statementsWith('function-url-half', { Principal, Action: 'lambda:*' })).toEqual({});
  });
});

test('permission-on-latest', () => {
  expect(permissionsWith('permission-on-latest')).toEqual({
    latest_fires: 'The permission for arn:aws:iam::111111111111:role/other is on latest:$LATEST, which has no policy.',
    latest_fires_unqualified:
      'The policy of versioned lets in CALLER, which may call versioned:live, versioned:1 alone.',
  });
});

/** A plan that creates these resources in the account of the functions. */
function planOf(resources: Readonly<Record<string, object>>): string {
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: Object.entries(resources).map(([address, after]) => ({
      address,
      mode: 'managed',
      type: address.split('.')[0],
      provider_name: 'registry.terraform.io/hashicorp/aws',
      change: { actions: ['create'], before: null, after, after_unknown: {} },
    })),
  });
}

// Provider 5.100.0 has no aws_lambda_resource_policy.
describe('hand-made: permission-and-resource-policy', () => {
  const WORKER = `${FUNCTIONS}:worker`;
  const lambda = { arn: WORKER, function_name: 'worker', role: 'arn:aws:iam::222222222222:role/runner' };
  const permission = {
    statement_id: 'Permission',
    action: 'lambda:InvokeFunction',
    function_name: WORKER,
    principal: 'sns.amazonaws.com',
  };
  const whole = (resource_arn: string) => ({
    resource_arn,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Whole', Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: resource_arn },
      ],
    }),
  });
  const resources = (resource_arn: string) => ({
    'aws_lambda_function.worker': lambda,
    'aws_lambda_permission.one': permission,
    'aws_lambda_permission.two': { ...permission, statement_id: 'Two' },
    'aws_lambda_resource_policy.worker': whole(resource_arn),
  });

  test('fires for both on one function, whose permissions may be gone', () => {
    const review = reviewOfJson(planOf(resources(WORKER)));
    expect(found(review, 'permission-and-resource-policy')).toEqual({
      'aws_lambda_resource_policy.worker': `The policy of ${WORKER} is written as a whole and by aws_lambda_permission.one, aws_lambda_permission.two.`,
    });
    expect(found(review, 'service-without-source')).toEqual({});
    expect(found(review, 'invoke-any-principal')).toEqual({
      'aws_lambda_resource_policy.worker Whole': `The policy of ${WORKER} allows lambda:InvokeFunction to everybody.`,
    });
  });

  test('is silent for an alias beside the function', () => {
    const review = reviewOfJson(planOf(resources(`${WORKER}:live`)));
    expect(found(review, 'permission-and-resource-policy')).toEqual({});
    const everySource = `The policy of ${WORKER} lets in sns.amazonaws.com whichever account it acts for.`;
    expect(found(review, 'service-without-source')).toEqual({
      'aws_lambda_permission.one Permission': everySource,
      'aws_lambda_permission.two Two': everySource,
    });
  });
});
