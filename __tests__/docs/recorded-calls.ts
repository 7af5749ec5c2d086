import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One AWS request of Terraform, with what is needed to tell which operation it was. */
export interface RecordedCall {
  readonly service: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** `X-Amz-Target` of the JSON protocol, such as `Kinesis_20131202.CreateStream`. */
  readonly target: string;
  readonly body: string;
}

/** A server in front of the emulator that passes everything on and keeps what was asked. */
export interface CallRecorder {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  stop(): Promise<void>;
}

/** Starts a recorder on a free port of 127.0.0.1. */
export async function recordCalls(emulatorUrl: string): Promise<CallRecorder> {
  const calls: RecordedCall[] = [];
  const server = createServer((incoming, answer) => {
    const pass = async () => {
      const body = await readAll(incoming);
      calls.push(describe(incoming, body.toString()));
      const { method, headers, url = '/' } = incoming;
      const passedOn = request(emulatorUrl + url, { method, headers });
      passedOn.end(body);
      const [reply] = (await once(passedOn, 'response')) as [IncomingMessage];
      const { connection: _connection, 'transfer-encoding': _encoding, ...rest } = reply.headers;
      answer.writeHead(reply.statusCode ?? 502, rest).end(await readAll(reply));
    };
    pass().catch((error: Error) => answer.writeHead(502).end(error.message));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function describe({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): RecordedCall {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const [, accessKeyId = '', region = '', service = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '') ?? [];
  const target = String(headers['x-amz-target'] ?? '');
  return {
    service,
    region,
    accessKeyId,
    method,
    path: decodeURIComponent(pathname),
    query: searchParams,
    target,
    body,
  };
}
