import { showText } from '../../iam/text';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const permissionReplaced: Rule = {
  id: 'permission-replaced',
  severity: 'note',
  title: 'A permission is away for a moment',
  why: 'Every argument of aws_lambda_permission makes a new one, and Terraform removes the old statement before it adds the new one: calls in between, for about a second, are denied.',
  remedy:
    'Apply when nobody calls, or let callers try again. create_before_destroy is no way out: Terraform hands it on to the function, which cannot exist twice under one name.',
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
              },
            ];
          }),
      );
  },
};
