/** JSON as every command prints it: two spaces, a line feed at the end, and the version of the shape first. */
import { plainJson } from './plain-text';

/** Raised when a reader of the old shape would misread the new one. */
const SCHEMA_VERSION = 1;

export function renderJson(document: Readonly<Record<string, unknown>>): string {
  return `${plainJson(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...document }, null, 2))}\n`;
}
