import type { StoryId } from '../../../lib/stacks/stories';
import { synthesiseStory } from '../../stacks/story';

type Arguments = Record<string, unknown>;
interface Config {
  readonly resource: Record<string, Record<string, Arguments>>;
}

/** Changes one thing of a synthesised story. */
export type Mutation = (resources: Config['resource']) => void;

interface StatementJson {
  [element: string]: unknown;
}

const synthesised = new Map<StoryId, string>();

/** The cdk.tf.json of a story, with one thing changed. */
export function storyText(id: StoryId, mutate: Mutation = () => {}): string {
  const text = synthesised.get(id) ?? JSON.stringify(synthesiseStory(id).config);
  synthesised.set(id, text);
  const config = JSON.parse(text) as Config;
  mutate(config.resource);
  const changed = JSON.stringify(config);
  if (mutate.length > 0 && changed === text) throw new Error('the mutation changed nothing');
  return changed;
}

/** Changes the statements of the inline policy of a role, found by the names of both. */
export function inlinePolicy(
  rolePrefix: string,
  name: string,
  change: (statements: StatementJson[]) => unknown[],
): Mutation {
  return (resources) => {
    const found = Object.values(resources.aws_iam_role_policy ?? {}).filter(
      (policy) => policy.name === name && String(policy.role).startsWith(`\${aws_iam_role.${rolePrefix}`),
    );
    changePolicy(found, 'policy', change);
  };
}

/** Changes the statements of a role's trust policy. */
export function trustPolicy(roleName: string, change: (statements: StatementJson[]) => unknown[]): Mutation {
  return (resources) => {
    const found = Object.values(resources.aws_iam_role ?? {}).filter(({ name }) => name === roleName);
    changePolicy(found, 'assume_role_policy', change);
  };
}

/** Changes the arguments of the story's one permission. */
export function permission(changes: Arguments): Mutation {
  return (resources) => {
    for (const args of Object.values(resources.aws_lambda_permission ?? {})) Object.assign(args, changes);
  };
}

/** Changes the arguments of the story's permission for one service. */
export function permissionFor(service: string, changes: Arguments): Mutation {
  return (resources) => {
    for (const args of Object.values(resources.aws_lambda_permission ?? {})) {
      if (args.principal === service) Object.assign(args, changes);
    }
  };
}

/** Changes the statements of the story's one policy of a type of resource. */
export function resourcePolicy(type: string, change: (statements: StatementJson[]) => unknown[]): Mutation {
  return (resources) => changePolicy(Object.values(resources[type] ?? {}), 'policy', change);
}

export const withoutPermission: Mutation = (resources) => {
  resources.aws_lambda_permission = {};
};

function changePolicy(
  found: readonly Arguments[],
  key: string,
  change: (statements: StatementJson[]) => unknown[],
): void {
  const [args, ...others] = found;
  if (args === undefined || others.length > 0) throw new Error(`${found.length} policies found`);
  const policy = JSON.parse(String(args[key])) as { Statement: StatementJson[] };
  args[key] = JSON.stringify({ ...policy, Statement: change(policy.Statement) });
}

/** The statements, with these elements changed in those that have the Sid. */
export function changed(sid: string, elements: StatementJson): (statements: StatementJson[]) => unknown[] {
  return (statements) =>
    statements.map((statement) => (statement.Sid === sid ? { ...statement, ...elements } : statement));
}

export function without(sid: string): (statements: StatementJson[]) => unknown[] {
  return (statements) => statements.filter((statement) => statement.Sid !== sid);
}

export function added(statement: StatementJson): (statements: StatementJson[]) => unknown[] {
  return (statements) => [...statements, statement];
}
