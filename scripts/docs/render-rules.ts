/** The rules of the review as Markdown, for people: a table and a section for each rule. */
import type { Rule } from '../../lib/review/rule';

type Words = Omit<Rule, 'find'>;

export function renderRules(rules: readonly Words[], command: string): string {
  const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
  return [
    `<!-- Generated from lib/review/rules by \`${command}\`; do not edit. -->`,
    '# Rules of the review',
    'What `cross-account-lambda review` finds. A finding is *new* where the time before did not have it; new findings of a\nrule with at least the severity of `--fail-on` end the review with 1. `cross-account-lambda.json` changes the severity\nof a rule by its id, silences it with `off`, or waives one finding until a day\n([schema](../schemas/configuration.schema.json)). A waiver that has expired waives nothing any more, and is a finding\nitself, `waiver-expired`: a warning.',
    ['| rule | severity | finds |', '|---|---|---|', ...sorted.map(renderRow)].join('\n'),
    ...sorted.map(renderSection),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function renderRow({ id, severity, title }: Words): string {
  return `| [${id}](#${id}) | ${severity} | ${plain(title).replaceAll('|', '\\|')} |`;
}

function renderSection({ id, severity, title, why, remedy, silencedBy, link }: Words): string {
  const facts = [
    ['Severity', severity],
    ['Why', plain(why)],
    ['What to do', plain(remedy)],
    ['Silenced by', plain(silencedBy)],
    ['See', `<${link}>`],
  ];
  return [`## ${id}`, `${plain(title)}.`, facts.map(([name, text]) => `- **${name}:** ${text}`).join('\n')].join(
    '\n\n',
  );
}

/** Stars of ARNs and angle brackets are no markup, unless they stand in code already. */
function plain(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[*<]/g, '\\$&')))
    .join('');
}
