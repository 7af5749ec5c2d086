import { showText } from '../../iam/text';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { isClosedToOtherSources } from '../strangers';
import { foundInOpening, trustOpenings } from '../trust-findings';

/**
 * Services whose own documentation says that they send aws:SourceAccount or aws:SourceArn when they assume a role. A
 * condition on the keys breaks the roles of all others, execution roles of Lambda and EC2 among them.
 */
const SEND_A_SOURCE: readonly string[] = [
  'appsync.amazonaws.com',
  'bedrock.amazonaws.com',
  'cloudformation.amazonaws.com',
  'codebuild.amazonaws.com',
  'config.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'events.amazonaws.com',
  'fis.amazonaws.com',
  'iot.amazonaws.com',
  'logs.amazonaws.com',
  'pipes.amazonaws.com',
  'sagemaker.amazonaws.com',
  'scheduler.amazonaws.com',
  'states.amazonaws.com',
  'transfer.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];

export const trustServiceWithoutSource: Rule = {
  id: 'trust-service-without-source',
  severity: 'warning',
  title: 'A service may assume the role for any account',
  why: 'The service acts for every AWS account. Without a condition on its source, somebody who may use the service elsewhere may have it take your role (the cross-service confused deputy problem).',
  remedy: 'Add a condition on aws:SourceAccount, and on aws:SourceArn where the ARN is known.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  silencedBy:
    'Services that are not known to send a source, execution roles of Lambda and EC2 among them; conditions or a Deny that ask for aws:SourceAccount, aws:SourceArn, aws:SourceOrgID or aws:SourceOrgPaths by an operator without IfExists.',
  find: ({ after: { graph, openings } }: Scene): readonly Found[] =>
    trustOpenings(openings)
      .filter(({ breadth, principal }) => breadth === 'service' && SEND_A_SOURCE.includes(showText(principal)))
      .filter((opening) => !isClosedToOtherSources(graph, opening))
      .map((opening) =>
        foundInOpening(
          opening,
          phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in ${showText(opening.principal)} whichever account it acts for.`,
          {
            hcl: 'condition {\n  test     = "StringEquals"\n  variable = "aws:SourceAccount"\n  values   = [data.aws_caller_identity.current.account_id]\n}',
          },
        ),
      ),
};
