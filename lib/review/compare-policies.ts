/** What one policy allows and another did not, statement by statement, as far as their own words tell. */
import type { ParsedElement, ParsedPolicy, ParsedStatement, TextList } from '../iam/parsed-policy';
import { lowerCase, showText, type Text } from '../iam/text';
import { hasWildcard, isSameText, matchWildcard } from '../iam/wildcard';
import { showConditions } from '../prover/show';
import { compareAlternatives } from './compare-conditions';

export interface PolicyGain {
  /** Actions, as written, that statements allow and none of before did so widely. */
  readonly allowed: readonly string[];
  /** Actions, as written, that statements denied and none of now does so widely. */
  readonly noLongerDenied: readonly string[];
}

export function compareAllowed(before: ParsedPolicy, after: ParsedPolicy): PolicyGain {
  return {
    allowed: uncovered(of(after, 'Allow'), of(before, 'Allow')),
    noLongerDenied: uncovered(of(before, 'Deny'), of(after, 'Deny')),
  };
}

function of({ statements }: ParsedPolicy, effect: ParsedStatement['effect']): readonly ParsedStatement[] {
  return statements.filter((statement) => statement.effect === effect);
}

/** The actions of the first statements that none of the others takes in. */
function uncovered(some: readonly ParsedStatement[], others: readonly ParsedStatement[]): readonly string[] {
  const names = some.flatMap((statement) => {
    const rivals = others.filter((other) => isWithin(statement, other));
    return split(statement.action)
      .filter((action) => !rivals.some((other) => takesIn(other.action, action, namesAction)))
      .map(showElement);
  });
  return [...new Set(names)];
}

/** Each action by itself; what `NotAction` names belongs together. */
function split({ negated, list }: ParsedElement<TextList>): readonly ParsedElement<TextList>[] {
  return negated
    ? [{ negated, list }]
    : list.values.map((value) => ({ negated, list: { values: [value], open: false } }));
}

function showElement({ negated, list }: ParsedElement<TextList>): string {
  const names = list.values.map(showText).join(', ');
  return negated ? `all but ${names}` : names;
}

/** Whether the resources and conditions of a statement lie within those of another. Trust policies name no resource. */
export function isWithin(statement: ParsedStatement, other: ParsedStatement): boolean {
  const conditions = [statement, other].map((each) => [showConditions(each.conditions)]);
  const [own = [], theirs = []] = conditions;
  return (
    compareAlternatives(theirs, own) !== 'wider' &&
    (statement.resource === undefined || other.resource === undefined
      ? statement.resource === other.resource
      : takesIn(other.resource, statement.resource, namesResource))
  );
}

/** Whether a statement names all actions that another one does. */
export function takesInActions(wide: ParsedStatement, narrow: ParsedStatement): boolean {
  return takesIn(wide.action, narrow.action, namesAction);
}

type Names = (pattern: Text, text: Text) => boolean;

function takesIn(wide: ParsedElement<TextList>, narrow: ParsedElement<TextList>, names: Names): boolean {
  if (wide.list.open) return true;
  const isIn = (text: Text): boolean => wide.list.values.some((pattern) => names(pattern, text));
  if (!wide.negated) return narrow.negated ? isIn('*') : narrow.list.values.every(isIn);
  // All but some lies within all but fewer; anything else where it has nothing in common with what is left out.
  return narrow.negated
    ? wide.list.values.every((text) => narrow.list.values.some((pattern) => names(pattern, text)))
    : narrow.list.values.every((text) => wide.list.values.every((leftOut) => isApart(text, leftOut)));
}

function namesAction(pattern: Text, action: Text): boolean {
  return namesResource(lowerCase(pattern), lowerCase(action));
}

/** A pattern takes in another where it matches its text, wildcards and all; what is not known is no news. */
function namesResource(pattern: Text, text: Text): boolean {
  return isSameText(pattern, text) || matchWildcard(pattern, text) !== 'no';
}

/** Whether two patterns part before their first wildcards. */
function isApart(one: Text, other: Text): boolean {
  const [first = '', second = ''] = [one, other].map((text) => showText(text).toLowerCase().split(/[*?]/)[0] ?? '');
  const isPlain = !hasWildcard(one) && !hasWildcard(other);
  return isPlain ? first !== second : !first.startsWith(second) && !second.startsWith(first);
}
