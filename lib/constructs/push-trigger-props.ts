import { notHere, type Problem } from '../errors';
import { checkOptionalName } from '../iam/name-rules';
import { eventSourceRow } from '../policies/event-sources';
import {
  checkReach,
  noPermissionToName,
  noSourceProvider,
  notAKind,
  notManaged,
  notPushed,
  oneStatementId,
  organizationOfService,
} from './event-source-problems';
import type { Callee } from './function-base';
import { hasKind, type KnownPushSource, kindOf, type PushSource } from './push-sources';
import { checkSourceAccount, placeOf, providedAccount } from './source-account';
import { checkServicePrincipal, rowOfService } from './source-service';

/** Properties of a `PushTrigger`. */
export interface PushTriggerProps {
  /** The function, or the alias of it, that is called. */
  readonly callee: Callee;
  /** What calls it, such as `s3Bucket({ … })`. */
  readonly source: PushSource;
  /**
   * Whether this app writes the source's side too, with the provider of the source's account: the notification of the
   * bucket, the subscription, the target of the rule. A bucket has one notification, and a topic one policy, for all its
   * triggers and for everybody: what others have put there is overwritten.
   * @default false - what the source's owner must put in place is handed over
   */
  readonly manageSource?: boolean;
  /**
   * Id of the permission: 1 to 100 letters, digits and _ -.
   * @default - made from source, account, action and qualifier
   */
  readonly statementId?: string;
}

/** What is wrong with the properties, if anything. */
export function checkPushTrigger(props: PushTriggerProps): readonly (Problem | undefined)[] {
  const { callee, source, statementId, manageSource } = props;
  const { organizationId, principalOrgId } = source as { organizationId?: unknown; principalOrgId?: unknown };
  const organization = organizationId ?? principalOrgId;
  const common = [
    checkOptionalName('qualifier', 'the qualifier of callee', callee.qualifier),
    organization === undefined ? undefined : organizationOfService(organization),
    checkOptionalName('statementId', 'statementId', statementId),
  ];
  if (source.kind === 'servicePrincipal') {
    return [
      ...checkServicePrincipal(source, callee, statementId),
      manageSource ? notManaged(rowOfService(source), source.service) : undefined,
      ...common,
    ];
  }
  return [...checkKnownSource(props, source), ...common];
}

function checkKnownSource(
  { callee, manageSource = false, statementId }: PushTriggerProps,
  source: KnownPushSource,
): readonly (Problem | undefined)[] {
  const row = eventSourceRow(source.kind);
  if (row === undefined || !hasKind(source)) {
    return [
      row === undefined
        ? notHere(
            'the source is of no known kind',
            String((source as { kind: unknown }).kind),
            'a source that calls the function, such as s3Bucket({ … })',
            'make the source with one of the functions of this package',
          )
        : (notPushed(row, source.kind) ?? notAKind(row, source.kind)),
    ];
  }
  const kind = kindOf(source);
  const names = row.mechanism === 'push' ? row.actions.length : 0;
  const placeProblems = checkSourceAccount(source.account).filter((problem) => problem !== undefined);
  const place = placeOf(source.account);
  const calls =
    placeProblems.length === 0 && kind.callingRole !== undefined ? kind.callingRole(source, callee) : undefined;
  return [
    ...placeProblems,
    ...kind.check(source, callee, manageSource),
    ...(placeProblems.length === 0 ? checkReach(row, place, callee.function) : []),
    statementId !== undefined && calls !== undefined && place.accountId === callee.function.accountId
      ? noPermissionToName(statementId)
      : undefined,
    manageSource && kind.manage === undefined ? notManaged(row, source.kind) : undefined,
    manageSource && kind.manage !== undefined && providedAccount(source.account) === undefined
      ? noSourceProvider(source.account.accountId)
      : undefined,
    statementId !== undefined && names > 1 ? oneStatementId(statementId) : undefined,
  ];
}
