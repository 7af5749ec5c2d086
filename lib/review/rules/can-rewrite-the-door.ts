import { showText } from '../../iam/text';
import { asksForPresence, narrows } from '../demands';
import { allowing, foundInHeld, type HeldStatement, isForeignTrust, isTakenBack, statementsOf } from '../identities';
import { coversAction } from '../named-actions';
import { listed, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { invokeOne } from '../snippets';

/** What changes who is let in, or what runs behind the door. */
const REWRITING = [
  'iam:UpdateAssumeRolePolicy',
  'lambda:AddPermission',
  'lambda:RemovePermission',
  'lambda:PutResourcePolicy',
  'lambda:UpdateFunctionCode',
];
const PASS = 'iam:PassRole';
const CREATE = 'lambda:CreateFunction';

export const canRewriteTheDoor: Rule = {
  id: 'can-rewrite-the-door',
  severity: 'error',
  title: 'A role that another account assumes may change who is let in',
  why: 'Whoever takes the role can let in others, change the code of a function and so act as its execution role, or make a function with a role that may do more. What was granted is then no limit.',
  remedy: 'Take the actions away from the role, or deny them by its permissions boundary.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  silencedBy:
    'Roles that only their own account or services assume; a Deny without conditions, or a permissions boundary without the action; lambda:AddPermission with a condition on lambda:Principal; iam:PassRole without lambda:CreateFunction, or for other services.',
  find: ({ after: { graph, openings } }: Scene): readonly Found[] => {
    const doors = new Set(openings.filter(isForeignTrust).map(({ door }) => showText(door.target)));
    return [...graph.roles.values()]
      .filter(({ arn }) => doors.has(showText(arn)))
      .flatMap((role) => {
        const statements = allowing(statementsOf(role));
        const passes = statements.some((held) => gives(held, PASS));
        return statements.flatMap((held) => {
          const actions = [
            ...REWRITING.filter((action) => gives(held, action)),
            ...(passes && gives(held, CREATE) ? [`${CREATE} with ${PASS}`] : []),
          ];
          return actions.length === 0
            ? []
            : [
                foundInHeld(
                  held,
                  phrase`${{ arn: showText(role.arn) }}, which another account may assume, may ${listed(actions)}.`,
                  { hcl: invokeOne({}).hcl ?? '' },
                  'target',
                ),
              ];
        });
      });
  },
};

function gives({ identity, statement }: HeldStatement, action: string): boolean {
  const isNarrowed =
    (action === 'lambda:AddPermission' && asksForPresence(statement, 'lambda:principal')) ||
    (action === PASS && narrows(statement, 'iam:passedtoservice', 'lambda.amazonaws.com'));
  return coversAction(statement, action) === 'yes' && !isNarrowed && !isTakenBack(identity, action);
}
