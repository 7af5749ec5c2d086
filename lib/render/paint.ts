/** Colours of a terminal; only whole lines and first words are painted, so that columns keep their widths. */

export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly heading: (text: string) => string;
}

const same = (text: string): string => text;

/** No colour at all. */
export const PLAIN: Paint = { good: same, bad: same, unsure: same, heading: same };

// https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters
const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const DEFAULT_COLOUR = 39;
const NOT_BOLD = 22;

export const COLOURED: Paint = {
  good: sgr(32, DEFAULT_COLOUR),
  bad: sgr(31, DEFAULT_COLOUR),
  unsure: sgr(33, DEFAULT_COLOUR),
  heading: sgr(1, NOT_BOLD),
};
