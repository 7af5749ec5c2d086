import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequiredAction } from './required-actions';

/** A statement of a documented policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A policy of `docs/` with its placeholders. */
export interface DocumentedPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** The two sides of a story, which are also the names of the documented policies. */
export const SIDES = ['home', 'cross'] as const;
export type Side = (typeof SIDES)[number];

/** What is written in place of the placeholders. */
export type Values = Readonly<Record<string, string>>;

export function readPolicy(name: string): DocumentedPolicy {
  return JSON.parse(readText(name)) as DocumentedPolicy;
}

export function readText(name: string): string {
  return readFileSync(join(__dirname, '..', '..', 'docs', name), 'utf8');
}

/** A policy as a person would have it after replacing every placeholder. */
export function fillIn(policy: DocumentedPolicy, values: Values): DocumentedPolicy {
  const text = Object.entries(values).reduce(
    (all, [name, value]) => all.replaceAll(name, value),
    JSON.stringify(policy),
  );
  return JSON.parse(text) as DocumentedPolicy;
}

/** One line of a policy that allows something: `<sid>: <action>` or `<sid>: <resource>`. */
export function usedLines(policy: DocumentedPolicy, template: DocumentedPolicy, need: RequiredAction): string[] {
  return policy.Statement.flatMap((statement, place) => {
    const { Sid, Action, Resource, Condition = {} } = statement;
    const resource = Resource.findIndex((pattern) => matches(pattern, need.resource));
    const meetsConditions = Object.values(Condition).every((keys) =>
      Object.entries(keys).every(([key, values]) => [values].flat().includes(need.context[key] ?? '')),
    );
    return Action.includes(need.action) && resource >= 0 && meetsConditions
      ? [`${Sid}: ${need.action}`, `${Sid}: ${template.Statement[place]?.Resource[resource]}`]
      : [];
  });
}

/** Every action and every resource of a policy, as `usedLines` names them. */
export function allLines({ Statement }: DocumentedPolicy): string[] {
  return Statement.flatMap(({ Sid, Action, Resource }) => [...Action, ...Resource].map((line) => `${Sid}: ${line}`));
}

/** IAM's `*`, which also spans slashes and colons. */
function matches(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`).test(text);
}
