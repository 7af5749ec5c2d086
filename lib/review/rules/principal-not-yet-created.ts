import type { AccessGraph } from '../../graph/access-graph';
import { parseArnText } from '../../iam/arn-text';
import { showText, type Text, textKey } from '../../iam/text';
import { equalTexts } from '../../iam/wildcard';
import { statementName } from '../../prover/statements';
import type { PlannedChange, PrincipalFact, RoleFact } from '../../terraform/inventory';
import { moduleKey, parseAddress } from '../../terraform/plan-address';
import { blockOf } from '../../terraform/plan-order';
import type { Fix } from '../finding';
import { type Phrase, phrase } from '../phrase';
import { type DoorStatement, doorStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { invokeGrant, trustOfOneRole, value } from '../snippets';

export const principalNotYetCreated: Rule = {
  id: 'principal-not-yet-created',
  severity: 'warning',
  title: 'A policy names a role that may not be there yet when it is saved',
  why: 'IAM and Lambda look up the roles and users that a policy names, and refuse it if one does not exist. Nothing makes Terraform create this one first: the apply fails, with an invalid principal, or fails only sometimes.',
  remedy:
    'Refer to the role, or name it in depends_on, so that it comes first. Where it is in another state, let in the root of its account with a condition on aws:PrincipalArn, which nobody looks up.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  silencedBy:
    "A reference or a depends_on, through modules or not; what goes through a local value or a resource of another provider, which a plan does not show; the role's own account; a role that was there before; the root of an account with a condition on aws:PrincipalArn.",
  find: ({ after: { graph } }: Scene): readonly Found[] => {
    const planned = new Map((graph.planned ?? []).map((change) => [placeOf(change), change]));
    if (planned.size === 0) return [];
    return doorStatements(graph).flatMap((door) => {
      const saved = planned.get(placeOf(door.policy.origin));
      if (saved === undefined || saved.action === 'delete' || saved.action === 'forget') return [];
      return principalsOf(door).flatMap((principal) => {
        const made = madeWith(graph, planned, principal);
        if (made === undefined || !isElsewhere(principal, door.target) || !mayComeFirst(saved, made)) return [];
        return [
          {
            origin: door.policy.origin,
            subject: showText(door.target),
            side: 'target' as const,
            statement: statementName(door.statement),
            evidence: evidenceOf(door, principal, { saved, made }),
            ...fixOf(door, principal, { saved, made }),
          },
        ];
      });
    });
  },
};

function placeOf({ input, address = '' }: { readonly input: string; readonly address?: string }): string {
  return `${input} ${address}`;
}

/** As the statement names them: those of a condition are looked up by nobody. */
function principalsOf({ statement: { principal } }: DoorStatement): readonly Text[] {
  if (principal === undefined || principal.list === 'unknown') return [];
  return principal.list.filter(({ type }) => type === 'AWS').flatMap(({ values }) => values.values);
}

/** What makes the principal in the same apply. */
function madeWith(
  { roles, principals }: AccessGraph,
  planned: ReadonlyMap<string, PlannedChange>,
  principal: Text,
): PlannedChange | undefined {
  const key = textKey(principal) ?? '';
  const identity: RoleFact | PrincipalFact | undefined = roles.get(key) ?? principals.get(key);
  const change = identity?.whole ? planned.get(placeOf(identity.origin)) : undefined;
  return change?.action === 'create' || change?.action === 'replace' ? change : undefined;
}

function isElsewhere(principal: Text, target: Text): boolean {
  const [from = '', to = ''] = [principal, target].map((arn) => parseArnText(arn)?.accountId);
  return from !== '' && to !== '' && equalTexts(from, to) === 'no';
}

/** Whether nothing orders the two; what is not told is not said. */
function mayComeFirst(saved: PlannedChange, made: PlannedChange): boolean {
  if (saved.input !== made.input) return true;
  const block = blockOf(made.address);
  return saved.waitsFor !== undefined && block !== undefined && !saved.waitsFor.includes(block);
}

interface Pair {
  readonly saved: PlannedChange;
  readonly made: PlannedChange;
}

function evidenceOf({ target }: DoorStatement, principal: Text, { saved, made }: Pair): Phrase {
  const begin = phrase`The policy of ${{ arn: showText(target) }} names ${{ arn: showText(principal) }}, which ${made.address}`;
  return saved.input === made.input
    ? phrase`${begin} is going to create, and nothing makes ${saved.address} wait for it.`
    : phrase`${begin} of another plan, ${made.input}, is going to create.`;
}

/** Wait for the role where that can be written; else let in its account, which nobody looks up. */
function fixOf({ policyType, target }: DoorStatement, principal: Text, { saved, made }: Pair): { readonly fix: Fix } {
  const waited = saved.input === made.input ? dependencyOf(saved.address, made.address) : undefined;
  if (waited !== undefined) return { fix: { hcl: `depends_on = [${waited}]` } };
  const ends = { caller: showText(principal), callee: showText(target) };
  const named = trustOfOneRole(ends);
  const arn = parseArnText(principal);
  const root = `arn:${showText(arn?.partition ?? 'aws')}:iam::${showText(arn?.accountId ?? '')}:root`;
  return policyType === 'trustPolicy'
    ? {
        fix: {
          ...named,
          hcl: `principals {\n  type        = "AWS"\n  identifiers = [${value(root)}]\n}\n${named.hcl}`,
        },
      }
    : {
        fix: {
          hcl: `principal = ${value(root)}`,
          typescript: invokeGrant(ends, "principal: 'account'"),
        },
      };
}

/** How one block names another in `depends_on`: a block of its own module, or the module that holds it. */
function dependencyOf(from: string, to: string): string | undefined {
  const [around, inside] = [parseAddress(from), parseAddress(to)];
  if (around === undefined || inside === undefined) return undefined;
  const [own, other] = [moduleKey(around.modules), moduleKey(inside.modules)];
  if (own === other) return inside.base;
  return own === '' ? `module.${inside.modules[0]?.name ?? ''}` : undefined;
}
