/**
 * AWS's decision procedure once more, slow and plain, to compare the prover with: total worlds, no unknowns, one loop
 * over all statements for each question. Written from the IAM user guide alone and sharing no code with the prover.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { conditionsHold, patternOf } from './reference-conditions';
import {
  type DocumentJson,
  type Request,
  type RequestJson,
  requestOf,
  type StatementJson,
  type WorldJson,
} from './reference-request';

export type ReferenceOutcome = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** A point on which the documentation can be read in two ways; where the readings differ, nothing is certain. */
export interface Reading {
  /** Whether an implicit deny of a ceiling limits a grant to `*` that does not ask for `aws:PrincipalArn`. */
  readonly everyoneIsLimited: boolean;
}

export const READINGS: readonly Reading[] = [{ everyoneIsLimited: true }, { everyoneIsLimited: false }];

/** What AWS answers under each reading of its documentation. */
export function referenceOutcomes(world: WorldJson, asked: RequestJson): ReadonlySet<ReferenceOutcome> {
  return new Set(READINGS.map((reading) => evaluate(world, asked, reading)));
}

function evaluate(world: WorldJson, asked: RequestJson, reading: Reading): ReferenceOutcome {
  const outcomes = actionsOf(asked).map(({ action, more }) =>
    decide(world, asked, requestOf(world, { ...asked, context: { ...more, ...asked.context } }, action), reading),
  );
  if (outcomes.includes('explicitDeny')) return 'explicitDeny';
  return outcomes.includes('implicitDeny') ? 'implicitDeny' : 'allowed';
}

/** The actions that must all be allowed. */
function actionsOf({ action, context }: RequestJson): readonly { action: string; more?: Record<string, string> }[] {
  const names = Object.keys(context).map((key) => key.toLowerCase());
  switch (action) {
    case 'sts:AssumeRole':
      return [
        { action },
        ...(names.some((name) => name.startsWith('aws:requesttag/')) ? [{ action: 'sts:TagSession' }] : []),
        ...(names.includes('sts:sourceidentity') ? [{ action: 'sts:SetSourceIdentity' }] : []),
      ];
    case 'lambda:InvokeFunctionUrl':
      return [{ action }, { action: 'lambda:InvokeFunction', more: { 'lambda:InvokedViaFunctionUrl': 'true' } }];
    default:
      return [{ action }];
  }
}

function decide(world: WorldJson, asked: RequestJson, request: Request, reading: Reading): ReferenceOutcome {
  const { kind, account, resourceAccount } = request;
  const assumes = request.resource.includes(':role/');
  if (kind !== 'service' && partitionOf(request.arn) !== partitionOf(request.resource)) return 'implicitDeny';
  if (kind === 'root' && assumes) return 'implicitDeny';

  const { identity, boundary, session, levels, control, target } = documentsOf(world, asked, request);
  const matching = (documents: readonly DocumentJson[], effect: string) =>
    documents
      .flatMap(({ Statement }) => Statement)
      .filter((statement) => statement.Effect === effect && applies(statement, request, boundary.length > 0));

  const everything = [...identity, ...boundary, ...session, ...levels.flat(), ...control, ...target];
  if (matching(everything, 'Deny').length > 0) return 'explicitDeny';

  const granted = matching(target, 'Allow');
  if (kind === 'service') return granted.length > 0 ? 'allowed' : 'implicitDeny';
  if (levels.some((level) => matching(level, 'Allow').length === 0)) return 'implicitDeny';

  const within = (limit: readonly DocumentJson[]) => limit.length === 0 || matching(limit, 'Allow').length > 0;
  const underCeilings = within(boundary) && within(session);
  const byIdentity = kind === 'root' || (matching(identity, 'Allow').length > 0 && underCeilings);
  if (account !== resourceAccount) return granted.length > 0 && byIdentity ? 'allowed' : 'implicitDeny';

  const direct = granted.some((statement) => grantsDirectly(statement, request, underCeilings, reading));
  const delegated = byIdentity && (!assumes || granted.length > 0);
  return direct || delegated ? 'allowed' : 'implicitDeny';
}

