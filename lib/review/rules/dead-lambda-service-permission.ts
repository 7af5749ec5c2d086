import { showText } from '../../iam/text';
import { foundByStatement, functionOpenings } from '../function-openings';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { namedPermission } from '../snippets';

const LAMBDA = 'lambda.amazonaws.com';

export const deadLambdaServicePermission: Rule = {
  id: 'dead-lambda-service-permission',
  severity: 'note',
  title: 'A permission for lambda.amazonaws.com, which never calls',
  why: 'A function that calls another one does so as its execution role, and so do destinations; an event source mapping polls with the execution role of its own function. Nothing calls as the service lambda.amazonaws.com, so the permission gives nobody access.',
  remedy:
    "Remove the permission. A function that calls needs lambda:InvokeFunction in its role's policy and, across accounts, a permission for that role.",
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html',
  silencedBy: 'Any other service; lambda.amazonaws.com in a trust policy, where execution roles need it.',
  find: ({ after }: Scene): readonly Found[] =>
    foundByStatement(
      functionOpenings(after).filter(({ principal }) => principal === LAMBDA),
      (_services, target) =>
        phrase`The policy of ${{ arn: showText(target) }} lets in ${LAMBDA}, which calls no function.`,
      ({ callee }) => namedPermission({ callee }),
    ),
};
