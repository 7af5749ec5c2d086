/** The documents that tests expect, written as AWS writes them. */

type Statement = Readonly<Record<string, unknown>>;

export function document(...statements: readonly Statement[]): unknown {
  const sorted = statements.map(sortedKeys) as { [key: string]: unknown }[];
  return { Version: '2012-10-17', Statement: sorted.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}

export function allow(action: unknown, resource: unknown, condition?: unknown): Statement {
  return { Effect: 'Allow', Action: action, Resource: resource, ...(condition ? { Condition: condition } : {}) };
}

export function trust(principal: unknown, condition?: unknown, action: unknown = 'sts:AssumeRole'): Statement {
  return { Effect: 'Allow', Principal: principal, Action: action, ...(condition ? { Condition: condition } : {}) };
}

export function aws(...arns: readonly string[]): Statement {
  return { AWS: arns.length === 1 ? arns[0] : arns };
}

export const LAMBDA: Statement = trust({ Service: 'lambda.amazonaws.com' });

/** What every function's role may do besides. */
export function logs(accountId: string, functionName: string, region = 'us-east-1', partition = 'aws'): Statement {
  const resource = `arn:${partition}:logs:${region}:${accountId}:log-group:/aws/lambda/${functionName}:*`;
  return allow(['logs:CreateLogStream', 'logs:PutLogEvents'], resource);
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value;
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, member]) => [key, sortedKeys(member)]),
      )
    : value;
}
