/** `review --format json`: whole outputs, what their schema takes and refuses, and hostile text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { ASSUMPTION_CODES, OUTCOMES, POLICY_TYPES, REASON_CODES } from '../../lib/prover/decision';
import { renderReviewJson } from '../../lib/render/review-json';
import type { Review } from '../../lib/review/review-result';
import { golden } from '../render/golden-file';
import { HOSTILE } from '../render/results';
import { hostileReview, NOTHING, REVIEW } from './rendered';
import { reviewOfPlan } from './reviewed';

const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'review.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

const errorsOf = (json: unknown) => {
  validate(json);
  return validate.errors;
};

describe('whole outputs', () => {
  test('a review with one of each thing, and one with nothing', () => {
    const json = renderReviewJson([REVIEW, NOTHING]);
    expect(json).toBe(golden('review-json.golden', json));
  });

  test('hostile text is data, and steers no terminal', () => {
    const json = renderReviewJson([hostileReview()]);
    expect(json).toBe(golden('hostile-review-json.golden', json));
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(JSON.parse(json).worlds[0].findings[0].origin).toEqual({
      input: HOSTILE,
      address: HOSTILE,
      provider: HOSTILE,
    });
    expect(errorsOf(JSON.parse(json))).toBeNull();
  });

  test('a text of a megabyte is not cut', () => {
    const long = '\u0000'.repeat(1 << 20);
    const { worlds } = JSON.parse(renderReviewJson([{ ...NOTHING, world: long }]));
    expect(worlds[0].world).toBe(long);
  });

  test('the order of what has none of its own does not show', () => {
    const turned: Review = {
      ...REVIEW,
      accesses: REVIEW.accesses.toReversed(),
      waived: REVIEW.waived.toReversed(),
      accountNames: new Map([...REVIEW.accountNames].toReversed()),
      notes: REVIEW.notes.toReversed(),
    };
    expect(renderReviewJson([turned])).toBe(renderReviewJson([REVIEW]));
  });

  test('a rule that is not of this package is told by its id', () => {
    const [finding] = REVIEW.findings;
    const findings = finding === undefined ? [] : [{ ...finding, rule: 'house/own-rule' }];
    const json = JSON.parse(renderReviewJson([{ ...NOTHING, findings }]));
    expect([json.worlds[0].findings[0].title, errorsOf(json)]).toEqual(['house/own-rule', null]);
  });
});

describe('the schema', () => {
  test.each([
    'stories/assume-role',
    'stories/push-sources',
    'review/external-id/create',
    'review/external-id/dropped',
    'review/permission/account',
    'review/permission/function-replaced',
    'review/crowd/create',
    'review/trust/create',
  ])('takes the review of %s', (plan) => {
    const json = JSON.parse(renderReviewJson([reviewOfPlan(plan)]));
    expect([errorsOf(json), json.worlds[0].accesses.length > 0]).toEqual([null, true]);
  });

  const WORLD = ['worlds', 0];
  const FINDING = [...WORLD, 'findings', 0];
  const CHANGE = [...WORLD, 'changes', 1];

  test('takes the review that the mutations start from', () => {
    expect(errorsOf(JSON.parse(renderReviewJson([REVIEW])))).toBeNull();
  });

  test.each([
    ['another version', ['schemaVersion'], 2, 'const'],
    ['no worlds', ['worlds'], undefined, 'required'],
    ['a member of a world that it does not know', [...WORLD, 'more'], 1, 'additionalProperties'],
    ['a world that does not say whether it is compared', [...WORLD, 'compared'], undefined, 'required'],
    ['a severity of another tool', [...FINDING, 'severity'], 'critical', 'enum'],
    ['a fingerprint of another form', [...FINDING, 'fingerprint'], 'XYZ', 'pattern'],
    ['evidence as parts', [...FINDING, 'evidence'], ['The role'], 'type'],
    ['a member of an origin that it does not know', [...FINDING, 'origin', 'line'], 1, 'additionalProperties'],
    ['a fix in another language', [...FINDING, 'fix', 'python'], '', 'additionalProperties'],
    ['a finding that does not say whether it is new', [...FINDING, 'isNew'], undefined, 'required'],
    ['a kind of change that it does not know', [...CHANGE, 'kind'], 'moved', 'enum'],
    ['a change of no action', [...CHANGE, 'actions'], [], 'minItems'],
    ['a breadth that it does not know', [...CHANGE, 'breadth'], 'user', 'enum'],
    ['a state without conditions', [...CHANGE, 'after', 'conditions'], undefined, 'required'],
    ['the outcome of a decision as that of an access', [...CHANGE, 'after', 'outcome'], 'implicitDeny', 'enum'],
    ['an effect of a statement that AWS does not know', [...CHANGE, 'after', 'statement', 'effect'], 'Maybe', 'enum'],
    ['a proof in an access', [...WORLD, 'accesses', 0, 'decision'], {}, 'additionalProperties'],
    ['a waiver without an end', [...WORLD, 'waived', 0, 'expires'], 'never', 'pattern'],
    ['a waiver without a reason', [...WORLD, 'waived', 0, 'reason'], undefined, 'required'],
    ['an account without a name', [...WORLD, 'accounts', 0, 'name'], undefined, 'required'],
    ['a note without a subject', [...WORLD, 'notes', 0, 'subject'], undefined, 'required'],
  ] as const)('refuses %s', (_, path, value, keyword) => {
    const json = mutated(JSON.parse(renderReviewJson([REVIEW])), path, value);
    expect(errorsOf(json)?.map((error) => error.keyword)).toEqual([keyword]);
  });

  test('takes no member that it does not name, at any depth', () => {
    expect(openObjects(schema, '#')).toEqual([]);
  });

  test('lists every code there is', () => {
    const { outcome, policyType, reason, assumption } = schema.definitions;
    expect([outcome.enum, policyType.enum, reason.properties.code.enum, assumption.properties.code.enum]).toEqual([
      OUTCOMES,
      POLICY_TYPES,
      REASON_CODES,
      ASSUMPTION_CODES,
    ]);
  });
});

/** The JSON with one member set, or taken out where there is no value. */
function mutated(json: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(json);
  const [last, ...above] = path.toReversed();
  const parent = above.reverse().reduce((found, name) => Reflect.get(Object(found), name), copy);
  if (value === undefined) Reflect.deleteProperty(Object(parent), last ?? '');
  else Reflect.set(Object(parent), last ?? '', value);
  return copy;
}

function openObjects(part: unknown, path: string): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const isOpen = Reflect.get(part, 'type') === 'object' && Reflect.get(part, 'additionalProperties') !== false;
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries(part).flatMap(([name, inner]) => openObjects(inner, `${path}/${name}`)),
  ];
}
