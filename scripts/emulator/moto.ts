import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type GuardedProcess, spawnGuarded } from './guarded-process';

/** A local AWS API for any number of accounts, empty when it starts. */
export interface Moto {
  readonly url: string;
  /** Ends the emulator and waits until it is gone. */
  stop(): Promise<void>;
}

const START_SECONDS = 30;
// Another program may take the port between our look and moto's start.
const ATTEMPTS = 3;
const LOG_TAIL = 4_000;

/** Starts moto server on a free port of 127.0.0.1. It ends with this process, however this process ends. */
export async function startMoto(command: string): Promise<Moto> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(command);
    } catch (error) {
      if (attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function startOnce(command: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' };
  const server = spawnGuarded(command, ['-H', '127.0.0.1', '-p', String(port)], { env });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => {
    // moto logs every request: keep the pipe empty, and the end for an error message.
    log = (log + chunk.toString()).slice(-LOG_TAIL);
  });
  server.stdout.resume();
  try {
    await untilReady(url, server);
    // Invoke answers with the payload instead of running the code in a container.
    await fetch(`${url}/moto-api/config`, { method: 'POST', body: '{"lambda":{"use_docker":false}}' });
  } catch (error) {
    await server.end();
    throw new Error(`moto_server did not start on ${url}: ${(error as Error).message}\n${log}`);
  }
  return { url, stop: () => server.end() };
}

async function untilReady(url: string, server: GuardedProcess): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1_000;
  while (Date.now() < deadline) {
    if (server.hasEnded()) {
      throw new Error(`it ended with code ${await server.closed}`);
    }
    const ready = await fetch(`${url}/moto-api/`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) {
      return;
    }
    await wait(50);
  }
  throw new Error(`no answer within ${START_SECONDS} seconds`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('no free port on 127.0.0.1');
  }
  return address.port;
}
