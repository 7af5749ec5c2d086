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

const ACCOUNT_ID = /^\d{12}$/;

/** What a service calls the one thing its ARNs name without a kind. */
const NOUNS: Readonly<Record<string, string>> = { sqs: 'queue', sns: 'topic' };

export function shortName(text: string): ShortName {
  if (text === '*') return { name: 'everyone' };
  if (ACCOUNT_ID.test(text)) return { name: `account ${text}` };
  const arn = parseArn(text);
  if (arn === undefined) return { name: text };
  const { service, region, accountId, resource } = arn;
  if (service === 'iam' && resource === 'root') return { name: `account ${accountId}` };
  return {
    name: nameResource(service, resource),
    ...(accountId === '' ? {} : { accountId }),
    ...(region === '' ? {} : { region }),
  };
}

/** Where the thing stands, such as `account 222222222222, us-east-1`. */
export function placeOf({ accountId, region }: ShortName): string | undefined {
  if (accountId === undefined) return region;
  return region === undefined ? `account ${accountId}` : `account ${accountId}, ${region}`;
}

/** The name and the place in one phrase. */
export function fullName(text: string, quote: Quote): string {
  const short = shortName(text);
  const place = placeOf(short);
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
