/** What a decision rests on without knowing it: one sentence for each code, for all its subjects together. */
import type { Assumption } from '../prover/decision';
import type { Quote } from './plain-text';

type AssumptionCode = Assumption['code'];

/** One sentence for each kind of assumption, in the order in which they come first. */
export function assumptionSentences(assumptions: readonly Assumption[], quote: Quote): readonly string[] {
  const subjects = new Map<AssumptionCode, Set<string>>();
  for (const { code, subject } of assumptions) {
    subjects.set(code, (subjects.get(code) ?? new Set()).add(subject));
  }
  return [...subjects].map(([code, of]) => assumptionSentence(code, [...of].sort().map(quote).join(', ')));
}

function assumptionSentence(code: AssumptionCode, subjects: string): string {
  switch (code) {
    case 'noServiceControlPolicies':
      return `No service control policy limits account ${subjects}: the input holds none.`;
    case 'noResourceControlPolicies':
      return `No resource control policy limits account ${subjects}: the input holds none.`;
    case 'keyAbsent':
      return `The caller does not send ${subjects}.`;
    case 'keyGiven':
      return `The given value of ${subjects} is the one of the request; another could be derived.`;
    case 'managedPolicyAsKnown':
      return `The AWS-managed ${subjects} says what this version of the command knows of it.`;
    case 'roleWithoutPath':
      return `The session is one of ${subjects}: the input holds no role of that name, and a session tells no path.`;
    default:
      return code satisfies never;
  }
}
