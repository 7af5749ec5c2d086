/**
 * What an expression of HCL is, as far as the file tells. A reference is a symbol of its name, and whatever is not worked
 * out is a symbol of its text: equal expressions are equal symbols.
 */
import { isSymbolic, type SymbolicText, symbolText, UNKNOWN_TEXT } from '../iam/text';
import { type HclExpression, type HclStep, parseHcl } from './hcl-expression';
import { callFunction, IMPURE_FUNCTIONS, joined } from './hcl-functions';
import { splitTemplate, type TemplatePart } from './hcl-template';
import {
  bounded,
  hasSpread,
  isValueList,
  type KnownStep,
  memberValue,
  scalarText,
  type ValueRecord,
} from './hcl-value';
import type { Value } from './row';

/** What the names in an expression stand for. */
export interface HclScope {
  /** The value of `root.name`, such as `local.x`; nothing where it is not known. */
  readonly lookup: (root: string, name: string, depth: number) => Value | undefined;
  /** Names that stand for something else in each block or instance. */
  readonly ownNames: ReadonlySet<string>;
  /** The block or instance that gives the own names their meaning. */
  readonly owner: string;
}

/** Deeper than people nest expressions and locals, and far from the end of the stack. */
const DEEPEST = 120;
const IMPURE_CALL = new RegExp(`\\b(?:${[...IMPURE_FUNCTIONS].join('|')})\\(`);
const OWN_NAME = /(?<![\p{L}\p{N}_.-])[\p{L}_][\p{L}\p{N}_-]*/gu;

/** A value of Terraform JSON, in which every string is a template. */
export function evaluateJson(json: unknown, scope: HclScope, depth = 0): Value {
  if (depth > DEEPEST) return UNKNOWN_TEXT;
  if (typeof json === 'string') return evaluateTemplate(json, scope, depth);
  if (typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map((element) => evaluateJson(element, scope, depth + 1));
  if (typeof json !== 'object' || json === null) return null;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([key]) => key !== '//')
      .map(([key, member]) => [evaluateKey(key, scope, depth), evaluateJson(member, scope, depth + 1)]),
  );
}

function evaluateKey(key: string, scope: HclScope, depth: number): string {
  const text = evaluateTemplate(key, scope, depth);
  return typeof text === 'string' ? text : key;
}

function evaluateTemplate(source: string, scope: HclScope, depth: number): Value {
  if (!/[$%]/.test(source)) return source;
  const parts = splitTemplate(source, 'json');
  return parts === undefined ? opaque(source, scope) : evaluateParts(parts, source, scope, depth);
}

/** An interpolation alone keeps its type; among others it becomes text. */
function evaluateParts(parts: readonly TemplatePart[], source: string, scope: HclScope, depth: number): Value {
  const [first, ...others] = parts;
  if (first === undefined) return '';
  const partValue = (part: TemplatePart) =>
    'literal' in part ? part.literal : evaluateHcl(parseHcl(part.expression), scope, depth + 1);
  if (others.length === 0) return partValue(first);
  return bounded(joined(parts.map((part) => scalarText(partValue(part))))) ?? opaque(source, scope);
}

function evaluateHcl(expression: HclExpression, scope: HclScope, depth: number): Value {
  if (depth > DEEPEST) return UNKNOWN_TEXT;
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return evaluateParts(expression.parts, templateText(expression.parts), scope, depth);
    case 'list':
      return within(
        expression.elements.map((element) => evaluateHcl(element, scope, depth + 1)),
        expression.text,
        scope,
      );
    case 'object':
      return within(evaluateObject(expression, scope, depth), expression.text, scope);
    case 'traversal':
      return evaluateTraversal(expression, scope, depth);
    case 'member':
      return evaluateMember(expression, scope, depth);
    case 'call':
      return within(evaluateCall(expression, scope, depth), expression.text, scope);
    case 'conditional':
      return evaluateConditional(expression, scope, depth);
    case 'operation':
      return evaluateOperation(expression, scope, depth) ?? opaque(expression.text, scope);
    case 'not': {
      const operand = evaluateHcl(expression.operand, scope, depth + 1);
      return typeof operand === 'boolean' ? !operand : opaque(expression.text, scope);
    }
    case 'opaque':
      return opaque(expression.text, scope);
    default:
      return expression satisfies never;
  }
}

