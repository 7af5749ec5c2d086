/** ARNs as data. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */

/** The parts of an ARN; `region` and `accountId` are empty where the service leaves them out. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** A role, read from its ARN. */
export interface RoleArn {
  readonly partition: string;
  readonly accountId: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly roleName: string;
}

/** A function, read from its ARN. */
export interface FunctionArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly functionName: string;
  readonly qualifier?: string;
}

export function formatArn({ partition, service, region, accountId, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The parts of an ARN, or nothing where the text has not the form of one. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...rest] = text.split(':');
  const resource = rest.join(':');
  return prefix === 'arn' && partition && service && region !== undefined && accountId !== undefined && resource
    ? { partition, service, region, accountId, resource }
    : undefined;
}

export function formatRoleArn({ partition, accountId, path, roleName }: RoleArn): string {
  return formatArn({ partition, service: 'iam', region: '', accountId, resource: `role${path}${roleName}` });
}

/** The role an ARN names, or nothing where it names something else. */
export function parseRoleArn(text: string): RoleArn | undefined {
  const arn = parseArn(text);
  const [, path, roleName] = /^role(\/(?:[^/]+\/)*)([^/]+)$/.exec(arn?.resource ?? '') ?? [];
  return arn?.service === 'iam' &&
    arn.region === '' &&
    arn.accountId !== '' &&
    path !== undefined &&
    roleName !== undefined
    ? { partition: arn.partition, accountId: arn.accountId, path, roleName }
    : undefined;
}

export function formatFunctionArn({ partition, region, accountId, functionName, qualifier }: FunctionArn): string {
  const resource = `function:${functionName}${qualifier === undefined ? '' : `:${qualifier}`}`;
  return formatArn({ partition, service: 'lambda', region, accountId, resource });
}

/** The function (and its version or alias) an ARN names, or nothing where it names something else. */
export function parseFunctionArn(text: string): FunctionArn | undefined {
  const arn = parseArn(text);
  const [kind, functionName, qualifier, ...rest] = arn?.resource.split(':') ?? [];
  if (arn?.service !== 'lambda' || kind !== 'function' || !functionName || rest.length > 0 || qualifier === '') {
    return undefined;
  }
  const { partition, region, accountId } = arn;
  return { partition, region, accountId, functionName, ...(qualifier === undefined ? {} : { qualifier }) };
}

/** How IAM writes an account as a principal: its root, which stands for the whole account. */
export function accountRootArn(partition: string, accountId: string): string {
  return formatArn({ partition, service: 'iam', region: '', accountId, resource: 'root' });
}
