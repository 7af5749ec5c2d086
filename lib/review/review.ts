/**
 * Compares two times of a world, and asks every rule about it. It decides nothing about AWS: the prover does.
 */
import type { AccessGraph } from '../graph/access-graph';
import { compareAccesses } from './compare-accesses';
import type { Configuration } from './configuration';
import type { Finding, Found } from './finding';
import { fingerprintOf } from './fingerprint';
import type { Review } from './review-result';
import type { Rule } from './rule';
import { RULES } from './rules';
import { momentOf, type Scene } from './scene';
import { SEVERITIES } from './severity';
import { applyWaivers } from './waivers';

export interface ReviewInput {
  /** Name of the world. */
  readonly world: string;
  /** Nothing where the input tells of one time alone. */
  readonly before?: AccessGraph;
  readonly after: AccessGraph;
  readonly configuration: Configuration;
  /** The day on which waivers hold or have expired, as `YYYY-MM-DD`. */
  readonly today: string;
}

export function review({ world, before: graphBefore, after: graphAfter, configuration, today }: ReviewInput): Review {
  const after = momentOf(graphAfter);
  const before = graphBefore === undefined ? undefined : momentOf(graphBefore);
  const changes = compareAccesses(before, after);
  const scene: Scene = { ...(before === undefined ? {} : { before }), after, changes, configuration };
  const past: Scene | undefined = before === undefined ? undefined : { after: before, changes: [], configuration };
  const found = RULES.flatMap((rule) => findingsOf(rule, scene, past));
  const { kept, waived } = applyWaivers(found, configuration.waivers, today);
  return {
    world,
    compared: before !== undefined,
    changes,
    accesses: after.accesses,
    findings: [...kept].sort(byWeight),
    waived,
    accountNames: configuration.trustedAccounts,
    notes: graphAfter.notes,
  };
}

/** A rule about a change finds nothing in the past, which has none before it. */
function findingsOf(rule: Rule, scene: Scene, past: Scene | undefined): readonly Finding[] {
  const severity = scene.configuration.severity.get(rule.id) ?? rule.severity;
  if (severity === 'off') return [];
  const known = new Set(past === undefined ? [] : rule.find(past).map((found) => fingerprintOf(rule.id, found)));
  const unique = new Map<string, Finding>();
  for (const found of rule.find(scene)) {
    const fingerprint = fingerprintOf(rule.id, found);
    unique.set(fingerprint, { ...found, rule: rule.id, severity, fingerprint, isNew: !known.has(fingerprint) });
  }
  return [...unique.values()];
}

function byWeight(one: Finding, other: Finding): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    compareTexts(one.rule, other.rule) ||
    compareTexts(placeOf(one), placeOf(other)) ||
    compareTexts(one.fingerprint, other.fingerprint)
  );
}

function placeOf({ origin, subject }: Found): string {
  return `${origin.address ?? ''} ${subject} ${origin.input}`;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
