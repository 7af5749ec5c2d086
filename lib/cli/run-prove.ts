/** `prove`: one question, one decision with its evidence. */
import { resolve } from 'node:path';
import { type Problem, reject } from '../errors';
import { parsePolicy } from '../iam/parse-policy';
import type { ParsedPolicy } from '../iam/parsed-policy';
import { findCaller } from '../prover/caller';
import type { Decision, Outcome } from '../prover/decision';
import { prove } from '../prover/prove';
import { findTarget } from '../prover/target';
import type { Paint } from '../render/paint';
import { renderProveJson } from '../render/prove-json';
import { renderProveMarkdown } from '../render/prove-markdown';
import { renderDecision } from '../render/prove-text';
import type { Expectation, ProveLine } from './command-line';
import { badInputFile, whichStack } from './command-problems';
import { EXIT_NOT_AS_HOPED, EXIT_OK, EXIT_UNKNOWN } from './exit-code';
import { readFileText } from './find-sources';
import { gatherErrors } from './gather-errors';
import type { Host } from './host';
import type { World } from './load-worlds';
import type { Answer } from './run-check';

/** @throws InputError where the question cannot be asked, or not of one world. */
export function runProve(
  line: ProveLine,
  worlds: readonly World[],
  sessionPolicies: readonly ParsedPolicy[],
  paint: Paint,
): Answer {
  const { principal, action, resource, context } = line;
  const { graph } = worldOf(line, worlds);
  const decision = prove(graph, { principal, action, resource, context, sessionPolicies });
  return { text: render(line, decision, paint), code: exitCode(line.expect, decision.outcome) };
}

/** The documents of `--session-policy`. @throws InputError where one is no policy. */
export function readSessionPolicies({ sessionPolicies }: ProveLine, host: Host): Promise<readonly ParsedPolicy[]> {
  return gatherErrors(sessionPolicies, (file) => {
    const reading = parsePolicy(parseJson(file, readFileText(file, resolve(host.folder, file))));
    return 'policy' in reading
      ? reading.policy
      : reject(file, badPolicy(reading.malformed.join('; '), 'correct the document'));
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return reject(file, badPolicy((error as Error).message, 'write the policy as JSON'));
  }
}

function badPolicy(got: string, todo: string): Problem {
  return badInputFile('the session policy cannot be used', got, 'a policy document as JSON', todo);
}

/** The one world that is asked: a stack is asked only about what it holds. */
function worldOf(line: ProveLine, worlds: readonly World[]): World {
  const [only, ...others] = worlds;
  if (only !== undefined && others.length === 0) return only;
  const names = worlds.map(({ name }) => name);
  const asked = `${line.principal} and ${line.resource}`;
  const [holder, ...more] = worlds.filter((world) => holds(line, world));
  if (holder === undefined) {
    return reject('prove', whichStack('no stack holds the principal or the resource', asked, names));
  }
  if (more.length > 0) {
    const holders = [holder, ...more].map(({ name }) => name);
    return reject('prove', whichStack('several stacks hold the principal or the resource', asked, holders));
  }
  return holder;
}

function holds({ principal, action, resource }: ProveLine, { graph }: World): boolean {
  const caller = findCaller(graph, principal);
  return ('facts' in caller && caller.facts !== undefined) || findTarget(graph, resource, action).inInput;
}

function render(line: ProveLine, decision: Decision, paint: Paint): string {
  switch (line.format) {
    case 'text':
      return renderDecision(line, decision, paint);
    case 'json':
      return renderProveJson(line, decision);
    case 'markdown':
      return renderProveMarkdown(line, decision);
    default:
      return line.format satisfies never;
  }
}

function exitCode(expected: Expectation, outcome: Outcome): number {
  if (isExpected(expected, outcome)) return EXIT_OK;
  return outcome === 'unknown' ? EXIT_UNKNOWN : EXIT_NOT_AS_HOPED;
}

function isExpected(expected: Expectation, outcome: Outcome): boolean {
  return expected === 'denied' ? outcome === 'explicitDeny' || outcome === 'implicitDeny' : expected === outcome;
}
