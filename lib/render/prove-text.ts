/** `prove` for a person at a terminal: the verdict, what decided, why, and what it rests on. */
import type { Decision, DeterminingStatement, Outcome, Reason } from '../prover/decision';
import { assumptionSentences } from './assumption-sentence';
import { conditionPhrase } from './condition-phrase';
import { type Paint, PLAIN } from './paint';
import { plainText, type Quote } from './plain-text';
import { POLICY_NAMES } from './policy-name';
import type { AskedQuestion } from './prove-json';
import { reasonSentence } from './reason-sentence';
import { fullName } from './short-name';
import { wrapText } from './wrap-text';

/** The decision in sentences, with the question. */
export function renderDecision(question: AskedQuestion, decision: Decision, paint: Paint = PLAIN): string {
  const { outcome, determining, reasons, assumes, conditions } = decision;
  return `${[
    paintOutcome(outcome, paint)(wrapText(`${outcome}: ${verdictSentence(question, outcome, plainText)}`)),
    ...section(
      'Decided by',
      determining.map((found) => renderDetermining(found)),
    ),
    ...section(
      'Because',
      toldReasons(reasons, determining).map((reason) => wrapText(reasonSentence(reason, plainText), '  ')),
    ),
    ...section(
      'Assumed',
      assumptionSentences(assumes, plainText).map((sentence) => wrapText(sentence, '  ')),
    ),
    ...section(
      conditionsHeading(outcome),
      conditions.map((condition) => wrapText(conditionPhrase(condition, plainText), '  ')),
    ),
  ].join('\n\n')}\n`;
}

/** What the outcome means, with who, what and on what. */
export function verdictSentence(
  { principal, action, resource }: AskedQuestion,
  outcome: Outcome,
  quote: Quote,
): string {
  const [who, what] = [fullName(principal, quote), `${quote(action)} on ${fullName(resource, quote)}`];
  switch (outcome) {
    case 'allowed':
      return `AWS allows ${who} to do ${what}.`;
    case 'explicitDeny':
      return `AWS denies ${who} to do ${what}: a statement says so.`;
    case 'implicitDeny':
      return `AWS denies ${who} to do ${what}: nothing allows it.`;
    case 'unknown':
      return `The input does not tell whether AWS allows ${who} to do ${what}.`;
    default:
      return outcome satisfies never;
  }
}

/** Reasons that say more than the list of what decided. */
export function toldReasons(
  reasons: readonly Reason[],
  determining: readonly DeterminingStatement[],
): readonly Reason[] {
  return reasons.filter(
    ({ code, policy, statement }) =>
      !(code === 'allowedByStatement' || code === 'explicitDeny') ||
      !determining.some((found) => found.policy === policy && found.statement === statement),
  );
}

/** What the conditions of an outcome are. */
export function conditionsHeading(outcome: Outcome): string {
  return outcome === 'unknown' ? 'It turns on' : 'Only if';
}

function renderDetermining({ effect, statement, policyType, policy, owner, input }: DeterminingStatement): string {
  const of = `${POLICY_NAMES[policyType]} of ${fullName(owner, plainText)}, in ${plainText(input)}`;
  return [`  ${effect} by ${plainText(policy)}, statement ${plainText(statement)}`, wrapText(of, '    ')].join('\n');
}

function paintOutcome(outcome: Outcome, paint: Paint): (text: string) => string {
  switch (outcome) {
    case 'allowed':
      return paint.good;
    case 'explicitDeny':
    case 'implicitDeny':
      return paint.bad;
    case 'unknown':
      return paint.unsure;
    default:
      return outcome satisfies never;
  }
}

function section(heading: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [[`${heading}:`, ...entries].join('\n')];
}
