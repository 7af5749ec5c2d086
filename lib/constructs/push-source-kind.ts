import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { Problem } from '../errors';
import type { HandOver } from '../policies/hand-over';
import type { CallingRole, SourceConnection } from '../policies/hand-over-event-source';
import type { AwsAccount } from './aws-account';
import type { Callee } from './function-base';

/** What a permission is made from. */
interface SourceIdentity {
  /** A name that people know the source by; a literal. */
  readonly name: string;
  /** Its ARN: a literal, or a reference where AWS gives the id. */
  readonly arn: string;
  /** What tells it apart from other sources of its name; literals. */
  readonly distinguishers: readonly string[];
}

/** Where the side of a source is written that calls a function. */
interface SourceSide {
  /** The trigger that the source's resources belong to. */
  readonly trigger: Construct;
  /** Where those of the source's account belong. */
  readonly scope: Construct;
  /** The account whose provider writes them. */
  readonly account: AwsAccount;
  readonly callee: Callee;
  /** What is to be called, and the name for it. */
  readonly connection: SourceConnection;
  /** What must exist before the source may call: the permissions of the function, or its role's rights. */
  readonly permissions: readonly TerraformResource[];
  /** Of these the ones in the stack of the source's account. */
  readonly dependsOn: readonly TerraformResource[];
  /** The role that calls in place of the service, where there is one. */
  readonly roleArn?: string;
}

/** How one kind of source that calls functions is checked, named and put in place. */
export interface PushSourceKind<Source> {
  /** What is wrong with the source by itself, if anything; what its row of `EVENT_SOURCES` forbids is checked for all. */
  readonly check: (source: Source, callee: Callee, manageSource: boolean) => readonly (Problem | undefined)[];
  readonly identify: (source: Source) => SourceIdentity;
  /** The role that calls in place of the service, for a source that has one for this function. */
  readonly callingRole?: (source: Source, callee: Callee) => CallingRole | undefined;
  /** Writes the source's side; returns what even so only others may write. None where the source's own definition holds it. */
  readonly manage?: (source: Source, side: SourceSide) => readonly HandOver[];
  /** What the source's owner must put in place, where this app does not. */
  readonly handOver: (
    source: Source,
    connection: SourceConnection,
    callee: Callee,
    role: CallingRole | undefined,
  ) => readonly HandOver[];
}
