import { execFileSync } from 'node:child_process';
import type { TrustStatement } from '../../lib/iam/statement';
import { handOverIdentity, handOverPermission, handOverTrust } from '../../lib/policies/hand-over';

const JQ = 'jq';
const ACCOUNT = '222222222222';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/service/reader`;
const CALLEE = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:callee`;

function trusting(name: string): TrustStatement {
  return {
    sid: 'AssumeRole',
    effect: 'Allow',
    principals: [{ kind: 'role', arn: `arn:aws:iam::111111111111:role/${name}` }],
    actions: ['sts:AssumeRole'],
  };
}

/** The part of the commands that changes the policy, run by jq as the owner would run it. */
function appended(policy: object, statement: TrustStatement): { Statement: { Sid: string }[] } {
  const [, program] = /jq '(.*)' > /.exec(handOverTrust(ROLE, ACCOUNT, statement).cli) ?? [];
  return JSON.parse(execFileSync(JQ, [String(program)], { input: JSON.stringify(policy), encoding: 'utf8' }));
}

function hasJq(): boolean {
  try {
    execFileSync(JQ, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Where there is no jq the commands cannot be run; CI must have it.
(process.env.CI || hasJq() ? describe : describe.skip)('the command that adds a trust statement', () => {
  const mine = { Sid: 'Mine', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };

  test('keeps what is there, in a list or alone', () => {
    const { statement } = handOverTrust(ROLE, ACCOUNT, trusting('caller'));
    for (const Statement of [mine, [mine]]) {
      expect(appended({ Version: '2012-10-17', Statement }, trusting('caller'))).toEqual({
        Version: '2012-10-17',
        Statement: [mine, statement],
      });
    }
  });

  test('adds the statements of several callers beside each other, and each once however often it runs', () => {
    let policy: object = { Version: '2012-10-17', Statement: [mine] };
    for (const name of ['one', 'two', 'one', 'two']) {
      policy = appended(policy, trusting(name));
    }
    const statements = ['one', 'two'].map((name) => handOverTrust(ROLE, ACCOUNT, trusting(name)).statement);
    expect(policy).toEqual({ Version: '2012-10-17', Statement: [mine, ...statements] });
  });
});

test('a role is named without its path in the commands, and with it in the ARN', () => {
  const { resourceArn, cli } = handOverTrust(ROLE, ACCOUNT, trusting('caller'));
  expect(resourceArn).toBe(ROLE);
  expect(cli.match(/--role-name \S+/g)).toEqual(['--role-name reader', '--role-name reader']);
});

test('the name of a handed-over policy is one that IAM accepts, however long the stack is called', () => {
  const statement = { sid: 'AssumeRole', effect: 'Allow', actions: ['sts:AssumeRole'], resources: ['*'] } as const;
  const { cli } = handOverIdentity(ROLE, ACCOUNT, `assume-role-${'s'.repeat(116)}`, statement);
  expect(cli.match(/--policy-name (\S+)/)?.[1]).toMatch(/^[\w+=,.@-]{1,128}$/);
});

test('names in the Terraform of a hand-over are identifiers, whatever the role is called', () => {
  const { hcl } = handOverTrust(`arn:aws:iam::${ACCOUNT}:role/1+a=b,c.d@e`, ACCOUNT, trusting('caller'));
  expect(hcl.split('\n')[1]).toMatch(/^data "aws_iam_policy_document" "trust_of_1_a_b_c_d_e_[0-9a-f]{8}" \{$/);
});

test('the account of a source is part of a permission that is handed over', () => {
  const { cli, hcl, statement } = handOverPermission(CALLEE, ACCOUNT, {
    statementId: '1st',
    action: 'lambda:InvokeFunction',
    principal: { kind: 'service', service: 's3.amazonaws.com' },
    sourceArn: 'arn:aws:s3:::uploads',
    sourceAccountId: '111111111111',
  });
  expect({ cli, hcl, statement }).toEqual({
    cli: `aws lambda add-permission --function-name ${CALLEE} --statement-id 1st --action lambda:InvokeFunction --principal 's3.amazonaws.com' --source-arn 'arn:aws:s3:::uploads' --source-account '111111111111'`,
    hcl: [
      'resource "aws_lambda_permission" "_1st" {',
      '  statement_id   = "1st"',
      '  action         = "lambda:InvokeFunction"',
      `  function_name  = "${CALLEE}"`,
      '  principal      = "s3.amazonaws.com"',
      '  source_arn     = "arn:aws:s3:::uploads"',
      '  source_account = "111111111111"',
      '}',
    ].join('\n'),
    statement: {
      Sid: '1st',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: CALLEE,
      Condition: {
        StringEquals: { 'AWS:SourceAccount': '111111111111' },
        ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
      },
    },
  });
});
