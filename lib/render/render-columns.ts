/**
 * Rows of cells, which may have several lines, in columns under a heading; no line ends in blanks.
 * What stands `below` a row belongs to it and is as wide as it is.
 */
export function renderColumns(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  indent: string,
  below: readonly (readonly string[])[] = [],
): string {
  const cells = [heading, ...rows].map((row) => row.map((cell) => cell.split('\n')));
  const widths = heading.map((_, column) =>
    Math.max(...cells.flatMap((row) => row[column] ?? []).map((line) => line.length)),
  );
  const line = (row: readonly (readonly string[])[], index: number): string =>
    `${indent}${row.map((cell, column) => (cell[index] ?? '').padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  const [head = [], ...body] = cells.map((row) =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, number) => line(row, number)),
  );
  const rule = `${indent}${widths.map((width) => '─'.repeat(width)).join('  ')}`;
  return [...head, rule, ...body.flatMap((lines, at) => [...lines, ...(below[at] ?? [])])].join('\n');
}
