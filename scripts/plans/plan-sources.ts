/** The plans that tests of the reading wing are made of: which there are, and what each is made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where sources and plans lie. */
export const PLANS = join(__dirname, '..', '..', '__tests__', 'terraform', 'plans');

/** Sources whose plans need nothing applied. */
export const FIRST_PLANS = ['known', 'references', 'modules'] as const;

/** Two halves of an access, each applied in its account to a state of its own. */
export const HALVES = ['home-half', 'cross-half'] as const;

/** The source that is applied, and planned again. */
export const LIFE = 'life';

/** One more plan of the source that is applied. */
export interface LaterPlan {
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly replace?: readonly string[];
  readonly destroy?: boolean;
}

export const LATER_PLANS: readonly LaterPlan[] = [
  { name: 'unchanged' },
  { name: 'update', variables: { external_id: 'second' } },
  { name: 'replace', replace: ['aws_iam_role.caller'] },
  { name: 'narrow', variables: { may_assume: 'false' } },
  { name: 'destroy', destroy: true },
];

/** One hash for all Terraform files of a source, whatever their line endings. */
export function hashOfSource(name: string): string {
  return hashOfFolders(join(PLANS, name));
}

/** One hash for all Terraform files, and values for their variables, of some folders. */
export function hashOfFolders(...folders: readonly string[]): string {
  const contents = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.tf') || file.endsWith('.tfvars.json'))
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')]),
  );
  return hashOf(contents);
}

/** One hash for what the plan of a stack depends on: its configuration, without what changes with the handlers' code. */
export function hashOfStack(config: Readonly<Record<string, unknown>>): string {
  return hashOf(
    JSON.parse(JSON.stringify(config), (key, value: unknown) =>
      key === '//' || key === 'filename' || key === 'source_code_hash' || key === 'backend' ? undefined : value,
    ),
  );
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** A plan without what differs from run to run, or from one version of Terraform to the next. */
export function comparablePlan(plan: unknown): unknown {
  return JSON.parse(JSON.stringify(plan), (key, value: unknown) => (DIFFERENT.has(key) ? undefined : value));
}

// Terraform lists the attributes that matter in the order in which it came across them.
const DIFFERENT: ReadonlySet<string> = new Set([
  'timestamp',
  'terraform_version',
  'format_version',
  'relevant_attributes',
]);
