import type { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { eitherOr, missing, notALiteral } from '../errors';
import { formatArn } from '../iam/arn';
import { checkOptionalName, isInterpolated } from '../iam/name-rules';
import { handOverOriginAccessControl } from '../policies/hand-over-event-source';
import { checkFunctionUrlOptions, type FunctionUrlOptions } from './function-url-options';
import type { PushSourceKind } from './push-source-kind';
import { placeOf, type SourceAccount } from './source-account';

/** A CloudFront distribution that calls the URL of the function, with an origin access control that signs its requests. */
export interface CloudFrontDistributionSource extends FunctionUrlOptions {
  /** The account of the distribution. */
  readonly account: SourceAccount;
  /** The distribution's resource, of the same stack; not together with `distributionId`. */
  readonly distribution?: CloudfrontDistribution;
  /** The id of a distribution that exists already, such as E2QWRUHAPOMQZL; not together with `distribution`. */
  readonly distributionId?: string;
}

export const CLOUD_FRONT_DISTRIBUTION: PushSourceKind<CloudFrontDistributionSource> = {
  check: (source) => [
    source.distribution !== undefined && source.distributionId !== undefined
      ? eitherOr('distribution', 'distributionId', 'both')
      : undefined,
    source.distribution === undefined && source.distributionId === undefined
      ? missing(
          'the source names no distribution',
          'distribution (a resource) or distributionId (an id)',
          'set one of them',
        )
      : undefined,
    source.distributionId !== undefined && isInterpolated(source.distributionId)
      ? { ...notALiteral('distributionId'), todo: 'pass the resource of the distribution as distribution' }
      : checkOptionalName('distributionId', 'distributionId', source.distributionId),
    ...checkFunctionUrlOptions(source),
  ],
  identify: ({ account, distribution, distributionId = '' }) => {
    const { partition, accountId } = placeOf(account);
    const resource = `distribution/${distribution?.id ?? distributionId}`;
    return {
      name: distribution?.node.id ?? distributionId,
      arn: formatArn({ partition, service: 'cloudfront', region: '', accountId, resource }),
      distinguishers: [],
    };
  },
  handOver: ({ distributionId }, connection) =>
    distributionId === undefined ? [] : [handOverOriginAccessControl(connection)],
};
