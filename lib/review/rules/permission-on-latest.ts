import { showText } from '../../iam/text';
import { splitQualifier } from '../../prover/target';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { listed, phrase } from '../phrase';
import { missedCalls } from '../qualified-calls';
import type { Found, Rule } from '../rule';
import type { Moment, Scene } from '../scene';
import { permissionOnAlias } from '../snippets';

const LATEST = '$LATEST';

export const permissionOnLatest: Rule = {
  id: 'permission-on-latest',
  severity: 'error',
  title: 'A permission on the unqualified function for a caller of an alias, or on $LATEST',
  why: 'A permission counts for the ARN that it is on. One on the function without a qualifier does not let in a call of an alias or a version, and AWS takes none on $LATEST.',
  remedy:
    'Set qualifier of the permission to the alias or version that is called; leave it out in the place of $LATEST.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html',
  silencedBy:
    "A caller whose policies name the function without a qualifier, too; callers of the function's own account, whose policies are enough; a permission on another alias, which qualifier-mismatch tells of.",
  find: ({ after }: Scene): readonly Found[] => [...onLatest(after), ...unqualified(after)],
};

function onLatest(moment: Moment): readonly Found[] {
  return foundByStatement(
    functionOpenings(moment).filter((opening) => qualifierOf(opening) === LATEST),
    (principals, target) =>
      phrase`The permission for ${listed(principals)} is on ${{ arn: showText(target) }}, which has no policy.`,
    permissionOnAlias,
  );
}

function unqualified(moment: Moment): readonly Found[] {
  return missedCalls(moment)
    .filter(({ openings }) => openings.every((opening) => qualifierOf(opening) === ''))
    .flatMap(({ openings, named }) => {
      const [first] = named;
      return first === undefined
        ? []
        : foundByStatement(
            openings,
            (_principals, target) =>
              phrase`The policy of ${{ arn: showText(target) }} lets in ${{ arn: showText(first.identity.arn) }}, which may call ${listed([...new Set(named.map(({ resource }) => showText(resource)))])} alone.`,
            () => permissionOnAlias({ caller: showText(first.identity.arn), callee: showText(first.resource) }),
          );
    });
}

function qualifierOf({ resource }: FunctionOpening): string {
  return splitQualifier(resource).qualifier;
}
