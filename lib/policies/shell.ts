/** A value as one word of a shell, whatever it holds. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** Commands of which each runs only when the one before has gone well: nothing is written that could not be read. */
export function inTurn(commands: readonly string[]): string {
  return commands.join(' &&\n  ');
}
