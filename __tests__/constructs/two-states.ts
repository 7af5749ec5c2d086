import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { type App, TerraformStack } from 'cdktf';
import type { AwsAccount } from '../../lib/constructs/aws-account';
import type { LambdaFunction } from '../../lib/constructs/lambda-function';
import { type PullSource, sqsQueue } from '../../lib/constructs/pull-sources';
import { eventBridgeRule, type PushSource, s3Bucket, snsTopic } from '../../lib/constructs/push-sources';
import { type Added, addedToStacks } from './added';
import { crossAccount, homeAccount, lambda } from './fixtures';

/** An app with a state for the account of the function (home) and one for the account of the source (cross). */
export interface States {
  readonly homeState: TerraformStack;
  readonly crossState: TerraformStack;
  readonly home: AwsAccount;
  readonly cross: AwsAccount;
  readonly worker: LambdaFunction;
}

export function statesOf(app: App): States {
  const homeState = new TerraformStack(app, 'home-state');
  const crossState = new TerraformStack(app, 'cross-state');
  const [home, cross] = [homeAccount(homeState), crossAccount(crossState)];
  return { homeState, crossState, home, cross, worker: lambda(home, 'worker') };
}

export function inTwoStates(trigger: (states: States) => void): { readonly home: Added; readonly cross: Added } {
  const states = addedToStacks((app) => {
    const ends = statesOf(app);
    return () => trigger(ends);
  });
  return { home: states['home-state'] as Added, cross: states['cross-state'] as Added };
}

/** What a trigger adds to a stack that it does not touch. */
export const EMPTY: Added = { resources: {}, manifest: undefined, handOver: [], warnings: [] };

/** A source of the account cross, which its own stack creates. */
export function bucketOf({ crossState, cross }: States): PushSource {
  const resource = new S3Bucket(crossState, 'bucket', { provider: cross.provider, bucket: 'uploads' });
  return s3Bucket({ account: cross, bucketName: 'uploads', resource });
}

export function topicOf({ crossState, cross }: States): PushSource {
  const resource = new SnsTopic(crossState, 'topic', { provider: cross.provider, name: 'news' });
  return snsTopic({ account: cross, topicName: 'news', resource });
}

export function ruleOf({ crossState, cross }: States): PushSource {
  const { provider } = cross;
  const resource = new CloudwatchEventRule(crossState, 'rule', { provider, name: 'orders', eventPattern: '{}' });
  return eventBridgeRule({ account: cross, ruleName: 'orders', resource });
}

export function queueOf({ crossState, cross }: States): PullSource {
  const resource = new SqsQueue(crossState, 'queue', { provider: cross.provider, name: 'jobs' });
  return sqsQueue({ account: cross, queueName: 'jobs', resource });
}
