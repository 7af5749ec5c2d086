/** What conditions ask of a key, by trying values on them: it does not matter how an operator is called. */
import type { ParsedCondition, ParsedStatement } from '../iam/parsed-policy';
import type { Text } from '../iam/text';
import type { Truth } from '../iam/truth';
import { evaluateCondition } from '../prover/conditions';
import { isUnknownDocument, type PolicyFact } from '../terraform/inventory';
import { conditionsOn } from './policy-statements';

/** Whether the condition holds where its key is not in the request. */
export function holdsWithout(condition: ParsedCondition): Truth {
  return evaluateCondition(condition, '2012-10-17', () => ({ kind: 'absent' }));
}

function holdsFor(condition: ParsedCondition, value: Text): Truth {
  return evaluateCondition(condition, '2012-10-17', () => ({ kind: 'present', values: [value] }));
}

/** Whether the statement's conditions make sure that the key is there. */
export function asksForPresence(statement: ParsedStatement, key: string): boolean {
  return conditionsOn(statement, key).some((condition) => holdsWithout(condition) === 'no');
}

/** Whether neither a request without the key nor one with another value meets the conditions on the key. */
export function narrows(statement: ParsedStatement, key: string, anotherValue: Text): boolean {
  return (
    asksForPresence(statement, key) &&
    conditionsOn(statement, key).some((condition) => holdsFor(condition, anotherValue) !== 'yes')
  );
}

/** Whether a Deny of the policy takes whoever comes without the key, and asks for nothing else. */
export function isDeniedWithout({ document }: PolicyFact, key: string): boolean {
  return (
    !isUnknownDocument(document) &&
    document.statements.some(
      ({ effect, conditions, principal }) =>
        effect === 'Deny' &&
        principal?.negated === false &&
        principal.list !== 'unknown' &&
        principal.list.some(({ values }) => values.values.includes('*')) &&
        conditions !== 'unknown' &&
        conditions.length > 0 &&
        conditions.every(
          (condition) => condition.key.toLowerCase() === key.toLowerCase() && holdsWithout(condition) === 'yes',
        ),
    )
  );
}

/** The keys that conditions name and that begin so, in lower case. */
export function keysBeginning({ conditions }: ParsedStatement, prefix: string): readonly string[] {
  return conditions === 'unknown'
    ? []
    : conditions.map(({ key }) => key.toLowerCase()).filter((key) => key.startsWith(prefix));
}
