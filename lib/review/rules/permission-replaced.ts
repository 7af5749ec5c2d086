import { showText } from '../../iam/text';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const permissionReplaced: Rule = {
  id: 'permission-replaced',
  severity: 'note',
  title: 'A permission is away for a moment',
  why: 'Every argument of aws_lambda_permission makes a new one, and Terraform removes the old statement before it adds the new one: calls in between, for about a second, are denied.',
  remedy:
    'Give the resource create_before_destroy and a statement_id_prefix, so that the new statement has another id than the old one; or apply when nobody calls.',
  link: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission',
  silencedBy:
    'create_before_destroy; a function that is replaced with its permission, which nobody can call meanwhile.',
  find: ({ before, after }) => {
    const replaced = new Map(
      (after.graph.planned ?? [])
        .filter(({ action }) => action === 'replace')
        .map(({ address, type, createsFirst = false }) => [address, { type, createsFirst }]),
    );
    if (before === undefined || replaced.size === 0) return [];
    return [...after.graph.functions.values()]
      .filter(({ origin }) => !replaced.has(origin.address ?? ''))
      .flatMap(({ arn, resourcePolicies }) =>
        Object.values(resourcePolicies)
          .flat()
          .flatMap(({ name, origin }) => {
            const planned = replaced.get(origin.address ?? '');
            if (planned?.type !== 'aws_lambda_permission' || planned.createsFirst) return [];
            return [
              {
                origin,
                subject: showText(arn),
                side: 'target' as const,
                statement: name,
                evidence: phrase`The permission ${name} of ${{ arn: showText(arn) }} is deleted before it is created again.`,
                fix: { hcl: 'statement_id_prefix = "caller-"\n\nlifecycle {\n  create_before_destroy = true\n}' },
              },
            ];
          }),
      );
  },
};
