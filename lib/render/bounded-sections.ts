/**
 * A document of sections that must not grow beyond a size: each takes the entries that still fit, the most important section
 * first. In: sections in the order in which they are read. Out: their texts, and what found no room. Only entries that may
 * fit are rendered, so that it takes no longer where there are thousands.
 */

export interface Section {
  /** The lowest is the last that gives anything up. */
  readonly rank: number;
  /** What stands around the entries; with no entry they are not there either. */
  readonly opening: string;
  readonly closing: string;
  readonly entries: readonly (() => string)[];
  readonly between: string;
  /** Whether a part of it would tell nothing, or something wrong. */
  readonly isWhole: boolean;
  /** The most it may take of the room that sections of lower ranks leave, so that those of higher ranks are seen as well. */
  readonly share: number;
  /** What it holds, in words such as `access`, and `accesses` for several. */
  readonly nouns: readonly [string, string];
}

export interface FittedSection {
  readonly section: Section;
  /** Empty where there was no room. */
  readonly text: string;
  /** How many entries found no room. */
  readonly left: number;
}

/** Between two sections of the document. */
export const BETWEEN_SECTIONS = '\n\n';

/** What is said in the place of entries, at its longest. */
const MORE_ROOM = 50;

/** Bytes are never fewer than characters, so that both are within the room. */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

export function fitSections(sections: readonly Section[], room: number): readonly FittedSection[] {
  const fitted = new Map<Section, FittedSection>();
  let rest = room;
  for (const rank of [...new Set(sections.map((section) => section.rank))].sort((one, other) => one - other)) {
    const equals = sections.filter((section) => section.rank === rank);
    equals.forEach((section, index) => {
      // What one of them does not need is left for those after it.
      const fit = fitSection(section, Math.floor((rest * section.share) / (equals.length - index)));
      fitted.set(section, fit);
      rest -= sizeOf(fit.text) + sizeOf(BETWEEN_SECTIONS);
    });
  }
  return sections.flatMap((section) => fitted.get(section) ?? []);
}

function fitSection(section: Section, room: number): FittedSection {
  const { opening, closing, entries, between, isWhole } = section;
  const texts: string[] = [];
  let rest = room - sizeOf(opening) - sizeOf(closing) - sizeOf(BETWEEN_SECTIONS) - MORE_ROOM;
  for (const entry of entries) {
    const text = entry();
    rest -= sizeOf(text) + sizeOf(between);
    if (rest < 0) break;
    texts.push(text);
  }
  const left = entries.length - texts.length;
  if (texts.length === 0 || (isWhole && left > 0)) return { section, text: '', left: entries.length };
  const more = left === 0 ? '' : `${BETWEEN_SECTIONS}${left} more are left out.`;
  return { section, text: `${opening}${texts.join(between)}${more}${closing}`, left };
}
