/** `docs/event-sources.md` says what the table of event sources says, and reads well where it is shown. */
import * as frontDoor from '../../lib/index';
import { EVENT_SOURCES } from '../../lib/policies/event-sources';
import { renderEventSources } from '../../scripts/docs/render-event-sources';
import { EVENT_SOURCE_DOCS, eventSourceDocs } from '../../scripts/event-source-docs';
import { readProjectFile } from './readme';

const document = readProjectFile(EVENT_SOURCE_DOCS);
const [, overview = ''] = /\n## Overview\n\n([\s\S]*?)\n\n## /.exec(document) ?? [];
const [, , ...overviewRows] = overview.split('\n');

/** Headings of sections as GitHub makes anchors of them: lower case, without marks, blanks as -. */
const anchors = [...document.matchAll(/^### (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-'),
);

test('the document is what its command writes', () => {
  expect(document).toBe(eventSourceDocs());
});

test('the first line of the document tells that it is generated, and by what command', () => {
  expect(document.split('\n')[0]).toBe(
    '<!-- Generated from lib/policies/event-sources.ts by `node -r tsx/cjs scripts/event-source-docs.ts`; do not edit. -->',
  );
});

test('every kind of event source has a section, and nothing else has', () => {
  const kinds = [...document.matchAll(/^- \*\*Kind:\*\* `(\w+)`$/gm)].map(([, kind]) => kind);
  expect(kinds).toHaveLength(anchors.length);
  expect(kinds.sort()).toEqual(Object.keys(EVENT_SOURCES).sort());
});

test('every section has a row of the overview that leads to it', () => {
  const links = [...overview.matchAll(/\]\(#(.+?)\)/g)].map(([, link]) => link);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(links.sort()).toEqual([...anchors].sort());
});

test('every row of the overview has six cells', () => {
  expect(overviewRows).toHaveLength(Object.keys(EVENT_SOURCES).length);
  expect(overviewRows.filter((row) => row.split(/(?<!\\)\|/).length !== 8)).toEqual([]);
});

test('every way to write a trigger that the document names is one that the package has', () => {
  const ways = [...new Set(Object.values(EVENT_SOURCES).flatMap((row) => ('madeBy' in row ? [row.madeBy] : [])))];
  expect(ways.filter((way) => !(way in frontDoor))).toEqual([]);
});

test('every section ends with a page of AWS', () => {
  const sections = document.split(/^### /m).slice(1);
  const last = sections.map((section) => section.split(/\n## /)[0]?.trim().split('\n').at(-1) ?? '');
  expect(last.filter((line) => !/^- \*\*AWS:\*\* <https:\/\/docs\.aws\.amazon\.com\/\S+>$/.test(line))).toEqual([]);
});

test('a pipe in a title does not end a cell', () => {
  const row = { ...EVENT_SOURCES.restApi, title: 'A | B' };
  const [line] = renderEventSources({ row }, 'command').match(/^\| \[.*$/m) ?? [];
  expect(line).toBe(
    '| [A \\| B](#a--b) | push | `apigateway.amazonaws.com` | yes | yes | `PushTrigger` with `restApi` |',
  );
});
