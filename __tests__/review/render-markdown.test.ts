/** `review --format markdown`: whole outputs, what an engine makes of hostile text, and the size that GitHub takes. */
import { array, assert, constantFrom, property } from 'fast-check';
import { renderReviewMarkdown } from '../../lib/render/review-markdown';
import type { AccessChange } from '../../lib/review/access-change';
import type { Finding } from '../../lib/review/finding';
import { phrase } from '../../lib/review/phrase';
import type { Review } from '../../lib/review/review-result';
import { RULES } from '../../lib/review/rules';
import { golden } from '../render/golden-file';
import { HOSTILE } from '../render/results';
import { readMarkdown } from './read-markdown';
import { hostileEverywhere, NOTHING, REVIEW } from './rendered';

const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const COMPARED: Review = { ...NOTHING, world: 'quiet', compared: true };

const [OPENED] = REVIEW.changes as readonly [AccessChange];
const [ERROR] = REVIEW.findings as readonly [Finding];

const linesOf = (...reviews: readonly Review[]) => renderReviewMarkdown(reviews).split('\n');

describe('whole outputs', () => {
  test('a review with one of each thing', () => {
    const markdown = renderReviewMarkdown([REVIEW]);
    expect(markdown).toBe(golden('review-markdown.golden', markdown));
  });

  test('several stacks', () => {
    const fewer = { ...REVIEW, world: 'other', changes: REVIEW.changes.slice(1), waived: [], notes: [], accesses: [] };
    const markdown = renderReviewMarkdown([COMPARED, REVIEW, fewer, { ...COMPARED, world: 'quiet too' }]);
    expect(markdown).toBe(golden('several-review-markdown.golden', markdown));
  });

  test('hostile text', () => {
    const markdown = renderReviewMarkdown([hostileEverywhere(HOSTILE)]);
    expect(markdown).toBe(golden('hostile-review-markdown.golden', markdown));
  });

  test('nothing, and nothing before', () => {
    expect(linesOf(NOTHING)).toEqual([
      '### Cross-account access: ✅ no access across accounts',
      '',
      'There is no access across accounts.',
      '',
      '<sub>Reviewed: `nothing`.</sub>',
      '',
    ]);
  });

  test('nothing changes', () => {
    expect(linesOf(COMPARED)).toEqual([
      '### Cross-account access: ✅ access is unchanged',
      '',
      'Access across accounts is unchanged.',
      '',
      '<sub>Reviewed: `quiet`.</sub>',
      '',
    ]);
  });
});

describe('the verdict', () => {
  const ofKind = (kind: AccessChange['kind']): Review => ({ ...COMPARED, changes: [{ ...OPENED, kind }] });
  const withFinding = (given: Partial<Finding>): Review => ({ ...COMPARED, findings: [{ ...ERROR, ...given }] });

  test.each([
    ['an opened access', ofKind('opened'), '⚠️ 1 opened'],
    ['a widened one', ofKind('widened'), '⚠️ 1 widened'],
    ['one that is not known', ofKind('unknown'), '⚠️ 1 unknown until apply'],
    ['a narrowed one', ofKind('narrowed'), '✅ 1 narrowed'],
    ['a closed one', ofKind('closed'), '✅ 1 closed'],
    ['an error', withFinding({}), '❌ 1 error'],
    ['a warning', withFinding({ severity: 'warning' }), '⚠️ 1 warning'],
    ['a note', withFinding({ severity: 'note' }), '✅ access is unchanged'],
    ['an error that was there before', withFinding({ isNew: false }), '✅ access is unchanged'],
    [
      'a policy that is not known',
      withFinding({ severity: 'note', rule: 'unknown-until-apply' }),
      '⚠️ access is unchanged',
    ],
    ['a plan with an error', { ...COMPARED, notes: [{ code: 'errored', subject: 'p' }] }, '⚠️ access is unchanged'],
    ['a note on the input', { ...COMPARED, notes: [{ code: 'destroyed', subject: 'p' }] }, '✅ access is unchanged'],
  ] as const)('of %s', (_, review, verdict) => {
    expect(linesOf(review)[0]).toBe(`### Cross-account access: ${verdict}`);
  });

  test('of several stacks is that of all', () => {
    expect(linesOf(withFinding({}), ofKind('opened'), ofKind('opened'))[0]).toBe(
      '### Cross-account access: ❌ 1 error, 2 opened',
    );
  });

  const CALLER = '`role caller-role` of `account 111111111111`';
  const READER = '`role reader` of `account 222222222222`';
  test.each([
    ['opened', `**${CALLER} can now assume ${READER}.**`],
    ['widened', `**${CALLER} can now assume ${READER}, with fewer limits than before.**`],
    ['unknown', `**It is not known whether ${CALLER} can assume ${READER}.**`],
    ['narrowed', `**${CALLER} can still assume ${READER}, with more limits than before.**`],
    ['closed', `**${CALLER} can no longer assume ${READER}.**`],
  ] as const)('says who can do what where an access is %s', (kind, sentence) => {
    expect(linesOf(ofKind(kind))[2]).toBe(sentence);
  });

  test('names what crosses accounts first, its conditions, and how many more there are', () => {
    const conditions = ['a', 'b', 'c'].map((key) => ({ operator: 'StringEquals', key, values: ['1'] }));
    const within = { ...OPENED, crossesAccounts: false };
    const across: AccessChange = {
      ...OPENED,
      access: 'use',
      actions: ['s3:A', 's3:B', 's3:C', 's3:D'],
      after: { outcome: 'allowed', conditions },
    };
    expect(linesOf({ ...COMPARED, changes: [within, within, across] })[2]).toBe(
      `**${CALLER} can now \`s3:A\`, \`s3:B\`, \`s3:C\`, and 1 more on ${READER} if \`a StringEquals 1\` and \`b StringEquals 1\` and 1 more condition.** **${CALLER} can now assume ${READER}.** The table has 1 more change.`,
    );
  });

  test('says that not all is known', () => {
    const [, , sentence, , foot] = linesOf({ ...COMPARED, notes: [{ code: 'errored', subject: 'p' }] });
    expect(sentence).toBe('Access across accounts is unchanged, as far as the input tells.');
    expect(foot).toMatch(/^<details><summary>1 note on the input/);
  });
});

