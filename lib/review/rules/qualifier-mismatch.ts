import { showText, textKey } from '../../iam/text';
import { splitQualifier } from '../../prover/target';
import { allowing, foundInHeld, heldStatements } from '../identities';
import { coversAction } from '../named-actions';
import { listed, phrase } from '../phrase';
import { INVOKE, missedCalls } from '../qualified-calls';
import type { Found, Rule } from '../rule';
import type { Moment, Scene } from '../scene';
import { invokeOne } from '../snippets';

export const qualifierMismatch: Rule = {
  id: 'qualifier-mismatch',
  severity: 'error',
  title: 'A caller names a function otherwise than the function lets it in, or names others with it',
  why: 'A function, each of its versions and each alias have ARNs of their own: a policy on one does not let a call of another through. NAME* covers them all, and every other function whose name begins so.',
  remedy: 'Name on both sides what is called. For the function with all its qualifiers name both ARN and ARN:*.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  silencedBy:
    "The ARN beside ARN:*; one statement that names what the function lets in, whatever others name; callers of the function's own account; a wildcard behind something that is no function's whole name, such as orders-*; a permission without a qualifier, which permission-on-latest tells of.",
  find: ({ after }: Scene): readonly Found[] => [...missed(after), ...overreaching(after)],
};

function missed(moment: Moment): readonly Found[] {
  return missedCalls(moment)
    .filter(({ openings }) => openings.some(({ resource }) => splitQualifier(resource).qualifier !== ''))
    .flatMap(({ openings, named }) => {
      const letIn = [...new Set(openings.map(({ resource }) => showText(resource)))].sort();
      return named.map((call) =>
        foundInHeld(
          call,
          phrase`${{ arn: showText(call.identity.arn) }} may call ${showText(call.resource)}, but is let in at ${listed(letIn)} alone.`,
          invokeOne({ caller: showText(call.identity.arn), ...(letIn[0] === undefined ? {} : { callee: letIn[0] }) }),
        ),
      );
    });
}

/** `NAME*` where a function of that name is in the input. */
function overreaching({ graph }: Moment): readonly Found[] {
  return allowing(heldStatements(graph))
    .filter(({ statement }) => coversAction(statement, INVOKE) === 'yes' && statement.resource?.negated === false)
    .flatMap((held) =>
      (held.statement.resource?.list.values ?? []).flatMap((resource) => {
        const written = textKey(resource) ?? '';
        const name = written.endsWith('*') ? written.slice(0, -1) : '';
        return graph.functions.has(name)
          ? [
              foundInHeld(
                held,
                phrase`${{ arn: showText(held.identity.arn) }} may call ${written}: ${{ arn: name }} and every function whose name begins so.`,
                invokeOne({ caller: showText(held.identity.arn), callee: name }),
              ),
            ]
          : [];
      }),
    );
}
