/**
 * One operator on one key of a `Condition` element.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import type { ParsedCondition, ParsedPolicy } from '../iam/parsed-policy';
import type { Text } from '../iam/text';
import { all, any, not, type Truth } from '../iam/truth';
import type { ContextValue } from './context';
import { matchNull, OPERATORS, type Operator } from './operators';
import { resolveVariables } from './variables';

export interface ParsedOperator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly name: string;
  readonly ifExists: boolean;
}

export function parseOperator(written: string): ParsedOperator {
  const [, set, name = written, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(written) ?? [];
  return {
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined,
    name,
    ifExists: ifExists !== undefined,
  };
}

/** Whether a condition holds, given what its key holds and what other keys do. */
export function evaluateCondition(
  condition: ParsedCondition,
  version: ParsedPolicy['version'],
  lookUp: (key: string) => ContextValue,
): Truth {
  const { set, name, ifExists } = parseOperator(condition.operator);
  const value = lookUp(condition.key);
  if (name === 'Null') {
    return any([...condition.values.values.map((written) => matchNull(isAbsent(value), written)), ...open(condition)]);
  }
  const operator = OPERATORS.get(name);
  if (operator === undefined) return 'unknown';
  switch (value.kind) {
    case 'unknown':
      return 'unknown';
    case 'absent':
      return withoutValues({ set, name, ifExists }, operator);
    case 'present': {
      // To a set operator an empty text is no value.
      const values = set === undefined ? value.values : value.values.filter((text) => text !== '');
      return values.length === 0
        ? withoutValues({ set, name, ifExists }, operator)
        : overValues(
            set,
            values.map((requested) => evaluateValue(operator, condition, requested, version, lookUp)),
          );
    }
    default:
      return value satisfies never;
  }
}

/** Whether an operator asks that no value matches. */
export function isNegated(name: string): boolean {
  return OPERATORS.get(name)?.negated === true;
}

function isAbsent(value: ContextValue): Truth {
  switch (value.kind) {
    case 'present':
      return value.values.length === 0 ? 'yes' : 'no';
    case 'absent':
      return 'yes';
    case 'unknown':
      return 'unknown';
    default:
      return value satisfies never;
  }
}

function withoutValues({ set, ifExists }: ParsedOperator, { negated }: Operator): Truth {
  if (ifExists || set === 'ForAllValues') return 'yes';
  return set === undefined && negated ? 'yes' : 'no';
}

function overValues(set: ParsedOperator['set'], results: readonly Truth[]): Truth {
  switch (set) {
    case 'ForAllValues':
      return all(results);
    case 'ForAnyValue':
      return any(results);
    case undefined:
      // AWS asks for a set operator where a key has several values, and says nothing of the case without one.
      return all(results) === any(results) ? all(results) : 'unknown';
    default:
      return set satisfies never;
  }
}

function evaluateValue(
  operator: Operator,
  condition: ParsedCondition,
  requested: Text,
  version: ParsedPolicy['version'],
  lookUp: (key: string) => ContextValue,
): Truth {
  const matches = condition.values.values.map((written): Truth => {
    const pattern = operator.variables ? resolveVariables(written, version, lookUp) : written;
    // A variable without a value equals nothing, which a negated operator is content with.
    return pattern === undefined ? 'no' : operator.matches(requested, pattern);
  });
  const matched = any([...matches, ...open(condition)]);
  return operator.negated ? not(matched) : matched;
}

/** Values that are not known may match. */
function open({ values }: ParsedCondition): readonly Truth[] {
  return values.open ? ['unknown'] : [];
}