describe('without a time before', () => {
  test('the table has no column for it, and nothing is now', () => {
    const markdown = renderReviewMarkdown([{ ...COMPARED, compared: false, changes: [OPENED] }]);
    expect(markdown).toContain('|  | Caller | Can | Callee | Allowed | Under condition |');
    expect(markdown).toContain(' can assume ');
  });
});

describe('findings', () => {
  const documentOf = (...findings: readonly Finding[]) => renderReviewMarkdown([{ ...COMPARED, findings }]);
  const again = { ...ERROR, origin: { input: 'plan.json', address: 'aws_iam_role.again' } };

  test('of one rule tell why, and how to put it right, once', () => {
    const markdown = documentOf(ERROR, again, { ...again, fix: { hcl: 'other = true' } });
    expect(readMarkdown(markdown).headings).toEqual([
      '### Cross-account access: ❌ 3 errors',
      '#### ❌ error: Anybody may assume the role',
    ]);
    expect(markdown.split('[why](')).toHaveLength(2);
    expect(readMarkdown(markdown).fences.map(([language]) => language)).toEqual(['hcl', 'ts', 'hcl']);
    expect(markdown.split('Also at `aws_iam_role.again`, statement `FromCaller`: The trust policy')).toHaveLength(3);
  });

  test('of a rule of somebody else have its id for a title', () => {
    expect(readMarkdown(documentOf({ ...ERROR, rule: '*own*' })).headings[1]).toBe('#### ❌ error: …');
  });

  test('with more evidence than anybody reads are cut', () => {
    const evidence = phrase`It names ${Array.from({ length: 5000 }, () => ({ foreign: 'x'.repeat(200) }))}.`;
    const markdown = documentOf({ ...ERROR, evidence });
    expect(markdown.length).toBeLessThan(6000);
    expect(markdown).toMatch(/`…\n/);
  });

  test('every rule is told in prose that has no markup of its own', () => {
    const findings = RULES.map(
      ({ id, severity }): Finding => ({ ...ERROR, rule: id, severity, evidence: [], fix: {} }),
    );
    const { prose, links, images, html } = readMarkdown(documentOf(...findings));
    const said = RULES.flatMap(({ title, why, remedy }) => [title, `${why} ${remedy}`]);
    expect(said.filter((text) => !prose.includes(text))).toEqual([]);
    expect([images, html.filter((tag) => !OWN_HTML.test(tag))]).toEqual([0, []]);
    expect([...links].sort()).toEqual(RULES.map(({ link }) => link).sort());
  });
});

const OWN_HTML = /^(<br>|<\/?code>|<\/?sub>|<details><summary>[\w ,-]+<\/summary>|<\/details>)$/;

describe('hostile text', () => {
  const link = RULES.find(({ id }) => id === ERROR.rule)?.link;

  test.each([
    ['one stack', [hostileEverywhere(HOSTILE)]],
    ['several stacks', [hostileEverywhere(HOSTILE), hostileEverywhere(HOSTILE), { ...COMPARED, world: HOSTILE }]],
  ])('is code to a Markdown engine: %s', (_, reviews) => {
    const markdown = renderReviewMarkdown(reviews);
    const { links, images, html, prose, headings, rows } = readMarkdown(markdown);
    expect(new Set(links)).toEqual(new Set([link]));
    expect([images, html.filter((tag) => !OWN_HTML.test(tag))]).toEqual([0, []]);
    expect(prose).not.toMatch(/@|#\d|http|onerror|team|\\|\uFFFD/);
    expect(headings.filter((heading) => /x|team/.test(heading.replace('access', '')))).toEqual([]);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([7, 5]));
    expect(markdown).not.toMatch(STEERING);
  });

  test('cannot end a fence', () => {
    const fix = { hcl: 'a\n```\n### out\n~~~~\n````` b\n', typescript: '```' };
    const { fences, headings } = readMarkdown(renderReviewMarkdown([{ ...COMPARED, findings: [{ ...ERROR, fix }] }]));
    expect(fences).toEqual([
      ['hcl', `${fix.hcl}\n`],
      ['ts', '```\n'],
    ]);
    expect(headings).toHaveLength(2);
  });

  test('is neither code nor a label of its own in the diagram', () => {
    const { fences } = readMarkdown(renderReviewMarkdown([hostileEverywhere(HOSTILE), REVIEW]));
    const lines = fences
      .filter(([language]) => language === 'mermaid')
      .flatMap(([, code]) => code.split('\n'))
      .map((line) =>
        line
          .replace(/"[\p{L}\p{N} .,:/_;#-]*"/gu, 'L')
          .trim()
          .replace(/\d+/g, 'N'),
      );
    expect([...new Set(lines)].sort()).toEqual([
      '',
      'end',
      'flowchart LR',
      'nN -.->|L| nN',
      'nN -.-x|L| nN',
      'nN ==>|L| nN',
      'nN([L])',
      'nN[L]',
      'nN[[L]]',
      'nN{{L}}',
      'subgraph gN[L]',
    ]);
  });

  const PIECES = [
    ...['`', '```\n', '|', '\\', '<', '>', '<!--', '-->', '<details>', '</details>', '</code>', '</sub>', '<script>'],
    ...['[a](http://x)', '![i](http://x)', '[x]: http://y\n', 'http://x.com', 'www.x.com', 'a@b.com', '@team', '#1'],
    ...['&#64;', '&lt;', '**', '__', '~~', '*', '_', '# h\n', '- l\n', '1. ', '> ', '---\n', '\n\n', '\r', '\t', '$$'],
    ...[
      '"',
      "'",
      '\u0000',
      '\u202e',
      '\ud800',
      '😀',
      '\u00a0',
      '\u2028',
      'é',
      'x',
      ' y',
      ':::',
      '{{',
      '%%',
      ';',
      'end',
    ],
  ];
  const shapeOf = (text: string) => readMarkdown(renderReviewMarkdown([hostileEverywhere(`x${text}x`)])).shape;

  test('never changes what the document is made of', () => {
    const expected = shapeOf('plain');
    assert(
      property(array(constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        expect(shapeOf(pieces.join(''))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test.each(PIECES)('%j alone neither', (piece) => {
    expect(shapeOf(piece)).toEqual(shapeOf('plain'));
  });

  test('a name of nothing but blanks is there', () => {
    const markdown = renderReviewMarkdown([{ ...COMPARED, changes: [{ ...OPENED, caller: ' ' }] }]);
    expect(markdown).toContain('**(no name) can now assume');
  });
});

test('the order of what has none of its own does not show', () => {
  const turned: Review = {
    ...REVIEW,
    accesses: REVIEW.accesses.toReversed(),
    waived: REVIEW.waived.toReversed(),
    accountNames: new Map([...REVIEW.accountNames].toReversed()),
  };
  expect(renderReviewMarkdown([turned])).toBe(renderReviewMarkdown([REVIEW]));
});
