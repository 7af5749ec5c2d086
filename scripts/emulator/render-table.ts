/** Rows as a text table: the first column to the left, the others to the right, the last as it is. */
export function renderTable(rows: readonly (readonly string[])[], paintLast: (cell: string) => string): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        if (column === row.length - 1) {
          return paintLast(cell);
        }
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}
