/** Rules about what roles and users may do: every finding of each in one plan of real roles, so that what looks alike is silent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANS } from '../../scripts/plans/plan-sources';
import { CALLER, FUNCTIONS, functionAt, permissionsWith } from './function-plan';
import { found, reviewOfInventory, reviewOfJson, reviewOfPlan } from './reviewed';

const HOME = 'arn:aws:iam::111111111111';
const ROLES = 'arn:aws:iam::222222222222:role';
const review = reviewOfPlan('review/identity/create');

/** Every finding of a rule by the name of its role, or by the address of what stands alone; the first statement is not told. */
function holdersWith(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found(review, rule)).map(([place, evidence]) => {
      const [, name = place, statement = ''] = /^aws_iam_role_policy\.\w+\["(.*)"\](?: #0)?( #\d+)?$/.exec(place) ?? [];
      return [
        `${name}${statement}`,
        evidence.replace(`${HOME}:role/${name}`, 'ROLE').replace(`${ROLES}/${name}`, 'ROLE'),
      ];
    }),
  );
}

/** A role of the callers' account with these statements; it takes part in an access where `reader` lets it in. */
function callerWith(...statements: readonly object[]) {
  return {
    roles: [
      {
        arn: CALLER,
        trustPolicy: { Version: '2012-10-17', Statement: [] },
        identityPolicies: [
          {
            name: 'inline',
            document: {
              Version: '2012-10-17',
              Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
            },
          },
        ],
      },
      {
        arn: `${ROLES}/reader`,
        trustPolicy: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: CALLER } },
        },
      },
    ],
  };
}

describe('assume-any-role', () => {
  test('in a plan', () => {
    expect(holdersWith('assume-any-role')).toEqual({
      'role-fires': 'ROLE may sts:AssumeRole on *.',
      'role-fires-pattern': 'ROLE may sts:Assume* on arn:aws:iam::*:role/*.',
      'role-fires-all-but': 'ROLE may sts:AssumeRole on all but arn:aws:iam::333333333333:role/*.',
      'role-fires-if-exists': 'ROLE may sts:AssumeRole on *.',
      'role-fires-some-denied': 'ROLE may sts:AssumeRole on *.',
      'aws_iam_user_policy.fires #0': `${HOME}:user/user-fires may sts:AssumeRole on *.`,
    });
  });

  test.each([
    ['*', true],
    ['arn:aws:iam::*', true],
    ['arn:*:*:*:*:*', true],
    ['arn:aws:iam::*:*', true],
    ['arn:aws:iam::*:role*', true],
    ['arn:aws:iam::1111*:role/*', true],
    ['arn:aws:s3:::*', false],
    ['arn:aws:iam::*:user/*', false],
    ['arn:aws:iam::*:role/team/*', false],
    ['arn:aws:iam::111111111111:*', false],
  ])('hand-made: %s is every role: %s', (Resource, isAny) => {
    const given = found(reviewOfInventory(callerWith({ Action: 'sts:AssumeRole', Resource })), 'assume-any-role');
    expect(given).toEqual(isAny ? { [`${CALLER} #0`]: `${CALLER} may sts:AssumeRole on ${Resource}.` } : {});
  });
});

test('hand-made: assume-any-role is silent where the conditions are not known', () => {
  const statement = { Action: 'sts:AssumeRole', Condition: null };
  expect(found(reviewOfInventory(callerWith(statement)), 'assume-any-role')).toEqual({});
});

describe('invoke-any-function', () => {
  test('in a plan', () => {
    expect(holdersWith('invoke-any-function')).toEqual({
      'function-fires': 'ROLE may lambda:InvokeFunction on *.',
      'function-fires-account': 'ROLE may lambda:Invoke* on arn:aws:lambda:us-east-1:111111111111:function:*.',
      'function-fires-service': 'ROLE may lambda:InvokeFunction on arn:aws:lambda:*.',
      'aws_iam_user_policy.fires #0': `${HOME}:user/user-fires may lambda:InvokeFunction on *.`,
    });
  });

  const LAMBDA = 'arn:aws:lambda:us-east-1:111111111111';

  test.each([
    [`${LAMBDA}:*`, true],
    [`${LAMBDA}:function*`, true],
    [`${LAMBDA}:function:*:live`, true],
    [`${LAMBDA}:layer:*`, false],
    [`${LAMBDA}:function:worker:*`, false],
    [`${LAMBDA}:function:*-worker`, false],
  ])('hand-made: %s is every function: %s', (Resource, isAny) => {
    const statement = { Action: 'lambda:InvokeFunction', Resource };
    const given = found(reviewOfInventory(callerWith(statement)), 'invoke-any-function');
    expect(given).toEqual(isAny ? { [`${CALLER} #0`]: `${CALLER} may lambda:InvokeFunction on ${Resource}.` } : {});
  });
});

