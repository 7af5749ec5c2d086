/** How much a pattern of a `Resource` element takes in: every role of every account, every function of one. */
import { joinPieces, splitText } from '../iam/arn-text';
import type { ParsedStatement } from '../iam/parsed-policy';
import { showText, type Text } from '../iam/text';
import { hasWildcard } from '../iam/wildcard';
import { keysBeginning, narrows } from './demands';

/** `arn:partition:service:region:account:` */
const PIECES_BEFORE_RESOURCE = 5;

/** A pattern in the pieces of an ARN; what it leaves out matches anything. */
function piecesOf(pattern: Text): { readonly service: Text; readonly account: Text; readonly resource: Text } {
  const pieces = splitText(pattern, ':');
  const [, , service = '*', , account = '*'] = pieces;
  const rest = pieces.slice(PIECES_BEFORE_RESOURCE);
  return { service, account, resource: rest.length === 0 ? '*' : joinPieces(rest, ':') };
}

function isOfService(service: Text, name: string): boolean {
  return service === name || isStar(service);
}

function isStar(text: Text): boolean {
  return typeof text === 'string' && /^\*+$/.test(text);
}

/** Every role of more than one account. */
export function isAnyRole(pattern: Text): boolean {
  const { service, account, resource } = piecesOf(pattern);
  return isOfService(service, 'iam') && hasWildcard(account) && isWhole(resource, /^(\*+|role\/?\*+)$/);
}

/** Every function, of one account and region at least. */
export function isAnyFunction(pattern: Text): boolean {
  const { service, resource } = piecesOf(pattern);
  return isOfService(service, 'lambda') && isWhole(resource, /^(\*+|function:?\*+(:.*)?)$/);
}

/** Whether a statement may be about roles or functions at all. */
export function concernsRolesOrFunctions({ resource }: Pick<ParsedStatement, 'resource'>): boolean {
  if (resource === undefined || resource.negated) return resource !== undefined;
  return resource.list.values.some((pattern) => {
    const { service } = piecesOf(pattern);
    return isOfService(service, 'iam') || isOfService(service, 'lambda');
  });
}

function isWhole(resource: Text, pattern: RegExp): boolean {
  return typeof resource === 'string' && pattern.test(resource);
}

/** The first pattern of a statement that is as wide as asked, as a person reads it; `NotResource` is about all but what it names. */
export function widePattern(
  { resource }: Pick<ParsedStatement, 'resource'>,
  isWide: (pattern: Text) => boolean,
): string | undefined {
  if (resource === undefined) return undefined;
  const wide = resource.list.values.find(isWide);
  if (!resource.negated) return wide === undefined ? undefined : showText(wide);
  return wide === undefined ? `all but ${resource.list.values.map(showText).join(', ')}` : undefined;
}

const RESOURCE_KEYS = ['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths'];

/** Whether conditions pick some of the resources that a wildcard takes in. */
export function picksResources(statement: ParsedStatement): boolean {
  const tags = ['aws:resourcetag/', 'iam:resourcetag/'].flatMap((prefix) => keysBeginning(statement, prefix));
  return [...RESOURCE_KEYS, ...tags].some((key) => narrows(statement, key, 'another-value'));
}
