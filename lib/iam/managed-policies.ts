/** The usual AWS-managed policies: an attachment names their ARN alone, and what they say is in no plan. */
import { MANAGED_POLICIES, type ManagedStatement } from './managed-policies-table';
import { parsePolicy } from './parse-policy';
import type { ParsedPolicy } from './parsed-policy';

const BY_NAME: ReadonlyMap<string, readonly ManagedStatement[]> = new Map(
  MANAGED_POLICIES.map(({ name, statements }) => [name, statements]),
);

/** The path and name of each policy that is known here, such as `service-role/AWSLambdaRole`. */
export const MANAGED_POLICY_NAMES: readonly string[] = [...BY_NAME.keys()];

/** What an AWS-managed policy says, in any partition; nothing for one that is not known here. */
export function managedPolicyDocument(arn: string): ParsedPolicy | undefined {
  const [, partition, name] = /^arn:(aws[a-z-]*):iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const statements = name === undefined ? undefined : BY_NAME.get(name);
  if (partition === undefined || statements === undefined) return undefined;
  const reading = parsePolicy({
    Version: '2012-10-17',
    Statement: statements.map((statement) => statementJson(statement, partition)),
  });
  return 'policy' in reading ? reading.policy : undefined;
}

function statementJson(statement: ManagedStatement, partition: string): object {
  const { effect = 'Allow', actions, notActions, resources = ['*'], condition } = statement;
  return {
    Effect: effect,
    ...(actions === undefined ? { NotAction: notActions } : { Action: actions }),
    Resource: resources.map((resource) => resource.replace('PARTITION', partition)),
    ...(condition === undefined ? {} : { Condition: condition === 'unknown' ? null : condition }),
  };
}
