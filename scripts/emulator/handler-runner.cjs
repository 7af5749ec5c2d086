'use strict';

// Calls a Node.js handler as Lambda would. In, on standard input: { folder, handler, context, timeoutSeconds, events }.
// Out, on file descriptor 3: one { answer } or { error } for each event; standard output stays the handler's own.
// All events go to one process, so what a handler keeps outside itself is kept between them.

const { existsSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

async function main() {
  const { folder, handler, context, timeoutSeconds, events } = JSON.parse(readFileSync(0, 'utf8'));
  const dot = handler.lastIndexOf('.');
  const file = ['.js', '.mjs', '.cjs'].map((end) => join(folder, handler.slice(0, dot) + end)).find(existsSync);
  if (file === undefined) {
    throw new Error(`the archive holds no module for the handler ${handler}`);
  }
  const module = await import(pathToFileURL(file).href);
  const call = module[handler.slice(dot + 1)] ?? module.default?.[handler.slice(dot + 1)];
  const outcomes = [];
  for (const event of events) {
    const end = Date.now() + timeoutSeconds * 1_000;
    try {
      const answer = call(event, { ...context, getRemainingTimeInMillis: () => end - Date.now() });
      // Lambda's runtime takes the answer of a handler from its promise, and null where it returns none.
      outcomes.push({ answer: answer instanceof Promise ? ((await answer) ?? null) : null });
    } catch (error) {
      outcomes.push({ error: { errorType: error?.name ?? 'Error', errorMessage: error?.message ?? String(error) } });
    }
  }
  writeSync(3, JSON.stringify(outcomes));
}

main().then(
  // Lambda does not wait for open connections either.
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
