/**
 * Case tables: each JSON file under `cases` holds one world (inventory JSON, or a synthesis), and cases that fill it in and ask one question each.
 * In a world, `"document @name"` stands for the policy document whose statements a case gives under that name, and
 * `"value @name"` for the value itself. A member that no case fills in is left out, and so is a policy without document.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { parsePolicy } from '../../../lib/iam/parse-policy';
import type { ParsedPolicy } from '../../../lib/iam/parsed-policy';
import type { Decision, Outcome, ResidualCondition } from '../../../lib/prover/decision';
import { prove } from '../../../lib/prover/prove';
import type { Question } from '../../../lib/prover/question';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';

export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface QuestionJson {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly sessionPolicies?: readonly Json[];
  readonly callerChooses?: boolean;
}

/** What a case states; what it leaves out it says nothing of, and what it states is compared as a whole. */
export interface Expected {
  readonly outcome: Outcome;
  readonly determining?: readonly { readonly policy: string; readonly statement: string; readonly effect: string }[];
  /** Codes, each once. */
  readonly reasons?: readonly string[];
  readonly assumes?: readonly { readonly code: string; readonly subject: string }[];
  readonly conditions?: readonly ResidualCondition[];
}

type Given = Readonly<Record<string, Json>>;

export interface Case {
  readonly name: string;
  readonly source?: string;
  readonly given?: Given;
  readonly question?: Partial<QuestionJson>;
  readonly expected: Expected;
}

export interface CaseFile {
  readonly about: string;
  /** Where the cases are from that name no source of their own. */
  readonly source: string;
  readonly world: Json;
  readonly given?: Given;
  readonly question: Partial<QuestionJson>;
  readonly cases: readonly Case[];
}

const CASES = join(__dirname, '..', 'cases');

export function caseFiles(): readonly (readonly [string, CaseFile])[] {
  return readdirSync(CASES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [relative(CASES, join(CASES, name)), JSON.parse(readFileSync(join(CASES, name), 'utf8'))] as const);
}

/** The inventory JSON of a case. */
export function worldOf(file: CaseFile, entry: Case): Json {
  return fillIn(file.world, { ...file.given, ...entry.given }) ?? null;
}

export function questionOf(file: CaseFile, entry: Case): QuestionJson {
  return { principal: '', action: '', resource: '', ...file.question, ...entry.question };
}

export function ask(world: Json, question: QuestionJson): Decision {
  return prove(buildGraph([readWorld(world)]), toQuestion(question));
}

/** Inventory JSON, or what Terraform reads. */
function readWorld(world: Json): Inventory {
  const isInventory = typeof world === 'object' && world !== null && 'schemaVersion' in world;
  return isInventory ? readJsonInventory('case', world) : readInventory('case', JSON.stringify(world));
}

export function toQuestion({ context, sessionPolicies, ...question }: QuestionJson): Question {
  return {
    ...question,
    ...(context === undefined
      ? {}
      : { context: new Map(Object.entries(context).map(([key, value]) => [key, [value].flat()])) }),
    ...(sessionPolicies === undefined ? {} : { sessionPolicies: sessionPolicies.map(parsed) }),
  };
}

export function parsed(document: unknown): ParsedPolicy {
  const reading = parsePolicy(document);
  if ('malformed' in reading) {
    throw new Error(`a policy of a test is malformed: ${reading.malformed.join('; ')}`);
  }
  return reading.policy;
}

/** The parts of a decision that a case states. */
export function statedOf(decision: Decision, expected: Expected): Expected {
  return {
    outcome: decision.outcome,
    ...(expected.determining === undefined ? {} : { determining: determiningOf(decision) }),
    ...(expected.reasons === undefined ? {} : { reasons: reasonCodes(decision) }),
    ...(expected.assumes === undefined ? {} : { assumes: decision.assumes }),
    ...(expected.conditions === undefined ? {} : { conditions: decision.conditions }),
  };
}

export function reasonCodes(decision: Decision): readonly string[] {
  return [...new Set(decision.reasons.map(({ code }) => code))].sort();
}

function determiningOf(decision: Decision): Expected['determining'] {
  return decision.determining.map(({ policyType, statement, effect }) => ({ policy: policyType, statement, effect }));
}

const LEFT_OUT = undefined;

function fillIn(template: Json | undefined, given: Given): Json | undefined {
  if (typeof template === 'string') return fillSlot(template, given);
  if (Array.isArray(template)) {
    return template.map((element: Json) => fillIn(element, given)).filter((element) => element !== LEFT_OUT);
  }
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(([key, value]) => [key, fillIn(value, given)] as const);
  const lostItsDocument = entries.some(([key, value]) => key === 'document' && value === LEFT_OUT);
  return lostItsDocument ? LEFT_OUT : Object.fromEntries(entries.filter(([, value]) => value !== LEFT_OUT));
}

function fillSlot(text: string, given: Given): Json | undefined {
  const [, kind, name = ''] = /^(document|value) @(\w+)$/.exec(text) ?? [];
  if (kind === undefined) return text;
  const value = given[name];
  if (value === undefined || value === 'none') return LEFT_OUT;
  return kind === 'value' ? fillIn(value, given) : { Version: '2012-10-17', Statement: value };
}
