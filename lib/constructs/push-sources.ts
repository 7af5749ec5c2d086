import type { TerraformResource } from 'cdktf';
import type { EventSourceKind } from '../policies/event-sources';
import type { PushSourceKind } from './push-source-kind';
import { HTTP_API, type HttpApiSource, REST_API, type RestApiSource } from './source-api';
import { S3_BUCKET, type S3BucketSource } from './source-bucket';
import { CLOUD_FRONT_DISTRIBUTION, type CloudFrontDistributionSource } from './source-distribution';
import { LOG_GROUP, type LogGroupSource } from './source-log-group';
import { EVENT_BRIDGE_RULE, type EventBridgeRuleSource } from './source-rule';
import { EVENT_BRIDGE_SCHEDULE, type EventBridgeScheduleSource } from './source-schedule';
import type { ServicePrincipalSource } from './source-service';
import { TARGET_GROUP, type TargetGroupSource } from './source-target-group';
import { SNS_TOPIC, type SnsTopicSource } from './source-topic';

/** The sources with a row of their own, by kind. */
interface PushSources {
  readonly s3Bucket: S3BucketSource;
  readonly snsTopic: SnsTopicSource;
  readonly eventBridgeRule: EventBridgeRuleSource;
  readonly eventBridgeSchedule: EventBridgeScheduleSource;
  readonly restApi: RestApiSource;
  readonly httpApi: HttpApiSource;
  readonly logGroup: LogGroupSource;
  readonly cloudFrontDistribution: CloudFrontDistributionSource;
  readonly targetGroup: TargetGroupSource;
}

/** A source with a row of its own. */
export type KnownPushSource = {
  [Kind in keyof PushSources]: { readonly kind: Kind } & PushSources[Kind];
}[keyof PushSources];

/** A source that calls the function itself, so that the function's resource-based policy must let it in. */
export type PushSource = KnownPushSource | ({ readonly kind: 'servicePrincipal' } & ServicePrincipalSource);

const KINDS: { readonly [Kind in keyof PushSources & EventSourceKind]: PushSourceKind<PushSources[Kind]> } = {
  s3Bucket: S3_BUCKET,
  snsTopic: SNS_TOPIC,
  eventBridgeRule: EVENT_BRIDGE_RULE,
  eventBridgeSchedule: EVENT_BRIDGE_SCHEDULE,
  restApi: REST_API,
  httpApi: HTTP_API,
  logGroup: LOG_GROUP,
  cloudFrontDistribution: CLOUD_FRONT_DISTRIBUTION,
  targetGroup: TARGET_GROUP,
};

/** Whether a source has a kind of its own. */
export function hasKind({ kind }: { readonly kind: string }): boolean {
  return Object.hasOwn(KINDS, kind);
}

/** How a source is checked, named and put in place. */
export function kindOf(source: KnownPushSource): PushSourceKind<KnownPushSource> {
  // A kind and the source it is looked up by belong together, which the compiler cannot follow.
  return KINDS[source.kind] as PushSourceKind<KnownPushSource>;
}

/** The source's own resource, where the app creates it. */
export function resourceOf(source: KnownPushSource): TerraformResource | undefined {
  switch (source.kind) {
    case 'restApi':
      return source.restApi;
    case 'httpApi':
      return source.api;
    case 'cloudFrontDistribution':
      return source.distribution;
    case 'targetGroup':
      return source.targetGroup;
    case 'eventBridgeSchedule':
      return undefined;
    case 's3Bucket':
    case 'snsTopic':
    case 'eventBridgeRule':
    case 'logGroup':
      return source.resource;
    default:
      return source satisfies never;
  }
}

/** A bucket as the source of a `PushTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html */
export function s3Bucket(source: S3BucketSource): PushSource {
  return { kind: 's3Bucket', ...source };
}

/** A topic as the source of a `PushTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function snsTopic(source: SnsTopicSource): PushSource {
  return { kind: 'snsTopic', ...source };
}

/** A rule of an event bus as the source of a `PushTrigger`. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html */
export function eventBridgeRule(source: EventBridgeRuleSource): PushSource {
  return { kind: 'eventBridgeRule', ...source };
}

/** A schedule as the source of a `PushTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html */
export function eventBridgeSchedule(source: EventBridgeScheduleSource): PushSource {
  return { kind: 'eventBridgeSchedule', ...source };
}

/** A method of a REST API as the source of a `PushTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html */
export function restApi(source: RestApiSource): PushSource {
  return { kind: 'restApi', ...source };
}

/** A route of an HTTP API as the source of a `PushTrigger`. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function httpApi(source: HttpApiSource): PushSource {
  return { kind: 'httpApi', ...source };
}

/** A log group as the source of a `PushTrigger`. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html */
export function logGroup(source: LogGroupSource): PushSource {
  return { kind: 'logGroup', ...source };
}

/** A distribution that calls the function's URL, as the source of a `PushTrigger`. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html */
export function cloudFrontDistribution(source: CloudFrontDistributionSource): PushSource {
  return { kind: 'cloudFrontDistribution', ...source };
}

/** A target group as the source of a `PushTrigger`. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
export function targetGroup(source: TargetGroupSource): PushSource {
  return { kind: 'targetGroup', ...source };
}

/** Any other service, by its principal, as the source of a `PushTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html */
export function servicePrincipal(source: ServicePrincipalSource): PushSource {
  return { kind: 'servicePrincipal', ...source };
}
