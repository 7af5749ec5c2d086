/** The rules as SARIF describes them, for all runs alike. */
import type { Severity } from '../review/severity';
import { type FindingWords, TOLD_RULES } from './finding-words';

export const TOOL = 'cross-account-lambda';

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/** From which code scanning makes high, medium and low: over 7, over 4, and the rest. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.5', note: '2.0' };

/** Over 9: anybody gets in. */
const CRITICAL = '9.5';
const LETS_ANYBODY_IN = ['trust-any-principal', 'trust-not-principal', 'invoke-any-principal'];

/** In the order of the rules, which `ruleIndex` counts. */
export const SARIF_RULES = [...TOLD_RULES.values()].map(({ id, severity, ...words }) => ({
  id: ruleId(id),
  name: id,
  shortDescription: { text: `${words.title}.` },
  fullDescription: { text: words.why },
  help: helpOf(words),
  ...(words.link === undefined ? {} : { helpUri: words.link }),
  defaultConfiguration: { level: LEVELS[severity] },
  properties: {
    tags: ['security', 'aws', 'cross-account', 'iam', 'lambda', 'terraform'],
    'security-severity': LETS_ANYBODY_IN.includes(id) ? CRITICAL : SECURITY_SEVERITY[severity],
  },
}));

const INDEXES: ReadonlyMap<string, number> = new Map([...TOLD_RULES.keys()].map((id, index) => [id, index]));

export function ruleId(rule: string): string {
  return `${TOOL}/${rule}`;
}

/** Nothing for a rule that is not of this package. */
export function ruleIndex(rule: string): number | undefined {
  return INDEXES.get(rule);
}

function helpOf({ why, remedy, link }: FindingWords) {
  const more = link === undefined ? [] : [link];
  return {
    text: [why, `What to do: ${remedy}`, ...more].join('\n\n'),
    markdown: [markdown(why), `**What to do:** ${markdown(remedy)}`, ...more.map((page) => `<${page}>`)].join('\n\n'),
  };
}

/** Words of our own, in which stars and angle brackets are those of ARNs, unless they stand in code already. */
function markdown(words: string): string {
  return words
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[*<[\]_]/g, '\\$&')))
    .join('');
}
