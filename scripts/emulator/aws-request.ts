/**
 * The few AWS calls that the harness itself makes against the emulator: it asks for an account by name
 * (`x-moto-account-id`) and signs nothing, since the emulator checks no signature.
 */

/** Whom to ask: an account, a region, a service. */
export interface AwsTarget {
  readonly url: string;
  readonly accountId?: string;
  readonly region: string;
  readonly service: string;
  /** Whose request it is. @default the account itself */
  readonly accessKeyId?: string;
}

/** What to ask. */
export interface AwsCall {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The temporary credentials of a role session. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The emulator refused a request. */
export class AwsError extends Error {
  public constructor(
    message: string,
    public readonly status: number,
  ) {
    super(message);
    this.name = 'AwsError';
  }
}

/** One request to the emulator; the text of its answer. */
export async function requestAws(target: AwsTarget, call: AwsCall): Promise<string> {
  const scope = `${target.accessKeyId ?? 'test'}/20200101/${target.region}/${target.service}/aws4_request`;
  const answer = await fetch(target.url + (call.path ?? '/'), {
    method: call.method ?? 'GET',
    headers: {
      // moto reads the service, region and access key here, as AWS does.
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      'content-type': 'application/octet-stream',
      ...(target.accountId === undefined ? {} : { 'x-moto-account-id': target.accountId }),
      ...call.headers,
    },
    body: call.body,
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new AwsError(
      `${target.service} of ${target.accountId ?? 'the caller'} answered ${answer.status}: ${text}`,
      answer.status,
    );
  }
  return text;
}

/** A call of the query protocol: IAM and STS. */
export function queryCall(action: string, version: string, parameters: Record<string, string> = {}): AwsCall {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: action, Version: version, ...parameters }).toString(),
  };
}

/** A call of the JSON protocol: Kinesis, CloudWatch Logs. */
export function jsonCall(target: string): AwsCall {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: '{}',
  };
}

/** All texts between `<name>` and `</name>`. */
export function xmlValues(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) => value);
}

/** A session of a role, as Lambda gets one for a function's execution role. */
export async function assumeRole(
  url: string,
  region: string,
  roleArn: string,
  sessionName: string,
): Promise<SessionKeys> {
  const parameters = { RoleArn: roleArn, RoleSessionName: sessionName };
  const xml = await requestAws({ url, region, service: 'sts' }, queryCall('AssumeRole', '2011-06-15', parameters));
  const value = (name: string) => xmlValues(xml, name)[0] ?? '';
  return {
    accessKeyId: value('AccessKeyId'),
    secretAccessKey: value('SecretAccessKey'),
    sessionToken: value('SessionToken'),
  };
}

/** The ARN of the principal whom an access key belongs to. */
export async function callerOf(url: string, region: string, accessKeyId: string): Promise<string> {
  const xml = await requestAws(
    { url, region, service: 'sts', accessKeyId },
    queryCall('GetCallerIdentity', '2011-06-15'),
  );
  return xmlValues(xml, 'Arn')[0] ?? '';
}
