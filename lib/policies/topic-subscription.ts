/** What the policy of a topic must say so that a function's account subscribes the function. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
import type { ResourceStatement } from '../iam/statement';
import { shortHash } from './ids';

/** The account of the function may subscribe this function, and nothing else. */
export function subscribeStatement(
  { accountId, partition }: { readonly accountId: string; readonly partition: string },
  functionArn: string,
  topicArn: string,
): ResourceStatement {
  return {
    sid: `SubscribeFrom${accountId}${shortHash(functionArn)}`,
    effect: 'Allow',
    principals: [{ kind: 'account', partition, accountId }],
    // Listing subscriptions is in AWS's tutorial; neither AWS nor the Terraform provider needs it to subscribe.
    actions: ['sns:Subscribe'],
    resources: [topicArn],
    // https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
    conditions: { StringEquals: { 'sns:Endpoint': [functionArn], 'sns:Protocol': ['lambda'] } },
  };
}
