/**
 * What lets an event source call a function: one permission for each action, tied to the source.
 * In: the row of the source, the source, the function. Out: the permissions. It does not know where the source is written.
 */
import { isOptInRegion } from '../iam/partition';
import type { PushRow } from './event-source-row';
import { permissionStatementId } from './ids';
import type { Permission } from './permission';

/** One source, as a permission names it. */
interface PermittedSource {
  /** A name that people know it by; a literal. */
  readonly name: string;
  /** Its ARN; none for a source that lies in no account. */
  readonly arn?: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly partition?: string;
  /** What tells it apart from other sources of its name; literals. */
  readonly distinguishers: readonly string[];
  readonly eventSourceToken?: string;
  /** Whether the permission names the account besides the ARN. */
  readonly namesAccount: boolean;
}

/** One source that may call one function, or one alias of it. */
export interface PushAccess {
  readonly row: Pick<PushRow, 'actions'>;
  /** The service principal. */
  readonly service: string;
  readonly source: PermittedSource;
  readonly qualifier?: string;
  readonly statementId?: string;
  /** Whether the provider can tie `lambda:InvokeFunction` to the function's URL, for a source that calls it. */
  readonly tiesToUrl?: boolean;
}

/** The principal by which a service calls a function, in the form that region and partition ask for. */
export function callingService(
  { service, regionalService }: Pick<PushRow, 'service' | 'regionalService'>,
  source: { readonly partition: string; readonly region: string },
  functionRegion: string,
): string {
  if (regionalService === undefined) {
    return service;
  }
  const { form, when } = regionalService;
  switch (when) {
    case 'regionsDifferAndOneOptsIn': {
      // Into an opt-in region the message is delivered by the service of that region, whatever the other one is.
      const named = [functionRegion, source.region].find(isOptInRegion);
      return named !== undefined && source.region !== functionRegion ? form.replace('{region}', named) : service;
    }
    case 'partitionIsChina':
      return source.partition === 'aws-cn' ? form : service;
    default:
      return when satisfies never;
  }
}

/** The permissions of a source, one for each action of its row. */
export function pushPermissions({
  row,
  service,
  source,
  qualifier,
  statementId,
  tiesToUrl,
}: PushAccess): readonly Permission[] {
  const { name, arn, accountId, region, distinguishers, eventSourceToken, namesAccount } = source;
  const callsUrl = row.actions.includes('lambda:InvokeFunctionUrl');
  return row.actions.map((action) => ({
    statementId:
      statementId ??
      permissionStatementId({
        callerName: name,
        callerAccountId: accountId ?? '',
        action,
        ...(qualifier === undefined ? {} : { qualifier }),
        distinguishers: [service, ...(region === undefined ? [] : [region]), ...distinguishers],
      }),
    action,
    principal: { kind: 'service', service },
    ...(arn === undefined ? {} : { sourceArn: arn }),
    ...(namesAccount && accountId !== undefined ? { sourceAccountId: accountId } : {}),
    ...(eventSourceToken === undefined ? {} : { eventSourceToken }),
    ...(action === 'lambda:InvokeFunctionUrl' ? { functionUrlAuthType: 'AWS_IAM' as const } : {}),
    ...(callsUrl && tiesToUrl && action === 'lambda:InvokeFunction' ? { invokedViaFunctionUrl: true as const } : {}),
    ...(qualifier === undefined ? {} : { qualifier }),
  }));
}