describe('identity-wildcard-service', () => {
  test('in a plan', () => {
    expect(holdersWith('identity-wildcard-service')).toEqual({
      'service-fires #1': 'ROLE may lambda:*.',
      'service-fires-star': 'ROLE may *.',
      'service-fires-all-but #1': 'ROLE may all but iam:*.',
      'aws_iam_role_policy.runner #0': `${HOME}:role/runner may lambda:*.`,
      'aws_iam_role_policy_attachment.administrator #0': `${HOME}:role/managed-fires may *.`,
    });
  });

  const ASSUME = { Action: 'sts:AssumeRole', Resource: `${ROLES}/reader` };

  test.each<[sentence: string, statement: object, wildcards: string | undefined]>([
    ['both services', { Action: ['STS:*', 'lambda:*'] }, 'STS:*, lambda:*'],
    ['all but a part of one', { Action: undefined, NotAction: ['sts:*', 'lambda:Get*'] }, 'all but sts:*, lambda:Get*'],
    [
      'all resources but one',
      { Action: 'lambda:*', Resource: undefined, NotResource: `${FUNCTIONS}:worker` },
      'lambda:*',
    ],
    ['a part of a service', { Action: ['lambda:A*', 'sts:A*'] }, undefined],
    ['another service', { Action: 'lambda-edge:*' }, undefined],
  ])('hand-made: %s', (_sentence, statement, wildcards) => {
    const given = found(reviewOfInventory(callerWith(ASSUME, statement)), 'identity-wildcard-service');
    expect(given).toEqual(wildcards === undefined ? {} : { [`${CALLER} #1`]: `${CALLER} may ${wildcards}.` });
  });
});

test('hand-made: identity-wildcard-service is silent for a role that the other account does not let in', () => {
  const [caller] = callerWith({ Action: 'lambda:*', Resource: `${FUNCTIONS}:worker` }).roles;
  const reviewed = (principal: string) =>
    found(
      reviewOfInventory({ roles: [caller], ...functionAt('', { Principal: { AWS: principal } }) }),
      'identity-wildcard-service',
    );
  expect(reviewed('arn:aws:iam::333333333333:role/other')).toEqual({});
  expect(reviewed(CALLER)).toEqual({ [`${CALLER} #0`]: `${CALLER} may lambda:*.` });
});

