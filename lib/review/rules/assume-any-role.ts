import { showText } from '../../iam/text';
import { allowing, foundInHeld, heldStatements, isTakenBack } from '../identities';
import { isOfService, patternsCovering } from '../named-actions';
import { phrase } from '../phrase';
import { isAnyRole, picksResources, widePattern } from '../resource-patterns';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { assumeOne } from '../snippets';

const ASSUME = 'sts:AssumeRole';

export const assumeAnyRole: Rule = {
  id: 'assume-any-role',
  severity: 'error',
  title: 'A caller may assume any role that lets its account in',
  why: 'Many roles trust a whole account. Whoever has the credentials of this caller takes every one of them, in each account where there is one, and also those that are made tomorrow.',
  remedy: 'Name the roles that the caller assumes by their ARNs.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
  silencedBy:
    'Roles of one account, such as arn:aws:iam::222222222222:role/*; roles by their names or paths in any account; a condition that asks for aws:ResourceAccount, aws:ResourceOrgID, aws:ResourceOrgPaths or a resource tag; a Deny without conditions, or a permissions boundary without sts:AssumeRole; the action *, which identity-wildcard-service tells of.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    allowing(heldStatements(graph)).flatMap((held) => {
      const { identity, statement } = held;
      const resource = widePattern(statement, isAnyRole);
      const named = patternsCovering(statement, [ASSUME]).filter((pattern) => isOfService(pattern, 'sts'));
      return resource === undefined || named.length === 0 || picksResources(statement) || isTakenBack(identity, ASSUME)
        ? []
        : [
            foundInHeld(
              held,
              phrase`${{ arn: showText(identity.arn) }} may ${named.join(', ')} on ${resource}.`,
              assumeOne({ caller: showText(identity.arn) }),
            ),
          ];
    }),
};
