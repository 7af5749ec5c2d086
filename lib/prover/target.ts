/** What is asked for: the resource of a question, with the policies that hang on it. */
import type { AccessGraph } from '../graph/access-graph';
import { joinPieces, parseArnText, splitText } from '../iam/arn-text';
import { joinText, showText, type Text, textKey, UNKNOWN_TEXT } from '../iam/text';
import type { PolicyFact } from '../terraform/inventory';
import type { PolicyType } from './decision';

/** `arn:partition:lambda:region:account:function:name` */
const FUNCTION_ARN_PIECES = 7;

export interface Target {
  readonly arn: Text;
  readonly partition: Text;
  readonly accountId: Text;
  readonly region: Text;
  /** A role's trust policy must allow explicitly, even within the account; so must a key's policy. */
  readonly policyType: Extract<PolicyType, 'trustPolicy' | 'resourcePolicy'>;
  readonly mustAllow: boolean;
  /** What bears the policy. */
  readonly owner: PolicyOwner;
  /** Whether the input holds the resource, or nothing that it could hold matters. */
  readonly inInput: boolean;
  readonly resourcePolicies: readonly PolicyFact[];
  /** How the URL of the function (and qualifier) authorizes, where it has one. */
  readonly functionUrl?: Text;
}

type PolicyOwner =
  | { readonly kind: 'role' | 'resource'; readonly arn: Text }
  /** The ARN is the unqualified one. */
  | { readonly kind: 'function'; readonly arn: Text; readonly qualifier: string };

export function findTarget(graph: AccessGraph, resource: Text, action: string): Target {
  const arn = parseArnText(resource);
  const place = {
    arn: resource,
    partition: arn?.partition ?? UNKNOWN_TEXT,
    accountId: accountOf(graph, resource, arn?.accountId),
    region: arn?.region ?? UNKNOWN_TEXT,
  };
  const kind = `${showText(arn?.service ?? '')}:${showText(splitText(arn?.resource ?? '', '/')[0] ?? '')}`;
  if (kind === 'iam:role' || (arn === undefined && isAssumption(action))) {
    return { ...place, ...roleDoor(graph, resource, action), owner: { kind: 'role', arn: resource } };
  }
  if (kind.startsWith('lambda:function')) {
    const { functionArn, qualifier } = splitQualifier(resource);
    return {
      ...place,
      mustAllow: false,
      policyType: 'resourcePolicy',
      ...functionPolicies(graph, resource),
      owner: { kind: 'function', arn: functionArn, qualifier },
    };
  }
  const owner = policyOwner(resource);
  const facts = graph.resources.get(textKey(owner) ?? '');
  return {
    ...place,
    policyType: 'resourcePolicy',
    mustAllow: kind.startsWith('kms:'),
    inInput: facts?.whole === true || facts?.wholePolicy === true,
    resourcePolicies: facts?.resourcePolicies ?? [],
    owner: { kind: 'resource', arn: owner },
  };
}

/** The trust policy says who may have a session. What IAM does with roles is for identity-based policies alone. */
function roleDoor(
  graph: AccessGraph,
  resource: Text,
  action: string,
): Pick<Target, 'policyType' | 'mustAllow' | 'inInput' | 'resourcePolicies'> {
  if (/^iam:/i.test(action)) {
    return { policyType: 'resourcePolicy', mustAllow: false, inInput: true, resourcePolicies: [] };
  }
  const trust = graph.roles.get(textKey(resource) ?? '')?.trustPolicy;
  return {
    policyType: 'trustPolicy',
    mustAllow: true,
    inInput: trust !== undefined,
    resourcePolicies: trust === undefined ? [] : [trust],
  };
}

/** Whether an action gives a session of a role, which the role's trust policy decides. */
export function isAssumption(action: string): boolean {
  return /^sts:(assumerole|tagsession|setsourceidentity|setcontext)/i.test(action);
}

/** The ARN without its qualifier, and the qualifier (`''` for none). https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export function splitQualifier(arn: Text): { readonly functionArn: Text; readonly qualifier: string } {
  const pieces = splitText(arn, ':');
  const qualifier = pieces[FUNCTION_ARN_PIECES];
  if (qualifier === undefined) return { functionArn: arn, qualifier: '' };
  const functionArn = joinPieces(pieces.slice(0, FUNCTION_ARN_PIECES), ':');
  return { functionArn, qualifier: showText(qualifier) };
}

function functionPolicies(
  graph: AccessGraph,
  resource: Text,
): Pick<Target, 'inInput' | 'resourcePolicies' | 'functionUrl'> {
  const { functionArn, qualifier } = splitQualifier(resource);
  const facts = graph.functions.get(textKey(functionArn) ?? '');
  const functionUrl = facts && ownMember(facts.functionUrls, qualifier);
  return {
    inInput: facts?.whole === true,
    // The policy of a version or an alias is a policy of its own.
    resourcePolicies: (facts && ownMember(facts.resourcePolicies, qualifier)) ?? [],
    ...(functionUrl === undefined ? {} : { functionUrl }),
  };
}

// A qualifier may be called `constructor`.
function ownMember<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

// The ARN of a bucket names no account.
function accountOf(graph: AccessGraph, resource: Text, accountId: Text | undefined): Text {
  if (accountId !== undefined && accountId !== '') return accountId;
  return graph.resources.get(textKey(policyOwner(resource)) ?? '')?.accountId ?? UNKNOWN_TEXT;
}

/** What bears the policy: the bucket of an object; else the resource itself. */
function policyOwner(resource: Text): Text {
  const arn = parseArnText(resource);
  return arn?.service === 's3' && arn.region === ''
    ? joinText('arn:', arn.partition, ':s3:::', splitText(arn.resource, '/')[0] ?? '')
    : resource;
}
