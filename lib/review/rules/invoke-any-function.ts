import { showText } from '../../iam/text';
import { allowing, foundInHeld, heldStatements, isTakenBack } from '../identities';
import { isOfService, patternsCovering } from '../named-actions';
import { phrase } from '../phrase';
import { isAnyFunction, picksResources, widePattern } from '../resource-patterns';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { invokeOne } from '../snippets';

const INVOKE = 'lambda:InvokeFunction';

export const invokeAnyFunction: Rule = {
  id: 'invoke-any-function',
  severity: 'warning',
  title: 'A caller may invoke every function of an account',
  why: 'Within an account no function can refuse a caller whose own policies allow the call, and in others each function that lets the account in is open to it.',
  remedy:
    'Name the functions that the caller invokes by their ARNs, each with ARN:* where its versions and aliases are called.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html',
  silencedBy:
    'Functions by the beginning of their names; a condition that asks for aws:ResourceAccount, aws:ResourceOrgID, aws:ResourceOrgPaths or a resource tag; a Deny without conditions, or a permissions boundary without lambda:InvokeFunction; the action *, which identity-wildcard-service tells of.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    allowing(heldStatements(graph)).flatMap((held) => {
      const { identity, statement } = held;
      const resource = widePattern(statement, isAnyFunction);
      const named = patternsCovering(statement, [INVOKE]).filter((pattern) => isOfService(pattern, 'lambda'));
      return resource === undefined || named.length === 0 || picksResources(statement) || isTakenBack(identity, INVOKE)
        ? []
        : [
            foundInHeld(
              held,
              phrase`${{ arn: showText(identity.arn) }} may ${named.join(', ')} on ${resource}.`,
              invokeOne({ caller: showText(identity.arn) }),
            ),
          ];
    }),
};
