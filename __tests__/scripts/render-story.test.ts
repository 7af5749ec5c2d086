import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { renderStory, type SynthesisedStack } from '../../scripts/render-story';
import { synthesiseStack } from '../support/synthesised';

// The stories hand nothing over, so that the rest of what npm start can show is shown here.
test('warnings and what is handed over are shown below the story they belong to', () => {
  const { config } = synthesiseStack((stack) => {
    const home = new AwsAccount(stack, 'home', { accountId: '111111111111', region: 'us-east-1' });
    const caller = new ExecutionRole(stack, 'caller', { account: home, roleName: 'caller' });
    const arn = 'arn:aws:lambda:us-east-1:222222222222:function:ledger';
    const ledger = LambdaFunction.fromArn(stack, 'ledger', arn);
    new InvokeGrant(stack, 'book', { caller, callee: ledger, statementId: 'Book' });
  });
  const warning = `[stack/book] ${'word '.repeat(30)}end`;
  const story = { id: 'stack', title: 'a title', stack: config as unknown as SynthesisedStack, warnings: [warning] };
  expect(renderStory(story)).toBe(`stack: a title
  Warning: [stack/book] word word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word word end
  To be put in place in account 222222222222, permission of arn:aws:lambda:us-east-1:222222222222:function:ledger:

    aws lambda add-permission --function-name arn:aws:lambda:us-east-1:222222222222:function:ledger --statement-id Book --action lambda:InvokeFunction --principal 'arn:aws:iam::111111111111:role/caller'
`);
});

test('a story without either is one line', () => {
  expect(renderStory({ id: 'stack', title: 'a title', stack: {}, warnings: [] })).toBe('stack: a title');
});
