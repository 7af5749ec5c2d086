/** Long sentences in lines of a width that most terminals and every pull request show. */

export const WIDTH = 110;

/** Breaks at blanks only: an ARN that is broken cannot be copied. Lines after the first stand `hanging` further in. */
export function wrapText(text: string, margin = '', hanging = '  '): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const indent = margin.length + (lines.length > 1 ? hanging.length : 0);
    if (last === undefined || indent + last.length + 1 + word.length > WIDTH) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines.map((line, index) => `${margin}${index === 0 ? '' : hanging}${line}`).join('\n');
}