/** Every policy that has a say, by its type. SCPs bind accounts and no services; RCPs reach roles and no functions. */
function documentsOf(world: WorldJson, asked: RequestJson, { kind, arn, account, resource, resourceAccount }: Request) {
  const bearer = [...world.roles, ...world.principals].find((one) => one.arn === arn);
  const accountOf = (wanted: string) => world.accounts.find(({ id }) => id === wanted);
  return {
    identity: bearer?.identityPolicies?.map(({ document }) => document) ?? [],
    boundary: [bearer?.permissionsBoundary ?? []].flat(),
    session: kind === 'session' ? asked.sessionPolicies : [],
    levels: (kind === 'service' ? undefined : accountOf(account)?.serviceControlPolicies) ?? [],
    control:
      (resource.includes(':role/') ? accountOf(resourceAccount)?.resourceControlPolicies : undefined)?.flat() ?? [],
    target: targetPolicy(world, resource),
  };
}

const partitionOf = (arn: string) => arn.split(':')[1];

function targetPolicy(world: WorldJson, resource: string): readonly DocumentJson[] {
  const [, plain = resource, qualifier = ''] =
    /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]*)(?::(.*))?$/.exec(resource) ?? [];
  const role = world.roles.find(({ arn }) => arn === resource);
  const policy = world.functions.find(({ arn }) => arn === plain)?.resourcePolicies?.[qualifier];
  return [role?.trustPolicy ?? [], policy ?? []].flat();
}

/** Whether a matching statement of the own account is a grant by itself, in spite of ceilings that allow nothing. */
function grantsDirectly(
  { Principal, Condition }: StatementJson,
  request: Request,
  underCeilings: boolean,
  reading: Reading,
) {
  const names = principalsOf(Principal);
  const asksForArn = Object.entries(Condition ?? {}).some(
    ([operator, keys]) =>
      /^(Arn|String)(Equals|Like)$/.test(operator) &&
      Object.keys(keys).some((key) => key.toLowerCase() === 'aws:principalarn'),
  );
  if (names.includes('*') && (asksForArn || underCeilings || !reading.everyoneIsLimited)) return true;
  if (request.kind === 'user') return names.includes(request.arn);
  return (
    names.includes(request.session) || (names.includes(request.arn) && request.kind === 'session' && underCeilings)
  );
}

function applies(statement: StatementJson, request: Request, bounded: boolean): boolean {
  const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = statement;
  const action = (list: string | readonly string[]) =>
    [list].flat().some((name) => patternOf(name.toLowerCase(), new Map(), true)?.test(request.action.toLowerCase()));
  const resource = (list: string | readonly string[]) =>
    [list].flat().some((arn) => patternOf(arn, request.context, true)?.test(request.resource));
  if (Principal !== undefined && !admits(principalsOf(Principal), request)) return false;
  if (NotPrincipal !== undefined && spares(principalsOf(NotPrincipal), request, bounded)) return false;
  if (Action !== undefined && !action(Action)) return false;
  if (NotAction !== undefined && action(NotAction)) return false;
  if (Resource !== undefined && !resource(Resource)) return false;
  if (NotResource !== undefined && resource(NotResource)) return false;
  // lambda:SourceFunctionArn is not there for policies of resources.
  const context = new Map(request.context);
  if (Principal !== undefined || NotPrincipal !== undefined) context.delete('lambda:sourcefunctionarn');
  return conditionsHold(Condition, context);
}

/** Every name in the element, account ids written as root ARNs. */
function principalsOf(principal: StatementJson['Principal']): readonly string[] {
  if (principal === undefined) return [];
  if (principal === '*') return ['*'];
  return Object.values(principal)
    .flat()
    .map((name) => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name));
}

const rootOf = ({ account }: Request) => `arn:aws:iam::${account}:root`;

function admits(names: readonly string[], request: Request): boolean {
  const own = request.kind === 'service' ? [request.arn] : [request.arn, request.session, rootOf(request)];
  return names.some((name) => name === '*' || (name !== '' && own.includes(name)));
}

/**
 * Account, role and session are looked at one after the other, and a principal with a boundary is never spared.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function spares(names: readonly string[], request: Request, bounded: boolean): boolean {
  switch (request.kind) {
    case 'service':
      return names.includes(request.arn);
    case 'root':
      return names.includes(rootOf(request));
    case 'user':
      return !bounded && names.includes(rootOf(request)) && names.includes(request.arn);
    case 'session':
      return !bounded && [rootOf(request), request.arn, request.session].every((name) => names.includes(name));
    default:
      return request.kind satisfies never;
  }
}
