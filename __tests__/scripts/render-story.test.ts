import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { type RenderedStory, renderStory } from '../../scripts/render-story';
import { synthesiseStack } from '../support/synthesised';

// The stories hand nothing over and set few conditions, so that the rest of what npm start can show is shown here.
test('conditions, aliases, warnings and what is handed over are shown below the accounts they belong to', () => {
  const { config } = synthesiseStack((stack) => {
    const home = new AwsAccount(stack, 'home', { accountId: '111111111111', region: 'us-east-1' });
    const cross = new AwsAccount(stack, 'cross', { accountId: '222222222222', region: 'us-east-1' });
    const caller = new ExecutionRole(stack, 'caller', { account: home, roleName: 'caller' });
    const reader = new AssumableRole(stack, 'reader', { account: cross, roleName: 'reader' });
    new AssumeRoleGrant(stack, 'read', { caller, role: reader, trust: 'roleName', externalId: 'reports' });
    const arn = 'arn:aws:lambda:us-east-1:222222222222:function:archive';
    const archive = LambdaFunction.fromArn(stack, 'archive', arn, { account: cross });
    new InvokeGrant(stack, 'archive-live', {
      caller,
      callee: archive.alias('live'),
      principal: { organizationId: 'o-abcdefghij' },
      statementId: 'ArchiveForAll',
    });
    const ledger = LambdaFunction.fromArn(stack, 'ledger', arn.replace('archive', 'ledger'));
    new InvokeGrant(stack, 'book', { caller, callee: ledger, statementId: 'Book' });
  });
  const warning = `[stack/book] ${'word '.repeat(30)}end`;
  const story = {
    id: 'stack',
    title: 'a title',
    stack: config as unknown as RenderedStory['stack'],
    warnings: [warning],
  };
  expect(renderStory(story)).toBe(`stack: a title

  In account 111111111111 (aws.home)

    principal             may                    on                         by statement
    ────────────────────  ─────────────────────  ─────────────────────────  ──────────────────────
    role caller           sts:AssumeRole         role reader                policy assume-role
                                                   of account 222222222222    AssumeRoleIf20936b8a
                                                   if sts:ExternalId
                                                   StringEquals reports
    role caller           lambda:InvokeFunction  function archive:live      policy invoke
                                                   of account 222222222222    InvokeFunction
                                                 function ledger
                                                   of account 222222222222
    lambda.amazonaws.com  sts:AssumeRole         role caller                trust policy
                                                                              AssumeRoleByLambda

  In account 222222222222 (aws.cross)

    principal             may                    on                                                 by statement
    ────────────────────  ─────────────────────  ─────────────────────────────────────────────────  ─────────────────────────────────────────────────
    account 111111111111  sts:AssumeRole         role reader                                        trust policy
                                                   if sts:ExternalId                                  AssumeRoleFromRoleNamesOf111111111111If20936b8a
                                                   StringEquals reports
                                                   if aws:PrincipalArn
                                                   ArnEquals arn:aws:iam::111111111111:role/caller
    *                     lambda:InvokeFunction  function archive:live                              permission
                                                   if principal_org_id                                ArchiveForAll
                                                   = o-abcdefghij

  Warning: [stack/book] word word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word word end

  To be put in place in account 222222222222, permission of arn:aws:lambda:us-east-1:222222222222:function:ledger:

    aws lambda add-permission --function-name arn:aws:lambda:us-east-1:222222222222:function:ledger --statement-id Book --action lambda:InvokeFunction --principal 'arn:aws:iam::111111111111:role/caller'`);
});
