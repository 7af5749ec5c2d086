/**
 * `review --format json`: every change with its proofs, every access, and every finding with the words of its rule.
 * Described by `schemas/review.schema.json`.
 */
import type { JudgedAccess } from '../prover/judged-access';
import { openingStatement } from '../prover/opening-statement';
import type { AccessChange, AccessState } from '../review/access-change';
import type { Finding, WaivedFinding } from '../review/finding';
import type { Review } from '../review/review-result';
import { compareTexts } from './compare-texts';
import { conditionJson, decisionJson, statementJson } from './decision-json';
import { findingWords } from './finding-words';
import { phraseText } from './phrase-text';
import { renderJson } from './render-json';

export function renderReviewJson(reviews: readonly Review[]): string {
  return renderJson({ worlds: reviews.map(worldJson) });
}

function worldJson({ world, compared, changes, accesses, findings, waived, accountNames, notes }: Review) {
  return {
    world,
    compared,
    changes: changes.map(changeJson),
    findings: findings.map(findingJson),
    waived: ordered(waived.map(waivedJson)),
    accesses: ordered(accesses.map(accessJson)),
    accounts: ordered([...accountNames].map(([id, name]) => ({ id, name }))),
    notes: ordered(notes.map(({ code, subject }) => ({ code, subject }))),
  };
}

/** Where nothing says what comes first, the order is that of their texts, whatever the order of the inputs was. */
function ordered<T>(rows: readonly T[]): readonly T[] {
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((one, other) => compareTexts(one.text, other.text))
    .map(({ row }) => row);
}

function changeJson(change: AccessChange) {
  const { kind, caller, callee, access, actions, breadth, crossesAccounts, before, after } = change;
  return {
    kind,
    caller,
    callee,
    access,
    actions,
    breadth,
    crossesAccounts,
    ...(before === undefined ? {} : { before: stateJson(before) }),
    ...(after === undefined ? {} : { after: stateJson(after) }),
  };
}

function stateJson({ outcome, missingSide, conditions, decision, opening, insteadOf }: AccessState) {
  return {
    outcome,
    missingSide,
    conditions: conditions.map(conditionJson),
    ...(decision === undefined ? {} : { decision: decisionJson(decision) }),
    ...(opening === undefined ? {} : { statement: statementJson(openingStatement(opening)) }),
    insteadOf,
  };
}

/** Without its proof: there are many, and `prove` tells each. */
function accessJson(judged: JudgedAccess) {
  const { from, to, kind, action, breadth, crossesAccounts, outcome, missingSide, conditions } = judged;
  return {
    caller: from,
    callee: to,
    access: kind,
    action,
    breadth,
    crossesAccounts,
    outcome,
    missingSide,
    conditions: conditions.map(conditionJson),
  };
}

function findingJson(finding: Finding) {
  const { rule, severity, isNew, fingerprint, origin, subject, side, statement, evidence, fix } = finding;
  const { title, why, remedy, link } = findingWords(rule);
  return {
    rule,
    severity,
    isNew,
    fingerprint,
    title,
    evidence: phraseText(evidence, (foreign) => foreign),
    origin: { input: origin.input, address: origin.address, provider: origin.provider },
    subject,
    side,
    statement,
    why,
    remedy,
    link,
    ...(fix === undefined ? {} : { fix: { hcl: fix.hcl, typescript: fix.typescript } }),
  };
}

function waivedJson({ finding, reason, expires }: WaivedFinding) {
  return { finding: findingJson(finding), reason, expires };
}
