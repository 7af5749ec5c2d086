/**
 * What lets Lambda read a source for a function: the rights of the execution role and, across accounts, the statement in
 * the source's own policy, from one value.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
import { parseArn } from '../iam/arn';
import type { IdentityStatement, ResourceStatement } from '../iam/statement';
import type { PullRow } from './event-source-row';

/** One role that reads one source. */
export interface PullAccess {
  readonly row: Pick<PullRow, 'roleActions' | 'sourceActions' | 'consumerActions'>;
  /** Name of the role's statement: letters and digits. */
  readonly sid: string;
  readonly roleArn: string;
  readonly roleAccountId: string;
  readonly sourceAccountId: string;
  readonly sourceArn: string;
  /**
   * The source as the role's policy names it, where AWS gives a part of its ARN: a pattern that is known before anything
   * exists, so that the whole policy shows in the first plan.
   */
  readonly sourcePattern?: string;
  /** The consumer of a stream that is read with enhanced fan-out. */
  readonly consumerArn?: string;
  /** The consumer as the role's policy names it, as for the source. */
  readonly consumerPattern?: string;
  /** The customer's key that encrypts the source. */
  readonly kmsKeyArn?: string;
}

/** What is read, and by which actions. */
export interface ReadResource {
  readonly resourceArn: string;
  readonly actions: readonly string[];
}

/** What the execution role needs. */
export function pullIdentityStatements(access: PullAccess): readonly IdentityStatement[] {
  const {
    row,
    sid,
    sourceArn,
    sourcePattern = sourceArn,
    consumerArn,
    consumerPattern = consumerArn,
    kmsKeyArn,
  } = access;
  return [
    allow(sid, row.roleActions, sourcePattern),
    ...(consumerPattern === undefined ? [] : [allow('ReadConsumer', row.consumerActions ?? [], consumerPattern)]),
    ...(kmsKeyArn === undefined ? [] : [allow('DecryptSource', ['kms:Decrypt'], kmsKeyArn)]),
  ];
}

/** What the source's own policies must say, each for the resource it belongs to; nothing within one account. */
export function pullSourceStatements(access: PullAccess): readonly ResourceStatement[] {
  if (!crossesAccounts(access)) {
    return [];
  }
  const { roleArn, roleAccountId } = access;
  return readResources(access).map(({ resourceArn, actions }) => ({
    sid: `ReadFrom${roleAccountId}`,
    effect: 'Allow',
    principals: [{ kind: 'role', arn: roleArn }],
    actions,
    resources: [resourceArn],
  }));
}

/** What the policy of the source's key must say across accounts; the key's owner decides who may use it. */
export function keyStatement({ roleArn, roleAccountId }: PullAccess): ResourceStatement {
  return {
    sid: `DecryptFrom${roleAccountId}`,
    effect: 'Allow',
    principals: [{ kind: 'role', arn: roleArn }],
    actions: ['kms:Decrypt'],
    // In a key policy * is the key itself: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
    resources: ['*'],
  };
}

/** What is read, as a reviewer can prove it: across accounts only what both sides can say. */
export function readResources(access: PullAccess): readonly ReadResource[] {
  const { row, sourceArn, consumerArn } = access;
  return [
    { resourceArn: sourceArn, actions: crossesAccounts(access) ? row.sourceActions : row.roleActions },
    ...(consumerArn === undefined ? [] : [{ resourceArn: consumerArn, actions: row.consumerActions ?? [] }]),
  ];
}

/** The account of the source's key: where the ARN does not tell it, that of the source. */
export function keyAccountId({ kmsKeyArn = '', sourceAccountId }: PullAccess): string {
  const accountId = parseArn(kmsKeyArn)?.accountId ?? '';
  return /^\d{12}$/.test(accountId) ? accountId : sourceAccountId;
}

/** Whether role and key are in two accounts. */
export function keyCrossesAccounts(access: PullAccess): boolean {
  return access.roleAccountId !== keyAccountId(access);
}

/** Whether role and source are in two accounts. */
export function crossesAccounts({ roleAccountId, sourceAccountId }: PullAccess): boolean {
  return roleAccountId !== sourceAccountId;
}

function allow(sid: string, actions: readonly string[], resource: string): IdentityStatement {
  return { sid, effect: 'Allow', actions, resources: [resource] };
}
