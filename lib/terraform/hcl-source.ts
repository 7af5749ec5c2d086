/** Where quoted strings and interpolations of HCL end: both nest in each other. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */

type Nesting = 'string' | 'interpolation' | 'brace';

/** The place of the quote that ends a string whose first character stands at `from`; nothing where it never ends. */
export function endOfString(source: string, from: number): number | undefined {
  return endOf(source, from, 'string');
}

/** The place of the brace that ends an interpolation whose expression begins at `from`. */
export function endOfInterpolation(source: string, from: number): number | undefined {
  return endOf(source, from, 'interpolation');
}

// A stack of its own in the place of recursion: the text may nest as deep as it is long.
function endOf(source: string, from: number, outermost: Nesting): number | undefined {
  const nesting: Nesting[] = [outermost];
  let at = from;
  while (at < source.length) {
    const inString = nesting.at(-1) === 'string';
    const step = inString ? stepInString(source, at, nesting) : stepInExpression(source[at], nesting);
    if (nesting.length === 0) return at;
    at += step;
  }
  return undefined;
}

/** Reads one unit of a string; tells how long it is. */
function stepInString(source: string, at: number, nesting: Nesting[]): number {
  if (source[at] === '"') {
    nesting.pop();
    return 1;
  }
  if (source[at] === '\\') return 2;
  if (source.startsWith('$${', at) || source.startsWith('%%{', at)) return 3;
  if (source.startsWith('${', at) || source.startsWith('%{', at)) {
    nesting.push('interpolation');
    return 2;
  }
  return 1;
}

function stepInExpression(character: string | undefined, nesting: Nesting[]): number {
  if (character === '"') nesting.push('string');
  if (character === '{') nesting.push('brace');
  if (character === '}') nesting.pop();
  return 1;
}
