/** Foreign text as a terminal may show it. Names come from plans, and a plan may come from anybody. */

/** What steers a terminal, is invisible or turns the reading direction: controls, formats, separators, lone surrogates. */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** How a renderer marks text that is not its own. */
export type Quote = (foreign: string) => string;

/** The text with everything replaced that could steer what shows it. */
export function plainText(text: string): string {
  return text.replace(STEERING, '\uFFFD');
}

/** No more of a text than this: no name in a plan is as long, and what is longer is no name. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** The same JSON with everything escaped that could steer what shows it; line feeds are those between members. */
export function plainJson(json: string): string {
  return json.replace(STEERING, (character) => (character === '\n' ? character : escapeUnits(character)));
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
