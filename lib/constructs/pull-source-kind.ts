import type { TerraformResource } from 'cdktf';
import type { Problem } from '../errors';
import type { ResourceStatement } from '../iam/statement';
import type { AwsAccount } from './aws-account';
import type { Callee } from './function-base';
import type { DocumentWiring } from './owned-document';

/** What policies and mapping are made from. */
export interface PullIdentity {
  /** Name of the source, for documents. */
  readonly name: string;
  /** Its ARN: a literal, or a reference where AWS gives a part of it. */
  readonly arn: string;
  /** A literal that matches the ARN, where that is a reference. */
  readonly pattern?: string;
  /** The consumer that a mapping names in place of the stream. */
  readonly consumerArn?: string;
  /** The consumer's own resource, where the app creates it. */
  readonly consumer?: TerraformResource;
  /** A literal that matches the consumer's ARN, where that is a reference. */
  readonly consumerPattern?: string;
  /** The source's own resource, where the app creates it. */
  readonly resource?: TerraformResource;
  /** The ARN as a reference to that resource, for what hangs on it. */
  readonly arnReference?: string;
}

/** What a source's mapping may have. */
export interface MappingLimits {
  /** Records of one batch at most, and how many where nothing is said. */
  readonly batchSize: { readonly most: number; readonly usual: number };
  /** From this batch size on AWS asks for a batching window; 0 where it never does. */
  readonly windowFrom: number;
  /** Whether the records come from shards, in order: positions, retries and splitting count then. */
  readonly isStream: boolean;
}

/** How one kind of source that Lambda reads is checked, named and opened to a role of another account. */
export interface PullSourceKind<Source> {
  /** Name of the statement in the role's policy: letters and digits. */
  readonly sid: string;
  /** The service as the AWS CLI calls it. */
  readonly service: string;
  readonly check: (source: Source, callee: Callee) => readonly (Problem | undefined)[];
  readonly identify: (source: Source) => PullIdentity;
  readonly limits: (source: Source) => MappingLimits;
  /** Adds a statement to the policy of what it names; returns the policy. */
  readonly addToPolicy: (
    source: Source,
    account: AwsAccount,
    statement: ResourceStatement,
    wiring: DocumentWiring,
  ) => TerraformResource;
}
