/** `prove` for a pull request. */
import type { Decision } from '../prover/decision';
import { assumptionSentences } from './assumption-sentence';
import { conditionPhrase } from './condition-phrase';
import { markdownCode, markdownTable } from './markdown-text';
import { POLICY_NAMES } from './policy-name';
import type { AskedQuestion } from './prove-json';
import { conditionsHeading, toldReasons, verdictSentence } from './prove-text';
import { reasonSentence } from './reason-sentence';
import { fullName } from './short-name';

const HEADING = ['effect', 'statement', 'policy', 'of'];

export function renderProveMarkdown(question: AskedQuestion, decision: Decision): string {
  const { outcome, determining, reasons, assumes, conditions } = decision;
  const rows = determining.map(({ effect, statement, policyType, policy, owner }) => [
    effect,
    markdownCode(statement),
    `${POLICY_NAMES[policyType]} ${markdownCode(policy)}`,
    fullName(owner, markdownCode),
  ]);
  const told = toldReasons(reasons, determining).map((reason) => reasonSentence(reason, markdownCode));
  return `${[
    `**${outcome}**: ${verdictSentence(question, outcome, markdownCode)}`,
    ...(rows.length === 0 ? [] : [markdownTable(HEADING, rows)]),
    ...bulletList('Because', told),
    ...bulletList('Assumed', assumptionSentences(assumes, markdownCode)),
    ...bulletList(
      conditionsHeading(outcome),
      conditions.map((condition) => conditionPhrase(condition, markdownCode)),
    ),
  ].join('\n\n')}\n`;
}

function bulletList(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${heading}:`, items.map((item) => `- ${item}`).join('\n')];
}
