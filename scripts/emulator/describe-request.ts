import type { RecordedRequest } from './recording-proxy';

/** A recorded request in AWS's words: which call, where, by whom, with what. */
export interface AwsRequest {
  /** API call as `<service>:<operation>`, or method and path of a call that the stories do not make. */
  readonly call: string;
  readonly region: string;
  /** ARN of the principal whose keys signed it. */
  readonly signedBy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a request asks for. `signedBy` is looked up by the caller, who knows the emulator. */
export function describeRequest(request: RecordedRequest, signedBy: string): AwsRequest {
  return { ...describeCall(request), region: request.region, signedBy };
}

function describeCall(request: RecordedRequest): Pick<AwsRequest, 'call' | 'parameters'> {
  switch (request.service) {
    case 'sts':
      return describeQuery(request);
    case 'lambda':
      return describeInvoke(request) ?? describeUnknown(request);
    case 's3':
      return describeList(request) ?? describeUnknown(request);
    default:
      return describeUnknown(request);
  }
}

function describeQuery({ service, body }: RecordedRequest): Pick<AwsRequest, 'call' | 'parameters'> {
  const { Action, Version, ...parameters } = Object.fromEntries(new URLSearchParams(body));
  // Each SDK has an order of its own.
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return { call: `${service}:${Action}`, parameters: Object.fromEntries(sorted) };
}

function describeInvoke({ method, path, query, invocationType, body }: RecordedRequest) {
  const [, functionName] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path) ?? [];
  if (method !== 'POST' || functionName === undefined) {
    return undefined;
  }
  return {
    call: 'lambda:Invoke',
    parameters: {
      FunctionName: decodeURIComponent(functionName),
      // AWS's own default.
      InvocationType: invocationType ?? 'RequestResponse',
      ...query,
      Payload: parsePayload(body),
    },
  };
}

function describeList({ method, path, query }: RecordedRequest) {
  const { 'list-type': type, 'x-id': _id, 'encoding-type': _encoding, ...rest } = query;
  if (method !== 'GET' || type !== '2') {
    return undefined;
  }
  return { call: 's3:ListObjectsV2', parameters: { Bucket: path.replaceAll('/', ''), ...rest } };
}

const describeUnknown = ({ service, method, path, query, body }: RecordedRequest) => ({
  call: `${service}:${method} ${path}`,
  parameters: { ...query, body },
});

function parsePayload(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
