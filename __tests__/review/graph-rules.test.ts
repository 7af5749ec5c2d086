/** Rules about both sides of an access: every finding of each in plans of real roles and functions. */
import { reviewOfInventory, reviewOfPlan } from './reviewed';
import { shownFindings } from './shown-findings';

const first = reviewOfPlan('review/graph/create');
const entered = reviewOfPlan('review/graph/entered');
const declared = reviewOfPlan('review/declared/create');
const apply = reviewOfPlan('review/apply/create');

test('half-open-caller', () => {
  const half = [
    'aws_iam_role_policy.home["half-caller"] Assume: home/half-caller is granted to assume cross/half-fires, but the trust policy of that role does not let it in.',
    'aws_iam_role_policy.home["half-caller"] Invoke: home/half-caller is granted to invoke function/half, but the policy of that function does not let it in.',
  ];
  expect(shownFindings(first, 'half-open-caller')).toEqual([
    'aws_iam_role_policy.home["chain-fires"] Assume: home/chain-fires is granted to assume cross/chain-hub, but the trust policy of that role does not let it in.',
    ...half,
  ]);
  // The other half of one of them is added, and the rest was there before.
  expect(shownFindings(entered, 'half-open-caller')).toEqual(half);
  expect(entered.findings.filter(({ rule, isNew }) => rule === 'half-open-caller' && isNew)).toEqual([]);
});

test('half-open-callee', () => {
  expect(shownFindings(first, 'half-open-callee')).toEqual([
    'aws_iam_role.cross["half-fires"] Trust: cross/half-fires lets in home/half-callee, whose own policies do not allow it to assume that role.',
    'aws_lambda_permission.called["half-callee"] half-callee: function/half lets in home/half-callee, whose own policies do not allow it to invoke that function.',
  ]);
});

test('what is declared is not half open besides', () => {
  expect(shownFindings(declared, 'half-open-caller')).toEqual([]);
  expect(shownFindings(declared, 'half-open-callee')).toEqual([
    'aws_iam_role.cross["wider-fires"] #0: cross/wider-fires lets in home/another, whose own policies do not allow it to assume that role.',
    'aws_iam_role.cross["wider-silent-account"] #0: cross/wider-silent-account lets in home/another, whose own policies do not allow it to assume that role.',
  ]);
});

test('hand-made: a session that a trust policy names is half open as its role is', () => {
  const reader = trusting('arn:aws:sts::111111111111:assumed-role/caller/session');
  const caller = { arn: 'arn:aws:iam::111111111111:role/caller', trustPolicy: null, identityPolicies: [] };
  expect(shownFindings(reviewOfInventory({ roles: [reader, caller] }), 'half-open-callee')).toEqual([
    'cross/reader #0: cross/reader lets in home/caller, whose own policies do not allow it to assume that role.',
  ]);
  expect(shownFindings(reviewOfInventory({ roles: [reader] }), 'half-open-callee')).toEqual([]);
});

test('chain-grows', () => {
  const hub = 'cross/chain-hub, which may assume third/chain-vault.';
  expect(shownFindings(entered, 'chain-grows')).toEqual([
    `aws_iam_role.cross["chain-hub"] Trust: home/chain-fires gets to third/chain-vault by way of another role: it may assume ${hub}`,
  ]);
  expect(shownFindings(first, 'chain-grows')).toEqual([
    `aws_iam_role.cross["chain-hop"] Trust: home/chain-far gets to third/chain-vault by way of other roles: it may assume cross/chain-hop, which may assume ${hub}`,
    `aws_iam_role.cross["chain-hub"] Trust: cross/chain-hop gets to third/chain-vault by way of another role: it may assume ${hub}`,
    `aws_iam_role.cross["chain-hub"] Trust: home/chain-known gets to third/chain-vault by way of another role: it may assume ${hub}`,
  ]);
});

