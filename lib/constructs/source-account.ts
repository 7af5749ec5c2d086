import type { Problem } from '../errors';
import type { Partition } from '../iam/partition';
import { partitionOfRegion } from '../iam/partition';
import { type AccountPlace, AwsAccount, checkPlace } from './aws-account';

/**
 * Where an event source is: an `AwsAccount`, whose provider can write the source's side, or an account and region as plain
 * data, for a source in an account that this app does not reach.
 */
export type SourceAccount = AwsAccount | AccountPlace;

/** Where a source is, with the partition told. */
export interface SourcePlace {
  readonly accountId: string;
  readonly region: string;
  readonly partition: Partition;
}

/** Account, region and partition of a source that has been checked. */
export function placeOf({ accountId, region, partition }: SourceAccount): SourcePlace {
  return { accountId, region, partition: partition ?? partitionOfRegion(region) ?? 'aws' };
}

/** The account whose provider can write the source's side, if there is one. */
export function providedAccount(account: SourceAccount): AwsAccount | undefined {
  return account instanceof AwsAccount ? account : undefined;
}

/** What is wrong with the place of a source, if anything; that of an `AwsAccount` has been checked. */
export function checkSourceAccount(account: SourceAccount): readonly (Problem | undefined)[] {
  return account instanceof AwsAccount ? [] : checkPlace('account.', account);
}
