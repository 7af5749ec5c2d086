import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant, type AssumeRoleGrantProps } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { CROSS, functionArn, HOME, lambda, roleArn, thirdAccount } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function grant(options: Partial<AssumeRoleGrantProps> | object): (scene: Scene) => unknown {
  return ({ stack, caller, reader }) => new AssumeRoleGrant(stack, 'assume', { caller, role: reader, ...options });
}

function circle(size: number): (scene: Scene) => unknown {
  return ({ stack, home }) => {
    const names = ['a', 'b', 'c'].slice(0, size);
    const roles = names.map((roleName) => new AssumableRole(stack, roleName, { account: home, roleName }));
    roles.forEach((caller, index) => {
      const role = roles[(index + 1) % size] ?? caller;
      new AssumeRoleGrant(stack, `${caller.roleName}-assumes-${role.roleName}`, { caller, role });
    });
  };
}

const rows: readonly Row[] = [
  [
    'onlyFromFunction of a role',
    ({ stack, executionRole, reader }) =>
      new AssumeRoleGrant(stack, 'assume', { caller: executionRole, role: reader, onlyFromFunction: true }),
    [
      '[stack/assume] onlyFromFunction has no function: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a function; pass the function as caller instead of its role',
    ],
  ],
  [
    'environment of a role',
    ({ stack, executionRole, reader }) =>
      new AssumeRoleGrant(stack, 'assume', { caller: executionRole, role: reader, environment: { roleArn: 'READER' } }),
    [
      '[stack/assume] environment has no function of this app: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a LambdaFunction created here; leave environment out and set the variables where the function is created',
    ],
  ],
  [
    'environment of a function that exists',
    ({ stack, executionRole, reader }) =>
      new AssumeRoleGrant(stack, 'assume', {
        caller: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known'), { role: executionRole }),
        role: reader,
        environment: { roleArn: 'READER' },
      }),
    [
      '[stack/assume] environment has no function of this app: got the function arn:aws:lambda:us-east-1:111111111111:function:known, which exists already, as caller; allowed: a caller that is a LambdaFunction created here; leave environment out and set the variables where the function is created',
    ],
  ],
  [
    'a variable for an external id that is not given',
    grant({ environment: { externalId: 'READER_EXTERNAL_ID' } }),
    [
      '[stack/assume] environment.externalId has no value: got nothing; allowed: environment.externalId with externalId; set externalId, or leave environment.externalId out',
    ],
  ],
  [
    'a duration that is not given is the one AWS grants',
    grant({ environment: { sessionDuration: 'READER_SECONDS' } }),
    [],
  ],
  [
    'an environment variable with a hyphen',
    grant({ environment: { roleArn: 'READER-ROLE' } }),
    [
      '[stack/assume] environment variable "READER-ROLE" is not a name that AWS accepts: got "READER-ROLE"; allowed: a letter, then letters, digits and _; change environment variable "READER-ROLE"',
    ],
  ],
  [
    'an environment variable that Lambda sets',
    grant({ environment: { roleArn: 'AWS_SESSION_TOKEN' } }),
    [
      '[stack/assume] the environment variable is one that Lambda sets itself: got "AWS_SESSION_TOKEN"; allowed: a name that Lambda does not reserve; rename the variable',
    ],
  ],
  [
    'an environment variable that the function has',
    ({ stack, home, reader }) =>
      new AssumeRoleGrant(stack, 'assume', {
        caller: lambda(home, 'caller', { environment: { READER: 'mine' } }),
        role: reader,
        environment: { roleArn: 'READER' },
      }),
    [
      '[stack/assume] the environment variable "READER" is set twice: got "arn:aws:iam::222222222222:role/reader", and "mine" at stack/caller; allowed: one value for each name; give one of the variables another name',
    ],
  ],
  [
    'an environment variable of two grants',
    ({ stack, caller, home, reader }) => [
      new AssumeRoleGrant(stack, 'first', { caller, role: reader, environment: { roleArn: 'ROLE' } }),
      new AssumeRoleGrant(stack, 'second', {
        caller,
        role: new AssumableRole(stack, 'near', { account: home, roleName: 'near' }),
        environment: { roleArn: 'ROLE' },
      }),
    ],
    [
      '[stack/second] the environment variable "ROLE" is set twice: got "arn:aws:iam::111111111111:role/near", and "arn:aws:iam::222222222222:role/reader" at stack/first; allowed: one value for each name; give one of the variables another name',
    ],
  ],
  [
    'a caller without a role',
    ({ stack, reader }) =>
      new AssumeRoleGrant(stack, 'assume', {
        caller: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known')),
        role: reader,
      }),
    [
      '[stack/assume] caller has no role: got nothing; allowed: a caller with a role; pass the role of the function to LambdaFunction.fromArn or fromResource',
    ],
  ],
  [
    'a role of another partition',
    ({ stack, caller }) =>
      new AssumeRoleGrant(stack, 'assume', {
        caller,
        role: AssumableRole.fromArn(stack, 'far', `arn:aws-cn:iam::${CROSS}:role/far`),
      }),
    [
      '[stack/assume] role lies in another partition: got arn:aws-cn:iam::222222222222:role/far; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'all that is wrong with a grant',
    grant({
      trust: 'x',
      externalId: 'x',
      organizationId: 'x',
      sourceIdentity: 'x',
      sessionDuration: 0,
      sessionTags: { '': 'a*b' },
    }),
    [
      "[stack/assume] trust is none of the values it can have: got \"x\"; allowed: 'role', 'roleName' or 'account'; change trust",
      '[stack/assume] externalId is not a name that AWS accepts: got "x"; allowed: 2 to 1224 letters, digits and _ + = , . @ : / -; change externalId',
      '[stack/assume] organizationId is not a name that AWS accepts: got "x"; allowed: o- and 10 to 32 lower-case letters and digits; change organizationId',
      '[stack/assume] sourceIdentity is not a name that AWS accepts: got "x"; allowed: 2 to 64 letters, digits and _ + = , . @ -; change sourceIdentity',
      '[stack/assume] sessionDuration is out of range: got 0; allowed: 900 to 3600 seconds; change sessionDuration',
      '[stack/assume] a key of sessionTags is not a name that AWS accepts: got ""; allowed: 1 to 128 letters, digits, spaces and _ . : / = + - @; change a key of sessionTags',
      '[stack/assume] sessionTags[""] is not a name that AWS accepts: got "a*b"; allowed: up to 256 letters, digits, spaces and _ . : / = + - @; change sessionTags[""]',
    ],
  ],
  [
    'the same caller and role twice',
    ({ stack, caller, reader }) => [
      new AssumeRoleGrant(stack, 'first', { caller, role: reader }),
      new AssumeRoleGrant(stack, 'second', { caller, role: reader }),
    ],
    [
      '[stack/second] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role assumes arn:aws:iam::222222222222:role/reader, also at stack/first; allowed: one grant for each caller and target; delete one of the grants, or put the options of both into one',
    ],
  ],
  [
    'the same caller and role twice with other options',
    ({ stack, caller, reader }) => [
      new AssumeRoleGrant(stack, 'first', { caller, role: reader }),
      new AssumeRoleGrant(stack, 'second', { caller: caller.role, role: reader, externalId: 'ticket-7' }),
    ],
    [
      '[stack/second] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role assumes arn:aws:iam::222222222222:role/reader, also at stack/first; allowed: one grant for each caller and target; delete one of the grants, or put the options of both into one',
    ],
  ],
  [
    'one role twice, by construct and by ARN',
    ({ stack, caller }) =>
      [1, 2].map(
        (index) =>
          new AssumeRoleGrant(stack, `assume-${index}`, {
            caller,
            role: AssumableRole.fromArn(stack, `reader-${index}`, roleArn(CROSS, 'reader')),
          }),
      ),
    [
      '[stack/assume-2] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role assumes arn:aws:iam::222222222222:role/reader, also at stack/assume-1; allowed: one grant for each caller and target; delete one of the grants, or put the options of both into one',
    ],
  ],
  [
    'a role that assumes itself',
    circle(1),
    [
      "[stack/a-assumes-a] roles that name each other in their trust policies cannot be created: got arn:aws:iam::111111111111:role/a trusts arn:aws:iam::111111111111:role/a; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first",
    ],
  ],
  [
    'two roles that trust each other',
    circle(2),
    [
      "[stack/a-assumes-b] roles that name each other in their trust policies cannot be created: got arn:aws:iam::111111111111:role/b trusts arn:aws:iam::111111111111:role/a trusts arn:aws:iam::111111111111:role/b; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first",
    ],
  ],
  [
    'three roles that trust each other in a circle',
    circle(3),
    [
      "[stack/a-assumes-b] roles that name each other in their trust policies cannot be created: got arn:aws:iam::111111111111:role/b trusts arn:aws:iam::111111111111:role/a trusts arn:aws:iam::111111111111:role/c trusts arn:aws:iam::111111111111:role/b; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first",
    ],
  ],
  [
    'a circle across accounts, through a function',
    ({ stack, caller, reader }) => [
      new AssumeRoleGrant(stack, 'there', { caller, role: reader }),
      new AssumeRoleGrant(stack, 'back', { caller: reader, role: caller.role }),
    ],
    [
      "[stack/back] roles that name each other in their trust policies cannot be created: got arn:aws:iam::111111111111:role/caller-role trusts arn:aws:iam::222222222222:role/reader trusts arn:aws:iam::111111111111:role/caller-role; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first",
    ],
  ],
  [
    'a session too long, of a role chain',
    ({ stack, reader, caller }) => [
      new AssumeRoleGrant(stack, 'there', { caller, role: reader }),
      new AssumeRoleGrant(stack, 'on', {
        caller: reader,
        role: new AssumableRole(stack, 'last', { account: thirdAccount(stack), roleName: 'last' }),
        sessionDuration: 43_200,
      }),
    ],
    [
      '[stack/on] sessionDuration is longer than AWS grants to a role that assumes a role: got 43200 seconds; allowed: 900 to 3600 seconds; shorten it: a Lambda function calls with a role session, so AWS treats its AssumeRole as role chaining',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

test('a circle that one grant closes by name is none', () => {
  const messages = messagesOf(({ stack, home }) => {
    const [a, b] = ['a', 'b'].map((roleName) => new ExecutionRole(stack, roleName, { account: home, roleName }));
    if (a && b) {
      new AssumeRoleGrant(stack, 'there', { caller: a, role: b });
      new AssumeRoleGrant(stack, 'back', { caller: b, role: a, trust: 'roleName' });
    }
  });
  expect(messages).toEqual([]);
});
