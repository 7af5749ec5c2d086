import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount } from '../constructs/aws-account';
import { relaxAwsProviderVersion } from '../constructs/aws-provider-version';
import { LambdaFunction } from '../constructs/lambda-function';
import { eventBridgeRule, s3Bucket, snsTopic } from '../constructs/push-sources';
import { PushTrigger } from '../constructs/push-trigger';
import { handlerCode } from './handler-code';
import type { CrossAccountStoryProps } from './story-props';

/** Properties of the story `push-sources`. */
export interface PushSourcesStackProps extends CrossAccountStoryProps {
  /**
   * Name of a bucket of the cross account that exists already; its notification is handed over.
   * @default - the stack creates one, emptied when it is destroyed
   */
  readonly bucketName?: string;
}

/**
 * A bucket and a topic of the cross account call a function of the home account, and a rule of the home account's event
 * bus calls a function of the cross account.
 */
export class PushSourcesStack extends TerraformStack {
  /** @throws InputError when an account, region or name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: PushSourcesStackProps) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const { namePrefix = '', handlerLanguage } = props;
    const home = new AwsAccount(this, 'home', props.home);
    const cross = new AwsAccount(this, 'cross', props.cross);

    const collector = new LambdaFunction(this, 'collector', {
      account: home,
      functionName: `${namePrefix}collector`,
      roleName: `${namePrefix}collector-role`,
      timeout: 30,
      ...handlerCode('collector', handlerLanguage),
    });
    const bucketName = props.bucketName ?? `${namePrefix}uploads-${cross.accountId}-${cross.region}`;
    const bucket =
      props.bucketName === undefined
        ? new S3Bucket(this, 'uploads', { provider: cross.provider, bucket: bucketName, forceDestroy: true })
        : undefined;
    new PushTrigger(this, 'uploads-to-collector', {
      callee: collector,
      source: s3Bucket({ account: cross, bucketName, ...(bucket === undefined ? {} : { resource: bucket }) }),
      // The notification of a bucket that others use too is for its owner to change.
      manageSource: bucket !== undefined,
    });
    const topicName = `${namePrefix}announcements`;
    const topic = new SnsTopic(this, 'announcements', { provider: cross.provider, name: topicName });
    new PushTrigger(this, 'announcements-to-collector', {
      callee: collector,
      source: snsTopic({ account: cross, topicName, resource: topic }),
      manageSource: true,
    });

    const auditor = new LambdaFunction(this, 'auditor', {
      account: cross,
      functionName: `${namePrefix}auditor`,
      roleName: `${namePrefix}auditor-role`,
      timeout: 30,
      ...handlerCode('auditor', handlerLanguage),
    });
    const ruleName = `${namePrefix}order-events`;
    const rule = new CloudwatchEventRule(this, 'order-events', {
      provider: home.provider,
      name: ruleName,
      eventPattern: JSON.stringify({ source: ['orders'] }),
    });
    new PushTrigger(this, 'order-events-to-auditor', {
      callee: auditor,
      source: eventBridgeRule({
        account: home,
        ruleName,
        resource: rule,
        roleName: `${namePrefix}order-events-role`,
      }),
      manageSource: true,
    });
  }
}
