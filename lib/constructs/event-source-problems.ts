/** What can be wrong between an event source and a function; each refusal rests on a page of AWS. */
import { missing, notHere, otherAccount, type Problem, partitionMix, show } from '../errors';
import type { EventSourceRow, PushRow } from '../policies/event-source-row';
import type { FunctionBase } from './function-base';

/** Where a source lies, as far as it says. */
export interface KnownPlace {
  readonly accountId?: string;
  readonly region?: string;
  readonly partition?: string;
}

const PERMISSION_PAGE = 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html';

/** A source that does not call functions is the source of a permission. */
export function notPushed(row: EventSourceRow, got: string): Problem | undefined {
  const { title, page } = row;
  switch (row.mechanism) {
    case 'push':
      return undefined;
    case 'pull':
      return {
        ...notHere(
          `the source does not call functions: ${title}`,
          got,
          'a source that calls the function, such as s3Bucket({ … })',
          `${row.madeBy === undefined ? 'set up the event source mapping yourself' : `use a PullTrigger with ${row.madeBy}({ … })`}: Lambda reads this source with the execution role, and a permission on the function does nothing`,
        ),
        page,
      };
    case 'role':
      return {
        ...notHere(
          `the service itself does not call functions: ${title}`,
          got,
          'a source whose service calls the function, such as s3Bucket({ … })',
          row.madeBy === 'InvokeGrant'
            ? 'use an InvokeGrant whose caller is the role that it runs as'
            : `use ${row.madeBy}({ … }), which calls by a role`,
        ),
        page,
      };
    case 'none':
      return {
        ...notHere(
          `the source needs no permission of a trigger: ${title}`,
          got,
          'a source that calls the function, such as s3Bucket({ … })',
          `put in place ${row.atSource}`,
        ),
        page,
      };
    default:
      return row satisfies never;
  }
}

/** A source that Lambda does not read is the source of an event source mapping. */
export function notPulled(row: EventSourceRow, got: string): Problem {
  const { title, page, madeBy, atSource } = row;
  const useTrigger =
    madeBy === 'InvokeGrant'
      ? 'use an InvokeGrant whose caller is the role that it runs as'
      : 'use a PushTrigger: this source calls the function and needs a permission on it';
  return {
    ...notHere(
      `the source is not read by Lambda: ${title}`,
      got,
      'a source that Lambda reads, such as kinesisStream({ … })',
      row.mechanism === 'none' ? `put in place ${atSource}` : useTrigger,
    ),
    page,
  };
}

/** The source calls functions, and has no kind of its own here. */
export function notAKind({ title, page, madeBy }: EventSourceRow, got: string): Problem {
  return {
    ...notHere(
      `the source is set up otherwise: ${title}`,
      got,
      'a source that is made by one of the functions of this package, such as s3Bucket({ … })',
      madeBy === 'InvokeGrant'
        ? 'use an InvokeGrant whose caller is the role that it runs as'
        : 'use servicePrincipal({ … })',
    ),
    page,
  };
}

/** Lambda can read the source, and this package does not set it up. */
export function notBuilt({ title, page, atSource }: EventSourceRow, got: string): Problem {
  return {
    ...notHere(
      `PullTrigger does not set up this source: ${title}`,
      got,
      'sqsQueue({ … }), kinesisStream({ … }) or dynamodbStream({ … })',
      `create the event source mapping with the provider’s own construct; at the source: ${atSource}`,
    ),
    page,
  };
}