function evaluateObject(
  { items }: Extract<HclExpression, { kind: 'object' }>,
  scope: HclScope,
  depth: number,
): ValueRecord | undefined {
  const entries = items.map(({ key, value }) => {
    const name = evaluateHcl(key, scope, depth + 1);
    return [
      typeof name === 'number' || typeof name === 'boolean' ? String(name) : name,
      evaluateHcl(value, scope, depth + 1),
    ] as const;
  });
  // An object with an unknown key is unknown as a whole: any member could be overwritten by it.
  return entries.every((entry): entry is readonly [string, Value] => typeof entry[0] === 'string')
    ? Object.fromEntries(entries)
    : undefined;
}

function evaluateCall(
  { name, args, expands }: Extract<HclExpression, { kind: 'call' }>,
  scope: HclScope,
  depth: number,
): Value | undefined {
  const values = args.map((arg) => evaluateHcl(arg, scope, depth + 1));
  if (!expands) return callFunction(name, values);
  const last = values.pop();
  return isValueList(last) && !hasSpread(last) ? callFunction(name, [...values, ...last]) : undefined;
}

function evaluateConditional(
  { condition, yes, no, text }: Extract<HclExpression, { kind: 'conditional' }>,
  scope: HclScope,
  depth: number,
): Value {
  const decided = evaluateHcl(condition, scope, depth + 1);
  if (typeof decided !== 'boolean') return opaque(text, scope);
  return evaluateHcl(decided ? yes : no, scope, depth + 1);
}

function evaluateOperation(
  { operator, left, right }: Extract<HclExpression, { kind: 'operation' }>,
  scope: HclScope,
  depth: number,
): Value | undefined {
  if (!['==', '!=', '&&', '||'].includes(operator)) return undefined;
  const [one, other] = [evaluateHcl(left, scope, depth + 1), evaluateHcl(right, scope, depth + 1)];
  if (operator === '&&' || operator === '||') {
    const decisive = operator === '||';
    if (one === decisive || other === decisive) return decisive;
    return typeof one === 'boolean' && typeof other === 'boolean' ? !decisive : undefined;
  }
  // Terraform compares types too; what is no plain scalar is not compared here.
  const comparable = [one, other].every((value) => typeof value !== 'object' || value === null);
  return comparable ? (one === other) === (operator === '==') : undefined;
}

function evaluateTraversal(
  { root, steps, text }: Extract<HclExpression, { kind: 'traversal' }>,
  scope: HclScope,
  depth: number,
): Value {
  const path = knownSteps(steps, scope, depth);
  if (path === undefined) return opaque(text, scope);
  const [name, ...rest] = path;
  const value = typeof name?.key === 'string' ? scope.lookup(root, name.key, depth + 1) : undefined;
  if (value !== undefined) return rest.reduce<Value>(memberValue, value);
  return opaque(root + path.map((step) => step.text).join(''), scope);
}

function evaluateMember(
  { of, steps, text }: Extract<HclExpression, { kind: 'member' }>,
  scope: HclScope,
  depth: number,
): Value {
  const path = knownSteps(steps, scope, depth);
  const value = evaluateHcl(of, scope, depth + 1);
  return path === undefined || isSymbolic(value) ? opaque(text, scope) : path.reduce<Value>(memberValue, value);
}

/** The steps as names and numbers; nothing where one is a splat or an index that is not known. */
function knownSteps(steps: readonly HclStep[], scope: HclScope, depth: number): readonly KnownStep[] | undefined {
  const path = steps.map((step): KnownStep | undefined => {
    if ('splat' in step) return undefined;
    if ('attribute' in step) return { key: step.attribute, text: `.${step.attribute}` };
    const index = evaluateHcl(step.index, scope, depth + 1);
    const known = typeof index === 'string' || typeof index === 'number';
    return known ? { key: index, text: `[${JSON.stringify(index)}]` } : undefined;
  });
  return path.every((step) => step !== undefined) ? path : undefined;
}

/** The value, or its expression where it is not worked out or too large. */
function within(value: Value | undefined, text: string, scope: HclScope): Value {
  return (value === undefined ? undefined : bounded(value)) ?? (value === null ? null : opaque(text, scope));
}

/** An expression that is known by its text alone. */
function opaque(text: string, { ownNames, owner }: HclScope): SymbolicText {
  if (IMPURE_CALL.test(text)) return UNKNOWN_TEXT;
  const own = ownNames.size > 0 && (text.match(OWN_NAME) ?? []).some((name) => ownNames.has(name));
  return symbolText(own ? `${text} in ${owner}` : text);
}

function templateText(parts: readonly TemplatePart[]): string {
  return JSON.stringify(
    parts.map((part) => ('literal' in part ? part.literal : `\${${part.expression.trim()}}`)).join(''),
  );
}
