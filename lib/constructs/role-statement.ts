import { Token } from 'cdktf';
import { badAction, badChoice, duplicateSid, emptyList, listToken, type Problem } from '../errors';
import type { Conditions } from '../iam/condition';
import { checkOptionalName } from '../iam/name-rules';
import type { Effect, IdentityStatement } from '../iam/statement';

/** A statement that a user writes for a role. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html */
export interface RoleStatement {
  /**
   * Name of the statement: letters and digits, unique in the role's statements.
   * @default - none
   */
  readonly sid?: string;
  /**
   * Whether the statement allows or denies.
   * @default "Allow"
   */
  readonly effect?: Effect;
  /** What may be done, such as `s3:ListBucket`; at least one action. */
  readonly actions: readonly string[];
  /** On what: ARNs, scalar tokens allowed, policy variables as AWS writes them; at least one. */
  readonly resources: readonly string[];
  /**
   * Condition operator to key to values.
   * @default - no conditions
   */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The statements as data, sorted out of the forms a user may write. */
export function identityStatements(statements: readonly RoleStatement[]): readonly IdentityStatement[] {
  return statements.map(({ effect = 'Allow', conditions = {}, ...rest }) => ({
    ...rest,
    effect,
    conditions: Object.fromEntries(
      Object.entries(conditions).map(([operator, keys]) => [
        operator,
        Object.fromEntries(
          Object.entries(keys).map(([key, values]) => [key, typeof values === 'string' ? [values] : values]),
        ),
      ]),
    ) satisfies Conditions,
  }));
}

/** What is wrong with statements, if anything. */
export function checkStatements(
  property: string,
  statements: readonly RoleStatement[],
): readonly (Problem | undefined)[] {
  const sids = statements.flatMap(({ sid }) => sid ?? []);
  return [
    ...statements.flatMap((statement, index) => checkStatement(`${property}[${index}]`, statement)),
    ...sids.filter((sid, index) => sids.indexOf(sid) !== index).map((sid) => duplicateSid(property, sid)),
  ];
}

function checkStatement(
  property: string,
  { sid, effect = 'Allow', actions, resources, conditions = {} }: RoleStatement,
): readonly (Problem | undefined)[] {
  return [
    checkOptionalName('sid', `${property}.sid`, sid),
    ['Allow', 'Deny'].includes(effect) ? undefined : badChoice(`${property}.effect`, effect, "'Allow' or 'Deny'"),
    ...checkList(`${property}.actions`, actions, 'at least one action'),
    ...checkList(`${property}.resources`, resources, 'at least one resource, or "*"'),
    !Token.isUnresolved(resources) && resources.includes('')
      ? emptyList(`${property}.resources`, 'at least one resource, or "*"', resources)
      : undefined,
    ...(Token.isUnresolved(actions) ? [] : actions)
      .filter((action) => !/^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/.test(action))
      .map((action) => badAction(`${property}.actions`, action)),
    ...Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).flatMap(([key, values]) =>
        checkList(
          `${property}.conditions.${operator}.${key}`,
          typeof values === 'string' ? [values] : values,
          'at least one value',
        ),
      ),
    ),
  ];
}

function checkList(property: string, values: readonly string[], allowed: string): readonly (Problem | undefined)[] {
  if (Token.isUnresolved(values) || values.some(isListElement)) {
    return [listToken(property)];
  }
  return values.length === 0 ? [emptyList(property, allowed)] : [];
}

// The one element that a list token is encoded as, where it was spread into another list.
function isListElement(value: unknown): boolean {
  return typeof value === 'string' && value.includes('#{TfToken[');
}