// KICS 0ca1017d asks for NAME and NAME:*, which is as wide as both; each by itself is meant in most policies.
describe('qualifier-mismatch', () => {
  test('in a plan', () => {
    expect(permissionsWith('qualifier-mismatch')).toEqual({
      'aws_iam_role_policy.caller Begun': 'CALLER may call begun*: begun and every function whose name begins so.',
      'aws_iam_role_policy.caller Aliased': 'CALLER may call aliased, but is let in at aliased:live alone.',
    });
  });

  const INVOKE = 'lambda:InvokeFunction';
  const account = { AWS: 'arn:aws:iam::111111111111:root' };
  const worker = (qualifier: string, Principal: object) => functionAt(qualifier, { Principal });

  test.each<
    [sentence: string, resource: readonly string[], letIn: string, principal: object, expected: string | undefined]
  >([
    ['another version than the account is let in at', ['worker:1'], 'live', account, 'worker:1'],
    ['all versions and aliases, of which one is let in', ['worker:*'], 'live', account, undefined],
    ['one beside the other', ['worker', 'worker:live'], 'live', account, undefined],
    ['another function', ['other'], 'live', account, undefined],
    ['a function that lets somebody else in', ['worker'], 'live', { AWS: 'arn:aws:iam::333333333333:root' }, undefined],
  ])('hand-made: %s', (_sentence, resources, letIn, principal, expected) => {
    const Resource = resources.map((name) => `${FUNCTIONS}:${name}`);
    const given = reviewOfInventory({ ...callerWith({ Action: INVOKE, Resource }), ...worker(letIn, principal) });
    expect(found(given, 'permission-on-latest')).toEqual({});
    expect(found(given, 'qualifier-mismatch')).toEqual(
      expected === undefined
        ? {}
        : {
            [`${CALLER} #0`]: `${CALLER} may call ${FUNCTIONS}:${expected}, but is let in at ${FUNCTIONS}:worker:${letIn} alone.`,
          },
    );
  });

  test('hand-made: the whole of versions and aliases is not the function itself', () => {
    const Resource = `${FUNCTIONS}:worker:*`;
    const given = reviewOfInventory({ ...callerWith({ Action: INVOKE, Resource }), ...worker('', account) });
    expect(found(given, 'qualifier-mismatch')).toEqual({});
    expect(found(given, 'permission-on-latest')).toEqual({
      [`${FUNCTIONS}:worker #0`]: `The policy of ${FUNCTIONS}:worker lets in ${CALLER}, which may call ${Resource} alone.`,
    });
  });

  test('hand-made: what is let in without a qualifier and at an alias is told once', () => {
    const functions = [
      {
        arn: `${FUNCTIONS}:worker`,
        resourcePolicies: Object.assign(
          {},
          ...['', 'live'].flatMap((qualifier) =>
            functionAt(qualifier, { Principal: account }).functions.map(({ resourcePolicies }) => resourcePolicies),
          ),
        ) as object,
      },
    ];
    const given = reviewOfInventory({
      ...callerWith({ Action: INVOKE, Resource: `${FUNCTIONS}:worker:1` }),
      functions,
    });
    expect(found(given, 'permission-on-latest')).toEqual({});
    expect(found(given, 'qualifier-mismatch')).toEqual({
      [`${CALLER} #0`]: `${CALLER} may call ${FUNCTIONS}:worker:1, but is let in at ${FUNCTIONS}:worker, ${FUNCTIONS}:worker:live alone.`,
    });
  });

  test("hand-made: is silent for a role of the function's own account, whose policies are enough", () => {
    const [caller] = callerWith({ Action: INVOKE, Resource: `${FUNCTIONS}:worker` }).roles;
    const own = { AWS: 'arn:aws:iam::222222222222:root' };
    const given = { roles: [{ ...caller, arn: `${ROLES}/caller` }], ...worker('live', own) };
    expect(found(reviewOfInventory(given), 'qualifier-mismatch')).toEqual({});
  });

  test('hand-made: is silent where a policy of the caller is not known', () => {
    const [caller, reader] = callerWith({ Action: INVOKE, Resource: `${FUNCTIONS}:worker` }).roles;
    const roles = [{ ...caller, identityPolicies: [...(caller?.identityPolicies ?? []), null] }, reader];
    expect(found(reviewOfInventory({ roles, ...worker('live', account) }), 'qualifier-mismatch')).toEqual({});
  });
});

test('can-rewrite-the-door', () => {
  const whose = 'ROLE, which another account may assume, may';
  expect(holdersWith('can-rewrite-the-door')).toEqual({
    'door-fires': `${whose} iam:UpdateAssumeRolePolicy.`,
    'door-fires-code': `${whose} lambda:AddPermission, lambda:UpdateFunctionCode.`,
    'door-fires-every': `${whose} lambda:PutResourcePolicy.`,
    'door-fires-create #1': `${whose} lambda:CreateFunction with iam:PassRole.`,
  });
});

