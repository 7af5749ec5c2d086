/** Writes the table of event sources as a document. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_SOURCES } from '../lib/policies/event-sources';
import { renderEventSources } from './docs/render-event-sources';

/** Where the document lies, relative to the repository. */
export const EVENT_SOURCE_DOCS = 'docs/event-sources.md';

const COMMAND = 'node -r tsx/cjs scripts/event-source-docs.ts';

/** The text of the document; the same table gives the same text. */
export function eventSourceDocs(): string {
  return renderEventSources(EVENT_SOURCES, COMMAND);
}

if (require.main === module) {
  writeFileSync(join(__dirname, '..', EVENT_SOURCE_DOCS), eventSourceDocs());
}
