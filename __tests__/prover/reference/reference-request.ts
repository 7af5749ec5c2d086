/** Who asks for what, and what AWS itself puts into the request. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
import type { ConditionJson, Context } from './reference-conditions';

export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly NotPrincipal?: Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: ConditionJson;
}

export interface DocumentJson {
  readonly Version?: string;
  readonly Statement: readonly StatementJson[];
}

interface Bearer {
  readonly arn: string;
  readonly identityPolicies?: readonly { readonly name: string; readonly document: DocumentJson }[];
  readonly permissionsBoundary?: DocumentJson;
}

export interface WorldJson {
  readonly schemaVersion: 1;
  readonly roles: readonly (Bearer & { readonly trustPolicy: DocumentJson })[];
  readonly functions: readonly {
    readonly arn: string;
    readonly resourcePolicies?: Readonly<Record<string, DocumentJson>>;
  }[];
  readonly principals: readonly Bearer[];
  readonly accounts: readonly {
    readonly id: string;
    readonly organizationId?: string;
    readonly serviceControlPolicies?: readonly (readonly DocumentJson[])[];
    readonly resourceControlPolicies?: readonly (readonly DocumentJson[])[];
  }[];
}

export interface RequestJson {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  readonly sessionPolicies: readonly DocumentJson[];
}

export interface Request {
  readonly kind: 'session' | 'user' | 'root' | 'service';
  /** The ARN of the user or role, and of the session; the name of the service. */
  readonly arn: string;
  readonly session: string;
  readonly account: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  readonly context: Context;
}

const accountOf = (arn: string) => arn.split(':')[4] ?? '';

export function requestOf(world: WorldJson, asked: RequestJson, action: string): Request {
  const { principal, resource } = asked;
  const who = whoIs(principal);
  const account = who.kind === 'service' ? '' : accountOf(principal);
  const derived: Record<string, string | readonly string[] | undefined> = {
    'aws:PrincipalIsAWSService': String(who.kind === 'service'),
    'aws:ResourceAccount': accountOf(resource),
    'aws:ResourceOrgID': organization(world, accountOf(resource)),
    ...(who.kind === 'service'
      ? { 'aws:PrincipalServiceName': principal }
      : {
          'aws:PrincipalArn': who.arn,
          'aws:PrincipalAccount': account,
          'aws:PrincipalOrgID': organization(world, account),
          'aws:PrincipalType': { session: 'AssumedRole', user: 'User', root: 'Account' }[who.kind],
        }),
    ...(who.kind === 'user' ? { 'aws:username': principal.split('/').at(-1) } : {}),
    ...asked.context,
  };
  const context = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(derived)) {
    if (value !== undefined) context.set(key.toLowerCase(), [value].flat());
  }
  return { ...who, account, action, resource, resourceAccount: accountOf(resource), context };
}

function whoIs(principal: string): Pick<Request, 'kind' | 'arn' | 'session'> {
  if (!principal.startsWith('arn:')) return { kind: 'service', arn: principal, session: '' };
  if (principal.endsWith(':root')) return { kind: 'root', arn: principal, session: '' };
  if (principal.includes(':user/')) return { kind: 'user', arn: principal, session: '' };
  if (principal.includes(':role/')) return { kind: 'session', arn: principal, session: 'a session of any name' };
  const role = principal
    .replace(':sts:', ':iam:')
    .replace(':assumed-role/', ':role/')
    .replace(/\/[^/]*$/, '');
  return { kind: 'session', arn: role, session: principal };
}

const organization = (world: WorldJson, id: string) => world.accounts.find((found) => found.id === id)?.organizationId;
