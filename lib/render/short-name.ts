/** What an ARN names in few words: a table of whole ARNs fits no screen. */
import { parseArn } from '../iam/arn';
import type { Quote } from './plain-text';

export interface ShortName {
  /** Such as `role reader`. */
  readonly name: string;
  /** Where it stands; nothing where the name says it, or nobody knows. */
  readonly accountId?: string;
  /** Of what exists once in each region. */
  readonly region?: string;
}

/** Names that people have given to accounts, by id. */
export type AccountNames = ReadonlyMap<string, string>;

const NO_NAMES: AccountNames = new Map();
const ACCOUNT_ID = /^\d{12}$/;

/** What a service calls the one thing its ARNs name without a kind. */
const NOUNS: Readonly<Record<string, string>> = { sqs: 'queue', sns: 'topic' };

export function shortName(text: string, accountNames = NO_NAMES): ShortName {
  if (text === '*') return { name: 'everyone' };
  if (ACCOUNT_ID.test(text)) return { name: nameAccount(text, accountNames) };
  const arn = parseArn(text);
  if (arn === undefined) return { name: text };
  const { service, region, accountId, resource } = arn;
  if (service === 'iam' && resource === 'root') return { name: nameAccount(accountId, accountNames) };
  return {
    name: nameResource(service, resource),
    ...(accountId === '' ? {} : { accountId }),
    ...(region === '' ? {} : { region }),
  };
}

/** Such as `account 222222222222`, or `account vendor (222222222222)` where it has a name. */
export function nameAccount(accountId: string, accountNames = NO_NAMES): string {
  const name = accountNames.get(accountId);
  return name === undefined ? `account ${accountId}` : `account ${name} (${accountId})`;
}

/** Where the thing stands, such as `account 222222222222, us-east-1`. */
export function placeOf({ accountId, region }: ShortName, accountNames = NO_NAMES): string | undefined {
  if (accountId === undefined) return region;
  const account = nameAccount(accountId, accountNames);
  return region === undefined ? account : `${account}, ${region}`;
}

/** The name and the place in one phrase. */
export function fullName(text: string, quote: Quote, accountNames = NO_NAMES): string {
  const short = shortName(text, accountNames);
  const place = placeOf(short, accountNames);
  return place === undefined ? quote(short.name) : `${quote(short.name)} of ${quote(place)}`;
}

function nameResource(service: string, resource: string): string {
  if (service === 's3') return resource.includes('/') ? `objects ${resource}` : `bucket ${resource}`;
  const [, role, session] = /^assumed-role\/([^/]+)\/(.+)$/.exec(resource) ?? [];
  if (role !== undefined && session !== undefined) return `session ${session} of role ${role}`;
  const [, kind, rest] = /^([a-z][a-z-]*)[/:](.+)$/.exec(resource) ?? [];
  if (kind !== undefined && rest !== undefined) return `${kind} ${rest}`;
  return `${NOUNS[service] ?? service} ${resource}`;
}
