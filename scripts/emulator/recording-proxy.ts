import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One AWS request as it went over the wire. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** From the credential scope of the signature. */
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  /** `X-Amz-Invocation-Type` of a Lambda Invoke. */
  readonly invocationType: string | undefined;
  readonly body: string;
}

/** A server between a handler and the emulator. */
export interface RecordingProxy {
  readonly url: string;
  /** What came through so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  stop(): Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1 that passes everything to `target` and keeps what was asked. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = [];
  const server = createServer((incoming, answer) => {
    forward(target, incoming, answer, requests).catch((error: Error) => {
      answer.writeHead(502).end(error.message);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function forward(
  target: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  requests: RecordedRequest[],
): Promise<void> {
  // Taken before the first wait, so that two requests in flight keep their order.
  const place = requests.length;
  requests.push(describe(incoming, ''));
  const body = await readAll(incoming);
  requests[place] = describe(incoming, body.toString());
  const passedOn = request(target + (incoming.url ?? '/'), { method: incoming.method, headers: incoming.headers });
  passedOn.end(body);
  const [reply] = (await once(passedOn, 'response')) as [IncomingMessage];
  const content = await readAll(reply);
  // The emulator closes each connection; the handler's own may live on.
  const { connection, 'transfer-encoding': encoding, ...headers } = reply.headers;
  answer.writeHead(reply.statusCode ?? 502, headers).end(content);
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function describe({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): RecordedRequest {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  return {
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    ...credentialScope(headers),
    invocationType: headers['x-amz-invocation-type'] as string | undefined,
    body,
  };
}

/** `Credential=<access key>/<date>/<region>/<service>/aws4_request` of the signature. */
function credentialScope({ authorization = '' }: IncomingHttpHeaders) {
  const [, accessKeyId = '', region = '', service = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(authorization) ?? [];
  return { accessKeyId, region, service };
}
