/** Rows of cells, which may have several lines, in columns under a heading; no line ends in blanks. */
export function renderColumns(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  indent: string,
): string {
  const cells = [heading, heading.map(() => ''), ...rows].map((row) => row.map((cell) => cell.split('\n')));
  const widths = heading.map((_, column) =>
    Math.max(...cells.flatMap((row) => row[column] ?? []).map((line) => line.length)),
  );
  const line = (row: readonly (readonly string[])[], index: number): string =>
    `${indent}${row.map((cell, column) => (cell[index] ?? '').padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return cells
    .flatMap((row, index) =>
      index === 1
        ? [`${indent}${widths.map((width) => '─'.repeat(width)).join('  ')}`]
        : Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, number) => line(row, number)),
    )
    .join('\n');
}
