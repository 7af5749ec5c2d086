/** Where the bundle in `bin` begins. It is bundled by `scripts/build-bin.ts`, which fills in the version. */
import { keepHeapSmall } from './keep-heap-small';
import { main } from './main';
import { processHost } from './process-host';

declare const PACKAGE_VERSION: string;

// A reader that has seen enough, such as head, closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

keepHeapSmall();

// The exit code is set and not forced, so that a pipe gets everything that was written.
main(process.argv.slice(2), processHost(PACKAGE_VERSION)).then((code) => {
  process.exitCode = code;
});
