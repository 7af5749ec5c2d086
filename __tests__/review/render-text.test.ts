/** `review --format text`: whole outputs, colours, and hostile text. */
import { COLOURED, PLAIN } from '../../lib/render/paint';
import { renderReviewText } from '../../lib/render/review-text';
import type { Review } from '../../lib/review/review-result';
import { golden } from '../render/golden-file';
import { hostileReview, NOTHING, REVIEW } from './rendered';

const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const COMPARED: Review = { ...NOTHING, world: 'quiet', compared: true };

const [OPENED] = REVIEW.changes;
const [FINDING] = REVIEW.findings;
const headlineOf = (review: Review) => renderReviewText([review], PLAIN).split('\n')[0];

describe('whole outputs', () => {
  test('a review with one of each thing, one with nothing, and one where nothing changes', () => {
    const text = renderReviewText([REVIEW, NOTHING, COMPARED], PLAIN);
    expect(text).toBe(golden('review-text.golden', text));
  });

  test('hostile text is text', () => {
    const text = renderReviewText([hostileReview()], PLAIN);
    expect(text).toBe(golden('hostile-review-text.golden', text));
    expect(text).not.toMatch(STEERING);
  });

  test('a megabyte wherever a text can be makes no megabyte', () => {
    const text = renderReviewText([hostileReview('a"\u0000😀 '.repeat(1 << 18))], PLAIN);
    expect(text.length).toBeLessThan(50_000);
    expect(text).not.toMatch(STEERING);
  });
});

describe('the first line', () => {
  test.each([
    ['unchanged', COMPARED, 'quiet: access is unchanged'],
    ['nothing, and nothing before', NOTHING, 'nothing: no access across accounts'],
    ['changes', { ...COMPARED, changes: REVIEW.changes.slice(0, 1) }, 'quiet: 1 opened'],
    [
      'errors, then warnings, then changes',
      { ...REVIEW, findings: [...REVIEW.findings, ...REVIEW.findings] },
      'reports: 2 errors, 2 warnings, 1 opened, 1 widened, 1 unknown until apply, 1 closed',
    ],
  ])('tells of %s', (_, review, line) => {
    expect(headlineOf(review)).toBe(line);
  });
});

describe('names', () => {
  test('an account has its name wherever it is told of', () => {
    const changes = OPENED === undefined ? [] : [OPENED];
    const text = renderReviewText([{ ...COMPARED, changes, accountNames: new Map([['111111111111', 'home']]) }], PLAIN);
    expect(text).toContain(
      'role caller-role of account home (111111111111) may assume role reader of account 222222222222',
    );
  });

  test('a rule that is not of this package is told by its id', () => {
    const findings = FINDING === undefined ? [] : [{ ...FINDING, rule: 'own/rule' }];
    expect(renderReviewText([{ ...COMPARED, findings }], PLAIN)).toContain('error: own/rule (own/rule)');
  });
});

test('colours are around verdicts and headings, and nowhere else', () => {
  const coloured = renderReviewText([REVIEW, COMPARED], COLOURED);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
  const painted = /\u001b\[(\d+)m([^\u001b]*)\u001b\[\d+m/g;
  expect([...coloured.matchAll(painted)].map(([, colour, text]) => [colour, text])).toEqual([
    ['31', 'reports: 1 error, 1 warning, 1 opened, 1 widened, 1 unknown until apply, 1 closed'],
    ['33', 'Opened:'],
    ['33', 'Widened:'],
    ['33', 'Unknown until apply:'],
    ['32', 'Closed:'],
    ['1', 'Findings:'],
    ['31', 'error'],
    ['33', 'warning'],
    ['1', 'note'],
    ['1', 'Found before as well:'],
    ['33', 'warning'],
    ['1', 'Waived:'],
    ['1', 'Notes:'],
    ['32', 'quiet: access is unchanged'],
  ]);
  expect(coloured.replace(painted, '$2')).toBe(renderReviewText([REVIEW, COMPARED], PLAIN));
});
