/** What a rule says of its findings. */
import type { Rule } from '../review/rule';
import { RULES } from '../review/rules';
import { WAIVER_EXPIRED } from '../review/waivers';

/** The link is missing where no page of AWS or Terraform is about it. */
export type FindingWords = Pick<Rule, 'title' | 'why' | 'remedy'> & Partial<Pick<Rule, 'link'>>;

/** A rule as it is told of: what finds is no part of it. */
export type ToldRule = FindingWords & Pick<Rule, 'id' | 'severity'>;

/** No rule finds it: waivers are looked at after all rules. */
const EXPIRED: ToldRule = {
  id: WAIVER_EXPIRED,
  severity: 'warning',
  title: 'A waiver has expired',
  why: 'A waiver holds until the day that was given for it; what it waived counts again, and nobody has said since whether to live with it.',
  remedy: 'Put the finding right, or give the waiver another day and its reason anew, in cross-account-lambda.json.',
};

/** Every rule that a finding can be of, by its id. */
export const TOLD_RULES: ReadonlyMap<string, ToldRule> = new Map(
  [...RULES, EXPIRED].map(({ id, severity, title, why, remedy, ...rest }) => {
    const link = 'link' in rest ? { link: rest.link } : {};
    return [id, { id, severity, title, why, remedy, ...link }];
  }),
);

/** A finding may come from somebody who has rules of their own. */
export function findingWords(rule: string): FindingWords {
  return TOLD_RULES.get(rule) ?? { title: rule, why: '', remedy: '' };
}
