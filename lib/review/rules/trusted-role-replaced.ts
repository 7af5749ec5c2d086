import { showText } from '../../iam/text';
import { statementName } from '../../prover/statements';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const trustedRoleReplaced: Rule = {
  id: 'trusted-role-replaced',
  severity: 'error',
  title: 'A role is replaced, and a policy keeps the old one',
  why: 'AWS saves the unique id of a role that a policy names, not its name. A role that is deleted and created again has another id: the policy names nobody then, until it is saved anew.',
  remedy:
    'Save the policy in the same apply, with replace_triggered_by on the id of the role; a policy in another state has to be applied after this one.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  silencedBy:
    'A policy that the same plan creates, updates or replaces; a policy that lets in the account of the role and holds it by a condition on aws:PrincipalArn.',
  find: ({ before, after }) => {
    const actions = new Map((after.graph.planned ?? []).map(({ address, action }) => [address, action]));
    if (before === undefined || actions.size === 0) return [];
    const replaced = new Map(
      [...after.graph.roles.values()].flatMap(({ arn, origin }) =>
        actions.get(origin.address ?? '') === 'replace' ? [[showText(arn), origin] as const] : [],
      ),
    );
    return after.openings.flatMap(({ door, statement, principal, breadth, isCertain }) => {
      const role = breadth === 'role' && isCertain ? replaced.get(showText(principal)) : undefined;
      if (role === undefined || statement === undefined || actions.has(door.policy.origin.address ?? '')) return [];
      return [
        {
          origin: door.policy.origin,
          subject: showText(door.target),
          side: 'target' as const,
          statement: statementName(statement),
          evidence: phrase`${role.address ?? ''} is replaced; the policy of ${{ arn: showText(door.target) }}, which lets in ${{ arn: showText(principal) }}, is not saved anew.`,
          fix: {
            hcl: 'lifecycle {\n  replace_triggered_by = [aws_iam_role.caller.unique_id]\n}',
          },
        },
      ];
    });
  },
};