describe('boundary-removed', () => {
  const boundary = `The permissions boundary of ${HOME}:role/fires`;
  const role = 'aws_iam_role.fires';

  test.each<[plan: string, expected: Readonly<Record<string, string>>]>([
    ['create', {}],
    ['unchanged', {}],
    ['removed', { [role]: `${boundary} is removed: it was ${HOME}:policy/plain.` }],
    ['wider', { [role]: `${boundary} allows more than before: lambda:*.` }],
    ['rewritten', { 'aws_iam_policy.boundary["plain"]': `${boundary} allows more than before: sqs:SendMessage.` }],
    ['undenied', { [role]: `${boundary} no longer denies sts:*.` }],
    ['narrower', {}],
    ['renamed', {}],
    ['denying', {}],
  ])('in the plan %s', (plan, expected) => {
    expect(found(reviewOfPlan(`review/boundary/${plan}`), 'boundary-removed')).toEqual(expected);
  });

  const ASSUME = { Action: 'sts:AssumeRole', Resource: `${ROLES}/reader` };
  const bounded = (...statements: readonly object[]) => {
    const [caller, ...others] = callerWith(ASSUME).roles;
    const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
    return { roles: [{ ...caller, permissionsBoundary: { Version: '2012-10-17', Statement } }, ...others] };
  };
  const more = (actions: string) => `The permissions boundary of ${CALLER} allows more than before: ${actions}.`;
  const condition = { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } };

  test.each<[sentence: string, before: object, after: object, expected: string | undefined]>([
    ['more resources', { Action: 'sts:*', Resource: `${ROLES}/*` }, { Action: 'sts:*' }, more('sts:*')],
    ['fewer resources', { Action: 'sts:*' }, { Action: 'sts:*', Resource: `${ROLES}/*` }, undefined],
    ['without its condition', { Action: 'sts:*', ...condition }, { Action: 'sts:*' }, more('sts:*')],
    ['with a condition', { Action: 'sts:*' }, { Action: 'sts:*', ...condition }, undefined],
    ['a part', { Action: 'STS:*' }, { Action: 'sts:AssumeRole' }, undefined],
    ['all but fewer', { NotAction: ['iam:*', 'sts:*'] }, { NotAction: 'iam:*' }, more('all but iam:*')],
    ['all but more', { NotAction: 'iam:*' }, { NotAction: ['iam:*', 'sts:*'] }, undefined],
    ['what was not left out', { NotAction: 'iam:*' }, { Action: 'sts:*' }, undefined],
    ['what was left out', { NotAction: 'iam:Get*' }, { Action: 'iam:GetRole' }, more('iam:GetRole')],
    ['what may have been left out', { NotAction: 'iam:Get*' }, { Action: 'iam:G*' }, more('iam:G*')],
    ['everything', { Action: '*' }, { NotAction: 'iam:*' }, undefined],
    ['everything but something', { NotAction: 'iam:*' }, { Action: '*' }, more('*')],
  ])('hand-made: %s', (_sentence, before, after, expected) => {
    expect(found(reviewOfInventory(bounded(after), bounded(before)), 'boundary-removed')).toEqual(
      expected === undefined ? {} : { [CALLER]: expected },
    );
  });

  test('hand-made: is silent where the conditions of one of both are not known', () => {
    const known = bounded({ Action: 'sts:*' });
    const unknown = bounded({ Action: 'sts:*', Condition: null });
    expect(found(reviewOfInventory(unknown, known), 'boundary-removed')).toEqual({});
    expect(found(reviewOfInventory(known, unknown), 'boundary-removed')).toEqual({});
  });

  test('hand-made: is silent for a role that is deleted, while one of its policies stays', () => {
    const plan = JSON.parse(readFileSync(join(PLANS, 'review/boundary/removed.plan.json'), 'utf8')) as {
      resource_changes: { address: string; change: { actions: string[]; after: object | null } }[];
    };
    const change = plan.resource_changes.find(({ address }) => address === role)?.change;
    Object.assign(change ?? {}, { actions: ['delete'], after: null });
    expect(found(reviewOfJson(JSON.stringify(plan)), 'boundary-removed')).toEqual({});
  });

  test('hand-made: is silent where one of both is not known', () => {
    const known = bounded({ Action: 'sts:*' });
    const [caller, ...others] = callerWith(ASSUME).roles;
    const unknown = { roles: [{ ...caller, permissionsBoundary: null }, ...others] };
    expect(found(reviewOfInventory(unknown, known), 'boundary-removed')).toEqual({});
    expect(found(reviewOfInventory(known, unknown), 'boundary-removed')).toEqual({});
  });
});
