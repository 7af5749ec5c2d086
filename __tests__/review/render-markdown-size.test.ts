/** `review --format markdown` under the size that GitHub takes, with whatever and however much there is. */
import { renderReviewMarkdown } from '../../lib/render/review-markdown';
import type { AccessChange } from '../../lib/review/access-change';
import type { Finding } from '../../lib/review/finding';
import type { Review } from '../../lib/review/review-result';
import { readMarkdown } from './read-markdown';
import { hostileEverywhere, NOTHING, REVIEW } from './rendered';

const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const COMPARED: Review = { ...NOTHING, world: 'quiet', compared: true };
const LIMIT = 65_000;

const [OPENED] = REVIEW.changes as readonly [AccessChange];
const [ERROR] = REVIEW.findings as readonly [Finding];

const changes = (count: number, length = 20): readonly AccessChange[] =>
  Array.from({ length: count }, (_, index) => ({
    ...OPENED,
    caller: `arn:aws:iam::111111111111:role/caller-${index}-${'x'.repeat(length)}`,
  }));
const findings = (count: number, given: Partial<Finding> = {}): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => ({
    ...ERROR,
    ...given,
    origin: { input: 'plan.json', address: `aws_iam_role.role[${index}]` },
  }));
const numberOf = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

/** The sentence on what found no room; empty where all did. */
const leftOutOf = (markdown: string) => markdown.split('\n').find((line) => line.startsWith('**Left out')) ?? '';

/** Within the limit, and all that was begun is ended. */
function check(markdown: string): void {
  expect(markdown.length).toBeLessThan(LIMIT);
  expect(Buffer.byteLength(markdown)).toBeLessThan(LIMIT);
  const { html, shape } = readMarkdown(markdown);
  const opened = html.filter((tag) => tag.startsWith('<details>')).length;
  expect(html.filter((tag) => tag === '</details>')).toHaveLength(opened);
  expect(html.at(-1)).toBe('</sub>');
  expect(shape.at(-1)).toBe('paragraph_close');
}

test.each([0, 1, 2, 10, 40, 41, 100, 200, 300, 500, 1000, 5000])('of %d changes and as many errors', (count) => {
  const markdown = renderReviewMarkdown([
    { ...REVIEW, changes: changes(count), findings: findings(count), waived: [] },
  ]);
  check(markdown);
  const { rows, fences } = readMarkdown(markdown);
  const shown = rows.filter((cells) => cells[0] === '➕').length;
  const places = markdown.split(/^(?:Also|`trust-any-principal`) at /m).length - 1;
  const leftOut = leftOutOf(markdown);
  expect(shown + numberOf(leftOut, /(\d+) changes? of access/)).toBe(count);
  expect(places + numberOf(leftOut, /(\d+) errors?/)).toBe(count);
  expect(fences.some(([language]) => language === 'mermaid')).toBe(count > 0 && count <= 40);
  expect(leftOut !== '').toBe(count > 41);
  expect(Math.min(shown, places)).toBeGreaterThanOrEqual(Math.min(count, 60));
});

test('errors do not hide what changes, nor changes the errors, nor either what is not known', () => {
  const markdown = renderReviewMarkdown([
    {
      ...REVIEW,
      changes: changes(5000),
      findings: [...findings(5000), ...findings(7, { rule: 'unknown-until-apply', severity: 'note' })],
    },
  ]);
  expect(readMarkdown(markdown).rows.length).toBeGreaterThan(50);
  expect(markdown).toContain('#### ❌ error: Anybody may assume the role');
  expect(markdown).toContain('Not reviewed: 7 policies that are unknown until apply, 1 gap in the input.');
});

const SIGNS = [
  ['changes', '| ➕ |'],
  ['errors', '#### ❌'],
  ['diagram', '```mermaid'],
  ['warnings', '#### ⚠️'],
  ['known findings', 'there before</summary>'],
  ['grounds', 'rests on</summary>'],
  ['matrix', 'as they will be</summary>'],
] as const;

test.each([
  [10, 7],
  [230, 5],
  [5000, 4],
])('the least important is given up first: of %d findings of each kind %d sections stay', (count, most) => {
  const markdown = renderReviewMarkdown([
    {
      ...REVIEW,
      changes: changes(20),
      findings: [
        ...findings(20),
        ...findings(count, { severity: 'warning' }),
        ...findings(count, { isNew: false, severity: 'note' }),
      ],
    },
  ]);
  check(markdown);
  expect(SIGNS.filter(([, sign]) => markdown.includes(sign)).map(([name]) => name)).toEqual(
    SIGNS.slice(0, most).map(([name]) => name),
  );
});

test.each([1, 10, 100, 1000])('of %d stacks', (count) => {
  const worlds = Array.from({ length: count }, (_, index) => ({
    ...REVIEW,
    world: `stack-${index}`,
    changes: changes(50),
    findings: findings(50),
  }));
  const markdown = renderReviewMarkdown([...worlds, COMPARED]);
  check(markdown);
  const heads = readMarkdown(markdown).headings.filter((heading) => heading.startsWith('#### …: ❌')).length;
  expect(heads + numberOf(leftOutOf(markdown), /(\d+) whole stacks/)).toBe(count);
  expect(markdown).toContain('Unchanged: `quiet`.');
});

test.each([
  ['ASCII', 'a'],
  ['of four bytes', '😀'],
  ['that are escaped', '|`'],
  ['that steer', '\u0000'],
  ['of many lines', 'a\n'],
  ['of backticks', '`'],
])('of a megabyte of characters %s, wherever a text can be', (_, text) => {
  const review = hostileEverywhere(text.repeat((1 << 20) / text.length));
  for (const reviews of [[review], [review, review, review]]) {
    const markdown = renderReviewMarkdown(reviews);
    check(markdown);
    expect(markdown).not.toMatch(STEERING);
    expect(readMarkdown(markdown).rows.length).toBeGreaterThan(0);
  }
});
