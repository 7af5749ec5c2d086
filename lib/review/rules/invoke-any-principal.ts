import type { AccessGraph } from '../../graph/access-graph';
import { showText, textKey } from '../../iam/text';
import { splitQualifier } from '../../prover/target';
import { asksForPresence, narrows } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings, isOfType } from '../function-openings';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { namedPermission } from '../snippets';
import { isClosedToStrangers } from '../strangers';

/** Keys that only few requests have, each with a value that no policy means. */
const NARROWING: readonly (readonly [key: string, anotherValue: string])[] = [
  ['aws:sourcearn', 'arn:aws:another:us-east-1:000000000000:resource'],
  ['aws:sourceaccount', '000000000000'],
  ['aws:sourceorgid', 'o-0000000000'],
  ['aws:principalorgpaths', 'o-0000000000/r-0000/ou-0000-00000000/'],
  ['aws:sourcevpc', 'vpc-00000000'],
  ['aws:sourcevpce', 'vpce-00000000'],
  ['lambda:eventsourcetoken', 'another-value'],
];

const URL_KEYS = ['lambda:functionurlauthtype', 'lambda:invokedviafunctionurl'];

export const invokeAnyPrincipal: Rule = {
  id: 'invoke-any-principal',
  severity: 'error',
  title: 'Anybody may invoke the function',
  why: 'A permission for every principal, which no condition narrows, lets every AWS account call the function at your expense and with whatever payload it likes.',
  remedy: 'Name the caller: its role, its account, or an organization with principal_org_id.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  silencedBy:
    'Conditions that ask for aws:PrincipalOrgID, aws:PrincipalOrgPaths, aws:PrincipalAccount, aws:PrincipalArn, aws:SourceArn, aws:SourceAccount, aws:SourceOrgID, aws:SourceVpc, aws:SourceVpce or lambda:EventSourceToken by an operator without IfExists; a Deny for everybody else; what belongs to a function URL without authorization, which function-url-public tells of.',
  find: ({ after }: Scene): readonly Found[] =>
    foundByStatement(
      functionOpenings(after)
        .filter(({ breadth }) => breadth === 'everyone')
        .filter((opening) => !isNarrowed(opening) && !belongsToUrl(after.graph, opening))
        // With any source at all services get in for anybody, though roles do not.
        .filter(
          (opening) =>
            asksForPresence(opening.statement, 'aws:sourcearn') || !isClosedToStrangers(after.graph, opening),
        ),
      (_principals, target, actions) =>
        phrase`The policy of ${{ arn: showText(target) }} allows ${actions.join(', ')} to everybody.`,
      namedPermission,
    ),
};

function isNarrowed({ statement }: FunctionOpening): boolean {
  return NARROWING.some(([key, anotherValue]) => narrows(statement, key, anotherValue));
}

/** Part of a URL that anybody may call. */
function belongsToUrl({ functions }: AccessGraph, opening: FunctionOpening): boolean {
  if (isOfType(opening, 'aws_lambda_function_url')) return true;
  const { functionArn, qualifier } = splitQualifier(opening.door.target);
  const urls = functions.get(textKey(functionArn) ?? '')?.functionUrls ?? {};
  const isPublic = Object.hasOwn(urls, qualifier) && urls[qualifier] === 'NONE';
  return isPublic && URL_KEYS.some((key) => asksForPresence(opening.statement, key));
}