/** What the row of a source forbids between it and a function. */
export function checkReach(
  row: Pick<EventSourceRow, 'title' | 'page' | 'acrossAccounts' | 'acrossRegions'>,
  place: KnownPlace,
  { accountId, region, partition }: FunctionBase,
): readonly (Problem | undefined)[] {
  const { title, page, acrossAccounts, acrossRegions } = row;
  if (isOther(place.partition, partition)) {
    return [partitionMix('source', `${title} of ${place.partition}`, partition)];
  }
  return [
    acrossAccounts === 'no' && isOther(place.accountId, accountId)
      ? {
          ...otherAccount(
            `source and function are in two accounts, and AWS connects them within one only: ${title}`,
            `a source of ${place.accountId} and a function of ${accountId}`,
            'source and function in one account',
            'let a function of the source’s account take the events, and invoke this one with an InvokeGrant',
          ),
          page,
        }
      : undefined,
    acrossRegions === 'no' && isOther(place.region, region)
      ? {
          ...otherAccount(
            `source and function are in two regions, and AWS connects them within one only: ${title}`,
            `a source in ${place.region} and a function in ${region}`,
            'source and function in one region',
            'let a function of the source’s region take the events, and invoke this one with an InvokeGrant',
          ),
          page,
        }
      : undefined,
  ];
}

/** A permission for a service that anybody's resource could use. */
export function unboundService(service: string, got = 'nothing'): Problem {
  return {
    ...missing(
      `the permission for ${service} is tied to no account`,
      'a sourceArn that names its account, or sourceAccount',
      'set sourceArn, and sourceAccount where the ARN names no account: else anybody’s resource could have the service call the function',
    ),
    got,
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  };
}

/** A source whose ARN does not say in which account it lies. */
export function missingSourceAccount({ title, page, arn }: PushRow): Problem {
  return {
    ...missing(
      `the source’s account is not given: ${title}`,
      'the id of the account, 12 digits',
      arn.includes('{accountId}')
        ? 'set sourceAccount, which AWS’s instructions for this source ask for besides the ARN'
        : 'set sourceAccount: the ARN names no account, and a resource of that name in another one could call the function',
    ),
    page,
  };
}

/** An organization cannot be asked of a service. */
export function organizationOfService(got: unknown): Problem {
  return {
    ...notHere(
      'an organization does not narrow a permission for a service',
      show(got),
      'sourceArn and sourceAccount',
      'leave it out: a request that a service makes carries no aws:PrincipalOrgID',
    ),
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid',
  };
}

/** Code in a function calls with its role, never as the Lambda service. */
export function lambdaService(): Problem {
  return {
    ...notHere(
      'the Lambda service calls no function',
      '"lambda.amazonaws.com"',
      'the service of an event source',
      'use an InvokeGrant: code in a function calls with the session of its execution role',
    ),
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-granting-access.html',
  };
}

/** A part of the source's definition is no resource of its own. */
export function notManaged(
  {
    title,
    page,
    atSource,
    managed,
    madeBy,
  }: Pick<EventSourceRow, 'title' | 'page' | 'atSource' | 'managed' | 'madeBy'>,
  got: string,
): Problem {
  return {
    ...notHere(
      `manageSource does not apply: ${title}`,
      got,
      'manageSource for a source whose side is a resource of its own',
      managed === undefined
        ? `leave manageSource out, and write it where the source is defined: ${atSource}`
        : `use ${madeBy}({ … }), or leave manageSource out`,
    ),
    page,
  };
}

/** The source's side is to be written, and no provider reaches its account. */
export function noSourceProvider(accountId: string): Problem {
  return missing(
    `no provider reaches the account of the source, ${accountId}, and manageSource is set`,
    'an AwsAccount as account of the source',
    'pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
  );
}

/** A name for a permission that is not written. */
export function noPermissionToName(got: string): Problem {
  return notHere(
    'statementId names a permission, and none is written within one account for a source that calls by a role',
    show(got),
    'statementId for a source that needs a permission',
    'leave statementId out',
  );
}

/** One name for two permissions. */
export function oneStatementId(got: string): Problem {
  return {
    ...notHere(
      'statementId names one permission, and the URL of a function needs two',
      show(got),
      'statementId for a source that needs one permission',
      'leave statementId out',
    ),
    page: PERMISSION_PAGE,
  };
}

/** A pattern says nothing for certain. */
function isOther(known: string | undefined, expected: string): boolean {
  return known !== undefined && known !== '' && !/[*?]/.test(known) && known !== expected;
}
