// A stand-in for STS, Lambda and S3 on the loopback interface: records what the SDK sends and answers as a test tells
// it to.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request, with what its signature says: who signed it, for which service and region. */
export interface RecordedCall {
  readonly operation: 'AssumeRole' | 'Invoke' | 'ListObjectsV2';
  readonly region: string;
  readonly accessKeyId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface FunctionAnswer {
  readonly payload: string;
  readonly functionError?: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const SIGNATURE = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

export class FakeAws {
  readonly endpoint: string;
  /** Seconds that a session lasts, whatever was asked for. */
  sessionSeconds: number | undefined;
  /** Roles that nobody may assume. */
  readonly deniedRoles = new Set<string>();
  /** Functions that nobody may invoke. */
  readonly deniedFunctions = new Set<string>();
  readonly functions = new Map<string, FunctionAnswer>();
  /** The keys of each bucket, page by page. */
  readonly buckets = new Map<string, readonly (readonly string[])[]>();
  #calls: RecordedCall[] = [];
  #sessions = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', async (request, response) => {
      const { status, headers, body } = await this.#answer(request);
      response.writeHead(status, { 'x-amzn-requestid': 'request-id', ...headers }).end(body);
    });
  }

  static async start(): Promise<FakeAws> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new FakeAws(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  reset(): void {
    this.#calls = [];
    this.#sessions = 0;
    this.sessionSeconds = undefined;
    for (const setting of [this.deniedRoles, this.deniedFunctions, this.functions, this.buckets]) setting.clear();
  }

  /** The calls since the last time. */
  takeCalls(): RecordedCall[] {
    const calls = this.#calls;
    this.#calls = [];
    return calls;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const [, accessKeyId = '', region = '', service = ''] = SIGNATURE.exec(request.headers.authorization ?? '') ?? [];
    const url = new URL(request.url ?? '/', this.endpoint);
    const record = (operation: RecordedCall['operation'], parameters: Record<string, string>) => {
      this.#calls.push({ operation, region, accessKeyId, parameters });
    };
    switch (service) {
      case 'sts': {
        const { Action, Version: _, ...parameters } = Object.fromEntries(new URLSearchParams(body));
        if (Action !== 'AssumeRole') return { status: 400, body: '' };
        record('AssumeRole', parameters);
        return this.#assumeRole(parameters);
      }
      case 'lambda': {
        const FunctionName = decodeURIComponent(url.pathname.split('/')[3] ?? '');
        const InvocationType = String(request.headers['x-amz-invocation-type']);
        record('Invoke', { FunctionName, ...Object.fromEntries(url.searchParams), InvocationType, Payload: body });
        return this.#invoke(FunctionName, InvocationType);
      }
      case 's3': {
        const Bucket = decodeURIComponent(url.pathname.split('/')[1] ?? '');
        const ContinuationToken = url.searchParams.get('continuation-token');
        record('ListObjectsV2', { Bucket, ...(ContinuationToken !== null && { ContinuationToken }) });
        return this.#listObjects(Bucket, Number(ContinuationToken ?? 0));
      }
      default:
        return { status: 400, body: `no service ${service}` };
    }
  }

  #assumeRole({ RoleArn = '', RoleSessionName = '', DurationSeconds = '3600' }: Record<string, string>): Answer {
    if (this.deniedRoles.has(RoleArn)) {
      const error = '<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>denied</Message></Error>';
      return { status: 403, body: `<ErrorResponse>${error}<RequestId>request-id</RequestId></ErrorResponse>` };
    }
    this.#sessions += 1;
    const expiration = new Date(Date.now() + (this.sessionSeconds ?? Number(DurationSeconds)) * 1000).toISOString();
    const arn = `${RoleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${RoleSessionName}`;
    return {
      status: 200,
      body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>SESSION${this.#sessions}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
        <SessionToken>token</SessionToken><Expiration>${expiration}</Expiration></Credentials>
        <AssumedRoleUser><AssumedRoleId>AROA:name</AssumedRoleId><Arn>${arn}</Arn></AssumedRoleUser>
        </AssumeRoleResult></AssumeRoleResponse>`,
    };
  }

  #invoke(functionArn: string, invocationType: string): Answer {
    if (this.deniedFunctions.has(functionArn)) {
      return { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: '{"Message":"denied"}' };
    }
    if (invocationType === 'Event') return { status: 202, body: '' };
    const { payload, functionError } = this.functions.get(functionArn) ?? { payload: 'null' };
    return {
      status: 200,
      headers: {
        'x-amz-executed-version': '7',
        ...(functionError !== undefined && { 'x-amz-function-error': functionError }),
      },
      body: payload,
    };
  }

  #listObjects(bucket: string, page: number): Answer {
    const pages = this.buckets.get(bucket) ?? [[]];
    const contents = (pages[page] ?? []).map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
    const truncated = page + 1 < pages.length;
    const next = truncated ? `<NextContinuationToken>${page + 1}</NextContinuationToken>` : '';
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name>${contents}<IsTruncated>${truncated}</IsTruncated>${next}</ListBucketResult>`,
    };
  }
}
