/** The process this code runs in, as the command line sees it. */
import type { Host } from './host';

export function processHost(version: string): Host {
  return {
    readStandardInput: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    environment: process.env,
    folder: process.cwd(),
    version,
  };
}
