import type { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import { Token } from 'cdktf';
import { badArn, eitherOr, missing, notALiteral, otherAccount, type Problem } from '../errors';
import { parseArn } from '../iam/arn';
import { isInterpolated } from '../iam/name-rules';
import { handOverTargetRegistration } from '../policies/hand-over-event-source';
import type { PushSourceKind } from './push-source-kind';
import { waitFor } from './scope-in';
import { placeOf, type SourceAccount } from './source-account';

/** A target group of type lambda, whose Application Load Balancer calls the function. */
export interface TargetGroupSource {
  /** Where the target group is: account and region of the function. */
  readonly account: SourceAccount;
  /** The target group's resource, of the stack of `account`; not together with `targetGroupArn`. */
  readonly targetGroup?: LbTargetGroup;
  /** The ARN of a target group that exists already; not together with `targetGroup`. */
  readonly targetGroupArn?: string;
}

export const TARGET_GROUP: PushSourceKind<TargetGroupSource> = {
  check: ({ account, targetGroup, targetGroupArn }) => [
    targetGroup !== undefined && targetGroupArn !== undefined
      ? eitherOr('targetGroup', 'targetGroupArn', 'both')
      : undefined,
    targetGroup === undefined && targetGroupArn === undefined
      ? missing(
          'the source names no target group',
          'targetGroup (a resource) or targetGroupArn (an ARN)',
          'set one of them',
        )
      : undefined,
    targetGroupArn === undefined ? undefined : checkTargetGroupArn(targetGroupArn, account),
  ],
  identify: ({ targetGroup, targetGroupArn = '' }) => {
    const name = targetGroup?.nameInput;
    const ofArn = targetGroupArn.split('/').at(-2) ?? '';
    return {
      name: name === undefined || Token.isUnresolved(name) ? (targetGroup?.node.id ?? ofArn) : name,
      arn: targetGroup?.arn ?? targetGroupArn,
      distinguishers: [targetGroupArn],
    };
  },
  manage: ({ targetGroup, targetGroupArn = '' }, { scope, account, connection, dependsOn }) => {
    new LbTargetGroupAttachment(scope, 'attachment', {
      provider: account.provider,
      targetGroupArn: targetGroup?.arn ?? targetGroupArn,
      targetId: connection.functionArn,
      ...waitFor(dependsOn),
    });
    return [];
  },
  handOver: ({ targetGroupArn }, connection) =>
    targetGroupArn === undefined ? [] : [handOverTargetRegistration(connection)],
};

function checkTargetGroupArn(targetGroupArn: string, account: SourceAccount): Problem | undefined {
  if (isInterpolated(targetGroupArn)) {
    return { ...notALiteral('targetGroupArn'), todo: 'pass the resource of the target group as targetGroup' };
  }
  const arn = parseArn(targetGroupArn);
  if (arn?.service !== 'elasticloadbalancing' || !/^targetgroup\/[^/]+\/[^/]+$/.test(arn.resource)) {
    return badArn('targetGroupArn', targetGroupArn, 'the ARN of a target group');
  }
  const { accountId, region } = placeOf(account);
  return arn.accountId === accountId && arn.region === region
    ? undefined
    : otherAccount(
        'targetGroupArn is not of the account and region of the source',
        targetGroupArn,
        `a target group of ${accountId} in ${region}`,
        'give the account the target group is in',
      );
}
