import { joinText, showText } from '../../iam/text';
import { typeOf } from '../function-openings';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { urlFix } from '../snippets';

export const functionUrlPublic: Rule = {
  id: 'function-url-public',
  severity: 'error',
  title: 'A function URL asks nobody for a signature',
  why: 'Anybody on the internet who knows or guesses the URL calls the function, with whatever payload and as often as it likes.',
  remedy: 'Set authorization_type to "AWS_IAM" and let in who calls, or put an API with an authorizer in front.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  silencedBy: 'authorization_type "AWS_IAM"; a URL whose type is known only after apply.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...graph.functions.values()].flatMap(({ arn, origin, functionUrls, resourcePolicies }) =>
      Object.entries(functionUrls)
        .filter(([, type]) => type === 'NONE')
        .map(([qualifier]) => {
          const target = showText(qualifier === '' ? arn : joinText(arn, ':', qualifier));
          // The statements that a public URL brings say where it stands.
          const own = (Object.hasOwn(resourcePolicies, qualifier) ? resourcePolicies[qualifier] : undefined)?.find(
            (policy) => typeOf(policy.origin.address) === 'aws_lambda_function_url',
          );
          return {
            origin: own?.origin ?? origin,
            subject: target,
            side: 'target' as const,
            evidence: phrase`The URL of ${{ arn: target }} lets in everybody without a signature.`,
            fix: {
              hcl: 'authorization_type = "AWS_IAM"',
              ...urlFix({ callee: target }),
            },
          };
        }),
    ),
};
