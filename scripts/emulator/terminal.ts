/** Where text goes: standard output, or a test's own. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}
