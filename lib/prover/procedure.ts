/**
 * AWS's decision procedure; the numbers are the steps of docs/how-aws-decides.md.
 * In: what each type of policy says. Out: whether the request is allowed. It never reads a document.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { all, any, type Truth } from '../iam/truth';
import type { Caller } from './caller';
import type { SetResult } from './policy-set';
import type { PrincipalForm } from './principals';

/** What each type of policy says to one request. */
export interface Verdicts {
  readonly identity: SetResult;
  readonly boundary?: SetResult;
  readonly session?: SetResult;
  readonly serviceControl: readonly SetResult[];
  readonly resourceControl: readonly SetResult[];
  readonly resource: SetResult;
}

/** Step 2: one statement that denies, wherever it stands, decides. */
export function isDenied(verdicts: Verdicts): Truth {
  return any(listVerdicts(verdicts).map(({ deny }) => deny));
}

/** Steps 3 to 8, once nothing denies. */
export function isAllowed(verdicts: Verdicts, caller: Caller, sameAccount: boolean, mustAllow: boolean): Truth {
  const { resource } = verdicts;
  // Step 3: a service is let in by the resource alone.
  if (caller.kind === 'service') return resource.allow;
  // Step 4: every level of the organization must allow.
  const organization = all(verdicts.serviceControl.map(({ allow }) => allow));
  const own = ownSide(verdicts, caller);
  // Step 6: from another account, both sides.
  if (!sameAccount) return all([organization, resource.allow, own]);
  return all([organization, any([byResource(verdicts), byIdentity(resource, own, mustAllow)])]);
}

/** Step 5: what the caller may do by its own policies, as far as its ceilings let it. */
function ownSide({ identity, boundary, session }: Verdicts, caller: Caller): Truth {
  // The root of an account may do whatever its organization lets it.
  if (caller.kind === 'root') return 'yes';
  return all([identity.allow, ceilings({ boundary, session })]);
}

function ceilings({ boundary, session }: { boundary?: SetResult | undefined; session?: SetResult | undefined }): Truth {
  return all([boundary?.allow ?? 'yes', session?.allow ?? 'yes']);
}

/** Step 7: within an account the resource's policy can let the caller in alone; the form of the principal says under which ceilings. */
function byResource({ resource, boundary, session }: Verdicts): Truth {
  const form = (name: PrincipalForm): Truth => resource.allowByForm.get(name) ?? 'no';
  const limited = ceilings({ boundary, session });
  return any([
    form('session'),
    form('user'),
    all([form('role'), limited]),
    // AWS does not say whether a ceiling limits what everyone may do.
    all([form('everyone'), limited === 'yes' ? 'yes' : 'unknown']),
  ]);
}

/** Step 8: the caller's own side suffices, but for resources whose policy must allow: there it must at least trust the account. */
function byIdentity(resource: SetResult, own: Truth, mustAllow: boolean): Truth {
  return mustAllow ? all([resource.allowByForm.get('account') ?? 'no', own]) : own;
}

/** In the order in which AWS reads them: organization, resource, identity, boundary, session. */
export function listVerdicts(verdicts: Verdicts): readonly SetResult[] {
  const { resourceControl, serviceControl, resource, identity, boundary, session } = verdicts;
  return [
    ...resourceControl,
    ...serviceControl,
    resource,
    identity,
    ...(boundary === undefined ? [] : [boundary]),
    ...(session === undefined ? [] : [session]),
  ];
}
