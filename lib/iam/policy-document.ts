/**
 * Policy documents as JSON. In: statements as data. Out: the document with one-element lists unwrapped, and its text.
 * It does not know Terraform: a text may hold tokens, which the constructs leave as they are.
 */
import { principalElement } from './principal';
import type { IdentityStatement, ResourceStatement, TrustStatement } from './statement';

type OneOrMany = string | readonly string[];

/** A statement as AWS writes it. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: Readonly<Record<string, OneOrMany>>;
  readonly Action: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;
}

/** A policy document as AWS writes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly StatementJson[];
}

export function statementJson(statement: IdentityStatement | TrustStatement | ResourceStatement): StatementJson {
  const { sid, effect, actions, conditions } = statement;
  const condition = Object.entries(conditions ?? {}).map(
    ([operator, keys]) =>
      [operator, Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, unwrap(values)]))] as const,
  );
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...('principals' in statement ? { Principal: principalJson(statement) } : {}),
    Action: unwrap(actions),
    ...('resources' in statement ? { Resource: unwrap(statement.resources) } : {}),
    ...(condition.length === 0 ? {} : { Condition: Object.fromEntries(condition) }),
  };
}

export function policyDocument(
  statements: readonly (IdentityStatement | TrustStatement | ResourceStatement)[],
): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements.map(statementJson) };
}

function principalJson({ principals }: TrustStatement): Record<string, OneOrMany> {
  const byType = new Map<string, string[]>();
  for (const { type, value } of principals.map(principalElement)) {
    byType.set(type, [...(byType.get(type) ?? []), value]);
  }
  return Object.fromEntries([...byType].map(([type, values]) => [type, unwrap(values)]));
}

function unwrap(values: readonly string[]): OneOrMany {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}
