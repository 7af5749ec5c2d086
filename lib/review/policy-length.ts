/** How long a policy is at least, from what is known of it: as short as JSON can write it, unknown texts left out. */
import type { ParsedElement, ParsedPolicy, ParsedStatement, TextList } from '../iam/parsed-policy';
import { policySize } from '../iam/size-budget';
import { type Text, textParts } from '../iam/text';

type Json = string | readonly Json[] | { readonly [key: string]: Json };

/** Characters without white space. */
export function shortestLength({ version, statements }: ParsedPolicy): number {
  const Version: Record<string, Json> = version === '2012-10-17' ? { Version: version } : {};
  return policySize(JSON.stringify({ ...Version, Statement: unwrap(statements.map(statementJson)) }));
}

function statementJson(statement: ParsedStatement): Json {
  const { sid, effect, principal, action, resource, conditions } = statement;
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect ?? 'Deny',
    ...(principal === undefined
      ? {}
      : { [principal.negated ? 'NotPrincipal' : 'Principal']: principalJson(principal) }),
    ...element('Action', action),
    ...(resource === undefined ? {} : element('Resource', resource)),
    ...(conditions === 'unknown' || conditions.length === 0 ? {} : { Condition: conditionJson(conditions) }),
  };
}

function principalJson({ list }: NonNullable<ParsedStatement['principal']>): Json {
  if (list === 'unknown' || list.some(({ bare }) => bare)) return '*';
  return Object.fromEntries(list.map(({ type, values }) => [type, textsJson(values)]));
}

function element(name: string, { negated, list }: ParsedElement<TextList>): Record<string, Json> {
  return { [negated ? `Not${name}` : name]: textsJson(list) };
}

function conditionJson(conditions: Exclude<ParsedStatement['conditions'], 'unknown'>): Json {
  const operators = new Map<string, Record<string, Json>>();
  for (const { operator, key, values } of conditions) {
    operators.set(operator, { ...operators.get(operator), [key]: textsJson(values) });
  }
  return Object.fromEntries(operators);
}

function textsJson({ values }: TextList): Json {
  return unwrap(values.map(literal));
}

function unwrap(values: readonly Json[]): Json {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

function literal(text: Text): string {
  return textParts(text)
    .filter((part) => typeof part === 'string')
    .join('');
}
