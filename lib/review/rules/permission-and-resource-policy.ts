import { joinText, showText } from '../../iam/text';
import { typeOf } from '../function-openings';
import { listed, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const permissionAndResourcePolicy: Rule = {
  id: 'permission-and-resource-policy',
  severity: 'error',
  title: 'A function has permissions and a whole resource policy',
  why: 'Each apply of aws_lambda_resource_policy replaces the statements of the permissions, and each apply of the permissions adds them again: what is allowed depends on which came last.',
  remedy: 'Write the statements of the permissions into the resource policy, and remove the permissions.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  silencedBy:
    'Permissions and a resource policy on different qualifiers of a function: each alias and each version has a policy of its own.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...graph.functions.values()].flatMap(({ arn, resourcePolicies }) =>
      Object.entries(resourcePolicies).flatMap(([qualifier, policies]) => {
        const of = (type: string) => policies.filter(({ origin }) => typeOf(origin.address) === type);
        const [whole] = of('aws_lambda_resource_policy');
        const permissions = of('aws_lambda_permission').map(({ origin }) => origin.address ?? '');
        if (whole === undefined || permissions.length === 0) return [];
        const target = showText(qualifier === '' ? arn : joinText(arn, ':', qualifier));
        return [
          {
            origin: whole.origin,
            subject: target,
            side: 'target' as const,
            evidence: phrase`The policy of ${{ arn: target }} is written as a whole and by ${listed(permissions)}.`,
          },
        ];
      }),
    ),
};
