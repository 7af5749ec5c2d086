import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callerOf } from '../../scripts/emulator/aws-request';
import type { FrontServer } from '../../scripts/emulator/open-stage';

/** One AWS request of Terraform, with what is needed to tell which operation it was. */
export interface RecordedCall {
  readonly service: string;
  readonly region: string;
  /** The account whose credentials signed it. */
  readonly accountId: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** `X-Amz-Target` of the JSON protocol, such as `Kinesis_20131202.CreateStream`. */
  readonly target: string;
  readonly body: string;
}

/** The key of whoever runs Terraform: what is asked with it, to become a deploy role, is no business of that role. */
const OWN_KEY = 'test';

/** Starts a server on a free port of 127.0.0.1 that passes everything on and adds to `calls` what deploy roles asked. */
export async function recordCalls(emulatorUrl: string, calls: RecordedCall[]): Promise<FrontServer> {
  const accounts = new Map<string, Promise<string>>();
  const accountOf = (accessKeyId: string): Promise<string> => {
    const account = accounts.get(accessKeyId) ?? lookUpAccount(emulatorUrl, accessKeyId);
    accounts.set(accessKeyId, account);
    return account;
  };
  const server = createServer((incoming, answer) => {
    const pass = async () => {
      const body = await readAll(incoming);
      const { accessKeyId, ...call } = describe(incoming, body.toString());
      if (accessKeyId !== OWN_KEY) {
        calls.push({ ...call, accountId: await accountOf(accessKeyId) });
      }
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
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function lookUpAccount(emulatorUrl: string, accessKeyId: string): Promise<string> {
  const [, , , , accountId = ''] = (await callerOf(emulatorUrl, 'us-east-1', accessKeyId)).split(':');
  return accountId;
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function describe({ method = 'GET', url = '/', headers }: IncomingMessage, body: string) {
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
