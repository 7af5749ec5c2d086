/** Names that somebody who wrote another one may have meant. */

const MAXIMUM = 3;

/** The nearest first; none where nothing is near. */
export function nearNames(written: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name) }))
    .filter(({ name, distance }) => distance <= name.length / 4 || sharesWords(written, name))
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, MAXIMUM)
    .map(({ name }) => name);
}

/** Whether all words of one are among those of the other, or one holds the other. */
function sharesWords(written: string, name: string): boolean {
  const words = written
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.length > 0 && (written.includes(name) || words.every((word) => name.split('-').includes(word)));
}

/** How many letters must be put in, taken out or exchanged to make one text of the other. */
function distanceOf(one: string, other: string): number {
  // A text of any length may be written; what is far longer is far away.
  if (one.length > 2 * other.length + MAXIMUM) return one.length;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let index = 1; index <= other.length; index++) {
      const exchanged = (row[index - 1] ?? 0) + (other[index - 1] === letter ? 0 : 1);
      next.push(Math.min(exchanged, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? one.length;
}