test('hand-made: chain-grows needs two times to compare, follows accounts, and ends after three roles', () => {
  const account = (index: number) => String(index).repeat(12);
  const arn = (index: number) => `arn:aws:iam::${account(index)}:role/r${index}`;
  const links = (entrance: string) =>
    [2, 3, 4, 5, 6].map((index) => ({
      arn: arn(index),
      trustPolicy: allow({ Action: 'sts:AssumeRole', Principal: { AWS: index === 2 ? entrance : arn(index - 1) } }),
      identityPolicies: [
        { name: 'next', document: allow({ Action: 'sts:AssumeRole', Resource: index === 6 ? 'x' : arn(index + 1) }) },
      ],
    }));
  const before = { roles: links('arn:aws:iam::222222222222:role/nobody') };
  const after = { roles: links('arn:aws:iam::999999999999:root') };
  const ends = (review: ReturnType<typeof reviewOfInventory>) =>
    shownFindings(review, 'chain-grows').map((line) => / (\S+) gets to (\S+) /.exec(line)?.slice(1).join(' > '));
  expect(ends(reviewOfInventory(after))).toEqual([]);
  expect(ends(reviewOfInventory(after, after))).toEqual([]);
  // The last of the chain is four roles away, and nobody is told of it.
  expect(ends(reviewOfInventory(after, before))).toEqual([
    `arn:aws:iam::999999999999:root > ${arn(4)}`,
    `arn:aws:iam::999999999999:root > ${arn(5)}`,
    'arn:aws:iam::999999999999:root > third/r3',
  ]);
});

test('wider-than-declared', () => {
  expect(shownFindings(declared, 'wider-than-declared')).toEqual([
    'aws_iam_role.cross["wider-fires"] #0: The policy of cross/wider-fires allows sts:AssumeRole to home/another, which no manifest declares.',
    'aws_iam_role.cross["wider-fires-id"] #0: home/caller has sts:AssumeRole on cross/wider-fires-id without all of what the manifest declares: sts:ExternalId StringEquals b7c1-4e2f.',
  ]);
  // Without a manifest nothing is undeclared.
  expect(shownFindings(first, 'wider-than-declared')).toEqual([]);
});

test('declared-but-denied', () => {
  const declaring = (role: string) => `home/caller is declared to have sts:AssumeRole on cross/${role}, but`;
  expect(shownFindings(declared, 'declared-but-denied')).toEqual([
    `aws_iam_role.cross["denied-fires-deny"] NotHim: ${declaring('denied-fires-deny')} statement NotHim of the trust policy aws_iam_role.cross["denied-fires-deny"] denies it.`,
    `aws_iam_role.cross["denied-fires-trust"]: ${declaring('denied-fires-trust')} no trust policy of cross/denied-fires-trust allows it; statement #0 of the trust policy aws_iam_role.cross["denied-fires-trust"] names cross/runner.`,
    `aws_iam_role.home["caller"]: ${declaring('denied-fires-grant')} no identity-based policy of home/caller allows it; statement #0 of the identity-based policy aws_iam_role_policy.caller names cross/denied-fires-deny, cross/denied-fires-trust, cross/denied-silent-outside and 4 more.`,
  ]);
  expect(shownFindings(first, 'declared-but-denied')).toEqual([]);
});

test('partition-mismatch', () => {
  expect(shownFindings(apply, 'partition-mismatch')).toEqual([
    'aws_iam_role.partition_fires Mixed: cross/partition-fires is in partition aws, and its policy names arn:aws-us-gov:iam::444444444444:role/caller.',
    'aws_iam_role_policy.partition_fires China: home/caller is in partition aws, and its policy names arn:aws-cn:lambda:cn-north-1:555555555555:function:worker.',
  ]);
});

test('hand-made: partition-mismatch in the policy of a function in China', () => {
  const called = (principal: string) => ({
    functions: [
      {
        arn: 'arn:aws-cn:lambda:cn-north-1:555555555555:function:worker',
        resourcePolicies: {
          '': allow({ Action: 'lambda:InvokeFunction', Principal: { AWS: principal }, Resource: '*' }),
        },
      },
    ],
  });
  expect(
    shownFindings(reviewOfInventory(called('arn:aws:iam::111111111111:role/caller')), 'partition-mismatch'),
  ).toEqual([
    'arn:aws-cn:lambda:cn-north-1:555555555555:function:worker #0: arn:aws-cn:lambda:cn-north-1:555555555555:function:worker is in partition aws-cn, and its policy names home/caller.',
  ]);
  const own = 'arn:aws-cn:iam::666666666666:role/caller';
  expect(shownFindings(reviewOfInventory(called(own)), 'partition-mismatch')).toEqual([]);
});

test('two-doors', () => {
  expect(shownFindings(first, 'two-doors')).toEqual([
    'aws_lambda_permission.called["doors"] doors: home/doors may invoke function/doors, and may also assume cross/doors, which may invoke it.',
  ]);
  expect(shownFindings(reviewOfPlan('stories/invoke-by-role'), 'two-doors')).toEqual([]);
});

function allow(statement: object) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
}

function trusting(principal: string) {
  const trustPolicy = allow({ Action: 'sts:AssumeRole', Principal: { AWS: principal } });
  return { arn: 'arn:aws:iam::222222222222:role/reader', trustPolicy };
}
