/**
 * `review` for a pull request: the verdict first, then what changes, then findings. In: reviews. Out: a comment that GitHub
 * takes; what finds no room in one is told by number, and is in the other formats.
 */
import type { Review } from '../review/review-result';
import { BETWEEN_SECTIONS, type FittedSection, fitSections, sizeOf } from './bounded-sections';
import { compareTexts } from './compare-texts';
import { countPhrase } from './count-phrase';
import { markdownName } from './markdown-text';
import { leadSentences, verdictPhrase } from './review-markdown-lead';
import { worldSections } from './review-markdown-sections';
import { isUnknown, unknownPhrases } from './review-unknowns';
import { someOf } from './review-words';

/** GitHub takes 65,536 characters; whoever posts the comment puts a marker before it. */
const LONGEST_DOCUMENT = 64_900;
/** For the sentence on what is left out. */
const LEFT_OUT_ROOM = 1000;
/** The headings of worlds leave as much as this for what is told of them. */
const WORLDS_SHARE = 0.4;
const MOST_NAMES = 10;

const DEPTH = 3;

export function renderReviewMarkdown(reviews: readonly Review[]): string {
  const [only] = reviews.length === 1 ? reviews : [];
  const heading = `${'#'.repeat(DEPTH)} Cross-account access: ${verdictPhrase(reviews)}`;
  const head = [heading, ...(only === undefined ? quietSentence(reviews) : [leadSentences(only)])];
  const foot = footer(reviews);
  const room = LONGEST_DOCUMENT - LEFT_OUT_ROOM - sizeOf([...head, ...foot].join(BETWEEN_SECTIONS));
  const body =
    only === undefined
      ? severalWorlds(
          reviews.filter((review) => !isQuiet(review)),
          room,
        )
      : oneWorld(only, room);
  return `${[...head, ...body.texts, ...leftOutSentence(body.leftOut), ...foot].join(BETWEEN_SECTIONS)}\n`;
}

interface Body {
  readonly texts: readonly string[];
  /** How much of what found no room, in words. */
  readonly leftOut: readonly string[];
}

function oneWorld(review: Review, room: number): Body {
  const fitted = fitSections(worldSections(review, DEPTH + 1), room);
  return { texts: textsOf(fitted), leftOut: leftOutPhrases(fitted) };
}

function severalWorlds(reviews: readonly Review[], room: number): Body {
  const heads: string[] = [];
  let rest = room * WORLDS_SHARE;
  for (const review of reviews) {
    const head = `${'#'.repeat(DEPTH + 1)} ${markdownName(review.world)}: ${verdictPhrase([review])}\n\n${leadSentences(review)}`;
    rest -= sizeOf(head) + sizeOf(BETWEEN_SECTIONS);
    if (rest < 0) break;
    heads.push(head);
  }
  const worlds = reviews.slice(0, heads.length).map((review) => worldSections(review, DEPTH + 2));
  const fitted = fitSections(worlds.flat(), room - sizeOf([...heads, ''].join(BETWEEN_SECTIONS)));
  const bySection = new Map(fitted.map((fit) => [fit.section, fit]));
  const texts = heads.flatMap((head, index) => [
    head,
    ...textsOf((worlds[index] ?? []).flatMap((section) => bySection.get(section) ?? [])),
  ]);
  const missing = reviews.length - heads.length;
  return {
    texts,
    leftOut: [...(missing === 0 ? [] : [countPhrase(missing, 'whole stack')]), ...leftOutPhrases(fitted)],
  };
}

function textsOf(fitted: readonly FittedSection[]): readonly string[] {
  return fitted.map(({ text }) => text).filter((text) => text !== '');
}

function leftOutPhrases(fitted: readonly FittedSection[]): readonly string[] {
  const counts = new Map<string, { readonly nouns: readonly [string, string]; readonly count: number }>();
  for (const { section, left } of fitted) {
    const [one] = section.nouns;
    counts.set(one, { nouns: section.nouns, count: (counts.get(one)?.count ?? 0) + left });
  }
  return [...counts.values()].flatMap(({ nouns, count }) => (count === 0 ? [] : [countPhrase(count, ...nouns)]));
}

function leftOutSentence(leftOut: readonly string[]): readonly string[] {
  return leftOut.length === 0
    ? []
    : [
        `**Left out, because a comment has no room for more:** ${leftOut.join(', ')}. The text and JSON reports have all.`,
      ];
}

/** Whether there is nothing for a reviewer to look at. */
function isQuiet(review: Review): boolean {
  return review.changes.length === 0 && review.findings.every(({ isNew }) => !isNew) && !isUnknown(review);
}

/** Worlds of which there is nothing to say, together. */
function quietSentence(reviews: readonly Review[]): readonly string[] {
  const worlds = reviews.filter(isQuiet).map(({ world }) => world);
  return worlds.length === 0 ? [] : [`Unchanged: ${someOf(worlds, MOST_NAMES, markdownName)}.`];
}

/** What the verdict does not cover. */
function footer(reviews: readonly Review[]): readonly string[] {
  const unknown = unknownPhrases({
    changes: [],
    findings: reviews.flatMap(({ findings }) => findings),
    notes: reviews.flatMap(({ notes }) => notes),
  });
  const waived = reviews.flatMap((review) => review.waived);
  const [nearest] = waived.map(({ expires }) => expires).sort(compareTexts);
  const sentences = [
    `Reviewed: ${someOf(
      reviews.map(({ world }) => world),
      MOST_NAMES,
      markdownName,
    )}.`,
    ...(unknown.length === 0 ? [] : [`Not reviewed: ${unknown.join(', ')}.`]),
    ...(nearest === undefined
      ? []
      : [`${countPhrase(waived.length, 'finding')} waived; the nearest waiver expires on ${markdownName(nearest)}.`]),
  ];
  return [`<sub>${sentences.join(' ')}</sub>`];
}
