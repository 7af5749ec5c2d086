import type { TrustStatement } from '../../lib/iam/statement';
import { handOverIdentity, handOverPermission, handOverTrust } from '../../lib/policies/hand-over';
import { describeWithJq, runCommands, shownErrors } from './run-commands';

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

const GET_ROLE = [
  ...['iam', 'get-role', '--role-name', 'reader'],
  ...['--query', 'Role.AssumeRolePolicyDocument', '--output', 'json'],
];
const UPDATE_TRUST = [
  ...['iam', 'update-assume-role-policy', '--role-name', 'reader'],
  ...['--policy-document', 'file://trust-policy.json'],
];

/** The trust policy that the commands write, beginning with one that is there. */
function written(policy: object, statement: TrustStatement): object {
  const { files } = runCommands(handOverTrust(ROLE, ACCOUNT, statement).cli, JSON.stringify(policy));
  return files['trust-policy.json'] as object;
}

describeWithJq('the commands that add a trust statement', () => {
  const mine = { Sid: 'Mine', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };

  test('read the policy of the role and write it back with what is there, in a list or alone', () => {
    const { statement, cli } = handOverTrust(ROLE, ACCOUNT, trusting('caller'));
    for (const Statement of [mine, [mine]]) {
      const policy = { Version: '2012-10-17', Statement };
      expect(runCommands(cli, JSON.stringify(policy))).toEqual({
        succeeded: true,
        calls: [GET_ROLE, UPDATE_TRUST],
        files: {
          'current-policy.json': policy,
          'trust-policy.json': { Version: '2012-10-17', Statement: [mine, statement] },
        },
      });
    }
  });

  test('write nothing where the role cannot be read, and show why', () => {
    const { cli } = handOverTrust(ROLE, ACCOUNT, trusting('caller'));
    const error = '\nAn error occurred (NoSuchEntity) when calling the GetRole operation: it cannot be found\n';
    expect({ ...runCommands(cli, { error }), errors: shownErrors(cli, { error }) }).toEqual({
      succeeded: false,
      calls: [GET_ROLE],
      files: { 'current-policy.json': '' },
      errors: error,
    });
  });

  test('write nothing where the policy of the role is no JSON', () => {
    const { cli } = handOverTrust(ROLE, ACCOUNT, trusting('caller'));
    expect(runCommands(cli, 'no JSON')).toEqual({
      succeeded: false,
      calls: [GET_ROLE],
      files: { 'current-policy.json': 'no JSON', 'trust-policy.json': '' },
    });
  });

  test('pass on what a statement asks for as it is, whatever a shell takes for more than a character', () => {
    const hostile = `it's "$HOME" $(date) \`date\` \\ * ? # ; & | !`;
    const given = { ...trusting('caller'), conditions: { StringEquals: { 'sts:ExternalId': [hostile] } } };
    const { statement } = handOverTrust(ROLE, ACCOUNT, given);
    expect(statement?.Condition).toEqual({ StringEquals: { 'sts:ExternalId': hostile } });
    expect(written({ Version: '2012-10-17', Statement: [mine] }, given)).toEqual({
      Version: '2012-10-17',
      Statement: [mine, statement],
    });
  });

  test('add the statements of several callers beside each other, and each once however often they run', () => {
    let policy: object = { Version: '2012-10-17', Statement: [mine] };
    for (const name of ['one', 'two', 'one', 'two']) {
      policy = written(policy, trusting(name));
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
