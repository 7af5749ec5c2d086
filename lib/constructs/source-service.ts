import { badArn, badName, missing, notALiteral, notHere, otherAccount, type Problem, show } from '../errors';
import { parseArn } from '../iam/arn';
import { checkAccountId, checkOptionalName, isInterpolated } from '../iam/name-rules';
import type { EventSourceRow, PushRow } from '../policies/event-source-row';
import { EVENT_SOURCES, eventSourceRowOf } from '../policies/event-sources';
import {
  checkReach,
  type KnownPlace,
  lambdaService,
  missingSourceAccount,
  notPushed,
  unboundService,
} from './event-source-problems';
import type { Callee } from './function-base';

/** Any other service of AWS that calls the function, by its service principal. */
export interface ServicePrincipalSource {
  /** The service principal, such as `cognito-idp.amazonaws.com`. */
  readonly service: string;
  /**
   * ARN of what calls the function.
   * @default - any resource of `sourceAccount`, or of whoever has the token
   */
  readonly sourceArn?: string;
  /**
   * Account of what calls the function, 12 digits; required where the ARN names none.
   * @default - said by the ARN
   */
  readonly sourceAccount?: string;
  /**
   * Token that the service sends, such as the id of an Alexa skill: up to 256 letters, digits and . _ -.
   * @default - none is asked for
   */
  readonly eventSourceToken?: string;
}

/** What is known of a service without a row of its own: only that the permission must be tied to a source. */
const UNKNOWN_SERVICE = {
  actions: ['lambda:InvokeFunction'],
  sourceAccount: 'inArn',
  acrossAccounts: 'undocumented',
  acrossRegions: 'undocumented',
  title: 'an event source of another service',
  atSource: 'the definition of the source',
  page: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html',
} as const;

/** The row of the service, as far as there is one. */
export function rowOfService({
  service,
}: ServicePrincipalSource): Pick<
  PushRow,
  | 'actions'
  | 'sourceAccount'
  | 'acrossAccounts'
  | 'acrossRegions'
  | 'title'
  | 'atSource'
  | 'page'
  | 'managed'
  | 'madeBy'
> {
  const row = eventSourceRowOf(service);
  return row?.mechanism === 'push' ? row : UNKNOWN_SERVICE;
}

/** Where the source lies, as far as ARN and account say. */
export function placeOfService({ sourceArn, sourceAccount }: ServicePrincipalSource): KnownPlace {
  const { accountId, region, partition } = parseArn(sourceArn ?? '') ?? {};
  return {
    ...(partition === undefined ? {} : { partition }),
    ...(region === undefined ? {} : { region }),
    ...(sourceAccount === undefined && !accountId ? {} : { accountId: sourceAccount ?? accountId ?? '' }),
  };
}

/** What is wrong with a source that is known by its service principal, if anything. */
export function checkServicePrincipal(
  source: ServicePrincipalSource,
  { function: called }: Callee,
  statementId: string | undefined,
): readonly (Problem | undefined)[] {
  const { service, sourceArn, sourceAccount, eventSourceToken } = source;
  if (typeof service === 'string' && isInterpolated(service)) {
    return [notALiteral('service')];
  }
  if (
    typeof service !== 'string' ||
    !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(service)
  ) {
    return [badName('service', service, 'the principal of a service, such as "cognito-idp.amazonaws.com"')];
  }
  const refusal = checkService(service);
  if (refusal !== undefined) {
    return [refusal];
  }
  return [
    ...checkBinding(source, statementId),
    sourceAccount === undefined ? undefined : checkAccountId('sourceAccount', sourceAccount),
    checkOptionalName('eventSourceToken', 'eventSourceToken', eventSourceToken),
    sourceArn === undefined || isInterpolated(sourceArn) ? undefined : checkSourceArn(source, sourceArn),
    ...checkReach(rowOfService(source), placeOfService(source), called),
    ...checkByRole(source, called.accountId),
  ];
}

function checkService(service: string): Problem | undefined {
  if (service === 'lambda.amazonaws.com') {
    return lambdaService();
  }
  const row = eventSourceRowOf(service);
  if (row === EVENT_SOURCES.cloudFrontDistribution) {
    return ownFactory(row, service, 'it calls the function’s URL, which needs two permissions');
  }
  return row && notPushed(row, service);
}

// Everything that holds a permission for a service to one source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
function checkBinding(
  source: ServicePrincipalSource,
  statementId: string | undefined,
): readonly (Problem | undefined)[] {
  const { service, sourceArn, sourceAccount, eventSourceToken } = source;
  const row = eventSourceRowOf(service);
  const naming = row?.mechanism === 'push' ? row.sourceAccount : undefined;
  const isTied = sourceAccount !== undefined || (sourceArn !== undefined && namesAccount(sourceArn));
  return [
    row?.mechanism === 'push' && naming === 'required' && sourceAccount === undefined
      ? missingSourceAccount(row)
      : undefined,
    naming === 'token' && eventSourceToken === undefined
      ? {
          ...missing(
            `the token of the source is not given: ${row?.title}`,
            'eventSourceToken',
            'set the id of the skill',
          ),
          ...(row === undefined ? {} : { page: row.page }),
        }
      : undefined,
    // A token may be all that a service without a row has.
    isTied || naming === 'required' || naming === 'token' || (row === undefined && eventSourceToken !== undefined)
      ? undefined
      : unboundService(service, show(sourceArn)),
    sourceArn !== undefined && isInterpolated(sourceArn) && statementId === undefined
      ? missing(
          'sourceArn is known only after apply, and statementId is not given',
          'a statementId with such an ARN',
          'set statementId: the id of the permission is made from the ARN',
        )
      : undefined,
  ];
}

// What is known only after apply is an ARN of Terraform's, which names an account.
function namesAccount(sourceArn: string): boolean {
  const accountId = parseArn(sourceArn)?.accountId ?? sourceArn;
  return isInterpolated(accountId) || /^\d{12}$/.test(accountId);
}

function checkSourceArn({ service, sourceAccount }: ServicePrincipalSource, sourceArn: string): Problem | undefined {
  const arn = parseArn(sourceArn);
  const row = eventSourceRowOf(service);
  const expected = row === undefined || row.arn === '-' ? undefined : parseArn(row.arn)?.service;
  if (arn === undefined || (expected !== undefined && arn.service !== expected)) {
    return badArn('sourceArn', sourceArn, row === undefined ? 'the ARN of what calls the function' : row.arn);
  }
  return sourceAccount === undefined || !/^\d{12}$/.test(arn.accountId) || arn.accountId === sourceAccount
    ? undefined
    : otherAccount(
        'sourceArn is of another account than sourceAccount, so that no request meets both',
        `${sourceArn} and ${sourceAccount}`,
        'one account in both',
        'correct one of them, or leave sourceAccount out',
      );
}

function checkByRole(source: ServicePrincipalSource, accountId: string): readonly (Problem | undefined)[] {
  const row = eventSourceRowOf(source.service);
  const place = placeOfService(source);
  return row?.acrossAccounts === 'byRole' && place.accountId !== undefined && place.accountId !== accountId
    ? [ownFactory(row, source.service, 'across accounts it calls by a role')]
    : [];
}

function ownFactory(row: EventSourceRow, service: string, why: string): Problem {
  return {
    ...notHere(
      `the service principal alone does not let the source in: ${row.title}`,
      service,
      `${row.madeBy}({ … })`,
      `use ${row.madeBy}({ … }): ${why}`,
    ),
    page: row.page,
  };
}
