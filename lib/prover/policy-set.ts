/**
 * What the policies of one type say together: whether one of their statements allows, and whether one denies.
 * In: policies and a request. Out: both answers, with the statements behind them. It does not weigh types against each other.
 */
import { any, type Truth } from '../iam/truth';
import { isUnknownDocument, type PolicyFact } from '../terraform/inventory';
import { assume, type Request } from './context';
import type { PolicyReference, PolicyType, Side } from './decision';
import type { PrincipalForm } from './principals';
import { matchStatement, type StatementMatch } from './statements';
import { NO_STRAYS, type StrayNote, type Strays } from './stray-policies';

/** The policies of one type that bear on a request, and whose they are. */
export interface PolicySet {
  readonly policyType: PolicyType;
  readonly side: Side;
  readonly owner: string;
  readonly policies: readonly PolicyFact[];
  /** What may be among them. @default nothing */
  readonly strays?: Strays;
}

/** A statement, and how far it applies. */
export interface Evidence {
  readonly policy: PolicyReference;
  readonly match: StatementMatch;
}

export interface SetResult {
  readonly set: PolicySet;
  readonly allow: Truth;
  readonly deny: Truth;
  /** By the form of principal under which a statement allows; only for policies with principals. */
  readonly allowByForm: ReadonlyMap<PrincipalForm, Truth>;
  readonly allowing: readonly Evidence[];
  readonly denying: readonly Evidence[];
  /** Statements that may apply, or may not. */
  readonly undecided: readonly Evidence[];
  /** Allow statements that do not apply. */
  readonly missed: readonly Evidence[];
  /** Policies of which nothing, or not all, is known. */
  readonly unknownPolicies: readonly { readonly policy: PolicyReference; readonly because: string }[];
  /** What may hold a policy that decides. */
  readonly unseen: readonly Unseen[];
}

/** What may hold a policy of this set, and whether one that allows or one that denies. */
interface Unseen extends Pick<StrayNote, 'code' | 'subject'> {
  readonly mayAllow: boolean;
  readonly mayDeny: boolean;
}

const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\//;

export function evaluateSet(request: Request, set: PolicySet): SetResult {
  const unknownPolicies: { policy: PolicyReference; because: string }[] = [];
  const evidence: Evidence[] = [];
  for (const fact of set.policies) {
    const policy = referTo(set, fact);
    if (isUnknownDocument(fact.document)) {
      unknownPolicies.push({ policy, because: fact.document.unknownBecause });
      continue;
    }
    const { version, statements, open } = fact.document;
    if (open) unknownPolicies.push({ policy, because: 'given' });
    if (AWS_MANAGED.test(fact.name)) assume(request, { code: 'managedPolicyAsKnown', subject: fact.name });
    for (const statement of statements) {
      evidence.push({ policy, match: matchStatement(request, set.policyType, version, statement) });
    }
  }
  return weigh(set, evidence, unknownPolicies, listUnseen(request, set));
}

function listUnseen(request: Request, { policyType, strays = NO_STRAYS }: PolicySet): readonly Unseen[] {
  const stray = strays.policies.map((policy): Unseen => {
    const effects = effectsOf(request, policyType, policy);
    return {
      code: 'unlinked',
      subject: policy.origin.address ?? policy.name,
      mayAllow: effects.some((effect) => effect !== 'Deny'),
      mayDeny: effects.some((effect) => effect !== 'Allow'),
    };
  });
  return [...stray, ...strays.notes.map((note) => ({ ...note, mayAllow: true }))].filter(
    ({ mayAllow, mayDeny }) => mayAllow || mayDeny,
  );
}

/** What the statements do that may apply, if the policy belongs here; unknown for those that nobody knows. */
function effectsOf(
  request: Request,
  policyType: PolicyType,
  { document }: PolicyFact,
): readonly ('Allow' | 'Deny' | undefined)[] {
  if (isUnknownDocument(document)) return [undefined];
  const { version, statements, open } = document;
  const applying = statements.filter(
    (statement) => matchStatement(request, policyType, version, statement).applies !== 'no',
  );
  return [...applying.map(({ effect }) => effect), ...(open ? [undefined] : [])];
}

function weigh(
  set: PolicySet,
  evidence: readonly Evidence[],
  unknownPolicies: SetResult['unknownPolicies'],
  unseen: readonly Unseen[],
): SetResult {
  const allowing = evidence.filter(({ match }) => match.applies === 'yes' && match.statement.effect === 'Allow');
  const denying = evidence.filter(({ match }) => match.applies === 'yes' && match.statement.effect === 'Deny');
  const undecided = evidence.filter(({ match }) => isUndecided(match));
  const unknownIf = (isSo: boolean): Truth => (unknownPolicies.length > 0 || isSo ? 'unknown' : 'no');
  const mayAllow = unknownIf(unseen.some((each) => each.mayAllow));
  const mayDeny = unknownIf(unseen.some((each) => each.mayDeny));
  return {
    set,
    allow: any([...yes(allowing), ...maybe(undecided, 'Allow'), mayAllow]),
    deny: any([...yes(denying), ...maybe(undecided, 'Deny'), mayDeny]),
    allowByForm: formsOf(
      [...allowing, ...undecided.filter(({ match }) => match.statement.effect !== 'Deny')],
      mayAllow,
    ),
    allowing,
    denying,
    undecided,
    missed: evidence.filter(({ match }) => match.applies === 'no' && match.statement.effect === 'Allow'),
    unknownPolicies,
    unseen,
  };
}

function isUndecided({ applies, statement }: StatementMatch): boolean {
  return applies === 'unknown' || (applies === 'yes' && statement.effect === undefined);
}

function yes(evidence: readonly Evidence[]): readonly Truth[] {
  return evidence.map(() => 'yes');
}

function maybe(undecided: readonly Evidence[], effect: 'Allow' | 'Deny'): readonly Truth[] {
  return undecided.filter(({ match }) => match.statement.effect !== oppositeOf(effect)).map(() => 'unknown');
}

function oppositeOf(effect: 'Allow' | 'Deny'): 'Allow' | 'Deny' {
  return effect === 'Allow' ? 'Deny' : 'Allow';
}

function formsOf(evidence: readonly Evidence[], mayBe: Truth): ReadonlyMap<PrincipalForm, Truth> {
  const forms = new Map<PrincipalForm, Truth>();
  // Of a policy that is not known, a statement may name the caller in the form that is limited least.
  if (mayBe === 'unknown') forms.set('session', 'unknown');
  for (const { match } of evidence) {
    const decided = match.applies === 'yes' && match.statement.effect === 'Allow';
    for (const [form, matches] of match.forms) {
      if (matches === 'no') continue;
      forms.set(form, any([forms.get(form) ?? 'no', decided && matches === 'yes' ? 'yes' : 'unknown']));
    }
  }
  return forms;
}

export function referTo({ policyType, side, owner }: PolicySet, { name, origin }: PolicyFact): PolicyReference {
  return { policyType, side, policy: origin.address ?? name, name, owner, input: origin.input };
}
