/** `review --format sarif`: whole outputs, the official schema, what GitHub takes of it, and hostile text. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { renderReviewSarif } from '../../lib/render/review-sarif';
import type { Finding } from '../../lib/review/finding';
import type { PhrasePart } from '../../lib/review/phrase';
import { phrase } from '../../lib/review/phrase';
import type { Review } from '../../lib/review/review-result';
import { RULES } from '../../lib/review/rules';
import { SEVERITIES } from '../../lib/review/severity';
import { golden } from '../render/golden-file';
import { hostileReview, NOTHING, REVIEW } from './rendered';
import { reviewOfPlan } from './reviewed';

const VERSION = '1.2.3';
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const URI_REFERENCE = /^([a-z][a-z0-9+.-]*:)?([\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*$/i;

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly baselineState?: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly unknown[];
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    readonly logicalLocations: readonly { readonly name: string; readonly fullyQualifiedName: string }[];
  }[];
}

interface Descriptor {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity': string };
}

interface Run {
  readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly Descriptor[] } };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly {
    readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
  }[];
  readonly results: readonly Result[];
}

const runsOf = (...reviews: readonly Review[]): readonly Run[] => JSON.parse(renderReviewSarif(reviews, VERSION)).runs;
const resultsOf = (findings: readonly Finding[]): readonly Result[] =>
  runsOf({ ...NOTHING, findings }).flatMap(({ results }) => results);

const [FINDING] = REVIEW.findings as readonly [Finding];
const textOf = (evidence: readonly PhrasePart[]) => resultsOf([{ ...FINDING, evidence }])[0]?.message.text;
const uriOf = (input: string) =>
  resultsOf([{ ...FINDING, origin: { input } }])[0]?.locations[0]?.physicalLocation.artifactLocation.uri;

describe('whole outputs', () => {
  // What every rule adds to every run, and moves in it, is tested by itself below.
  const withoutRules = (json: string): string => {
    const log = JSON.parse(json);
    for (const run of log.runs) {
      run.tool.driver.rules = '(all)';
      for (const result of run.results) result.ruleIndex = '(of the rule)';
    }
    return `${JSON.stringify(log, null, 2)}\n`;
  };

  test('a review with one of each thing, and one with nothing', () => {
    const json = withoutRules(renderReviewSarif([REVIEW, NOTHING], VERSION));
    expect(json).toBe(golden('review-sarif.golden', json));
  });

  test('hostile text is data', () => {
    const json = renderReviewSarif([hostileReview()], VERSION);
    expect(json.replaceAll('\n', '')).not.toMatch(STEERING);
    expect(withoutRules(json)).toBe(golden('hostile-review-sarif.golden', withoutRules(json)));
  });
});

describe('the official schema', () => {
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const formats = { uri: /^[a-z][a-z0-9+.-]*:/i, 'uri-reference': URI_REFERENCE, 'date-time': true } as const;
  // Its pattern of languages is none that the flag `u` takes.
  const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);
  const errorsOf = (json: string) => {
    validate(JSON.parse(json));
    return validate.errors;
  };

  test('takes every review', () => {
    const plans = [
      'stories/assume-role',
      'review/external-id/dropped',
      'review/permission/account',
      'review/trust/create',
    ];
    const reviews = [REVIEW, NOTHING, hostileReview(), ...plans.map((plan) => reviewOfPlan(plan))];
    expect(reviews.map((review) => errorsOf(renderReviewSarif([review], VERSION)))).toEqual(reviews.map(() => null));
  });

  test.each([
    ['another version', '"version": "2.1.0"', '"version": "2.2.0"', 'enum'],
    ['a level that it does not know', '"level": "error"', '"level": "critical"', 'enum'],
    ['a member that it does not know', '"baselineState"', '"baseline"', 'additionalProperties'],
    ['an address that is no URI', '"uri": "plans/prod%20plan.json"', '"uri": "plans/prod plan.json"', 'format'],
    ['a line before the first', '"startLine": 1', '"startLine": 0', 'minimum'],
    ['another kind of suppression', '"kind": "external"', '"kind": "waived"', 'enum'],
  ])('refuses %s', (_name, from, to, keyword) => {
    const json = renderReviewSarif([REVIEW], VERSION);
    expect(json).toContain(from);
    expect(new Set(errorsOf(json.replaceAll(from, to))?.map((error) => error.keyword))).toEqual(new Set([keyword]));
  });
});

describe('rules', () => {
  const [run] = runsOf(NOTHING);
  const rules = run?.tool.driver.rules ?? [];

  test('all that are registered, and that of expired waivers', () => {
    expect(rules.map(({ id }) => id)).toEqual(
      [...RULES.map(({ id }) => id), 'waiver-expired'].map((id) => `cross-account-lambda/${id}`),
    );
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s is told with the words of the rule', (_, rule) => {
    const told = rules.find(({ name }) => name === rule.id);
    expect(told).toMatchObject({
      shortDescription: { text: `${rule.title}.` },
      fullDescription: { text: rule.why },
      helpUri: rule.link,
      defaultConfiguration: { level: rule.severity },
    });
    expect(told?.help.text).toContain(rule.remedy);
    // More than these GitHub cuts or refuses.
    expect([rule.title.length < 1024, rule.why.length <= 1024, (told?.properties.tags.length ?? 99) <= 10]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('a security severity in the range that GitHub names like the severity of the rule', () => {
    const ranges = { error: [7, 10], warning: [4, 6.9], note: [0.1, 3.9] } as const;
    const wrong = rules.filter(({ defaultConfiguration: { level }, properties }) => {
      const [least, most] = ranges[level as keyof typeof ranges];
      const severity = Number(properties['security-severity']);
      return !(severity >= least && severity <= most);
    });
    const critical = rules.filter(({ properties }) => Number(properties['security-severity']) > 9);
    expect([wrong, critical.map(({ name }) => name).includes('trust-any-principal')]).toEqual([[], true]);
  });

  test('the index of a result is that of its rule; a rule of somebody else has none', () => {
    const results = runsOf(REVIEW).flatMap((each) => each.results);
    expect(results.map(({ ruleIndex }) => rules[ruleIndex ?? -1]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
    expect(resultsOf([{ ...FINDING, rule: 'own' }])).toMatchObject([{ ruleId: 'cross-account-lambda/own' }]);
    expect(resultsOf([{ ...FINDING, rule: 'own' }])[0]?.ruleIndex).toBeUndefined();
  });
});

describe('runs', () => {
  const worlds = (count: number) => Array.from({ length: count }, (_, index) => ({ ...REVIEW, world: `w${index}` }));
  const ids = (...reviews: readonly Review[]) =>
    runsOf(...reviews).map(({ automationDetails }) => automationDetails.id);

  test('one for each world, up to the number that GitHub takes; else one for all', () => {
    expect(ids(...worlds(20))).toEqual(worlds(20).map(({ world }) => `cross-account-lambda/${world}/`));
    expect(ids(...worlds(21))).toEqual(['cross-account-lambda/']);
    expect(runsOf(...worlds(21))[0]?.results).toHaveLength(21 * 6);
  });

  test('a category of its own for each, however long or strange the names are', () => {
    const long = 'w'.repeat(1 << 20);
    const found = ids(
      { ...NOTHING, world: `${long}1` },
      { ...NOTHING, world: `${long}2` },
      { ...NOTHING, world: '\0' },
    );
    expect([new Set(found).size, found.every((id) => id.length < 200), found.some((id) => STEERING.test(id))]).toEqual([
      3,
      true,
      false,
    ]);
  });

  test('at most 25,000 results: the most severe first, then what is new, and what is waived last', () => {
    const many = Array.from({ length: 12_501 }, (_, index): readonly Finding[] => [
      { ...FINDING, severity: 'note', fingerprint: `n${index}` },
      { ...FINDING, severity: 'error', isNew: index % 2 === 0, fingerprint: `e${index}` },
    ]).flat();
    const [run] = runsOf({ ...REVIEW, findings: many, notes: [] });
    const results = run?.results ?? [];
    const order = results.map(({ level, baselineState }) => `${level} ${baselineState}`);
    expect(order).toEqual([
      ...Array(6251).fill('error new'),
      ...Array(6250).fill('error unchanged'),
      ...Array(12_499).fill('note new'),
    ]);
    expect(run?.invocations[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      '4 more results are left out: a run holds 25000 at most.',
    ]);
  });

  test('the version of the tool', () => {
    expect(runsOf(NOTHING)[0]?.tool.driver.version).toBe(VERSION);
  });
});

describe('results', () => {
  test('a level for each severity', () => {
    expect(resultsOf(SEVERITIES.map((severity) => ({ ...FINDING, severity }))).map(({ level }) => level)).toEqual([
      'error',
      'warning',
      'note',
    ]);
  });

  test('new or unchanged only where there is something to compare with', () => {
    const states = (compared: boolean) =>
      runsOf({ ...REVIEW, compared, waived: [] }).flatMap(({ results }) => results.map((each) => each.baselineState));
    expect([states(true), new Set(states(false))]).toEqual([['new', 'new', 'unchanged', 'new'], new Set([undefined])]);
  });

  test('suppressed where they are waived, and only there', () => {
    const waived = runsOf(REVIEW).flatMap(({ results }) => results.map(({ suppressions }) => suppressions));
    expect(waived).toEqual([
      ...Array(REVIEW.findings.length).fill(undefined),
      [{ kind: 'external', status: 'accepted', justification: 'the vendor moves out (until 2026-12-31)' }],
      [{ kind: 'external', status: 'accepted', justification: 'known (until 2027-01-31)' }],
    ]);
  });

  test('two findings of a rule in one file are two results to GitHub', () => {
    const hashes = runsOf(REVIEW).flatMap(({ results }) =>
      results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('locations', () => {
  test.each([
    ['plan.json', 'plan.json'],
    ['./plans/a b/plan.json', 'plans/a%20b/plan.json'],
    ['../plan.json', '../plan.json'],
    ['plans\\prod\\plan.json', 'plans/prod/plan.json'],
    ['a:b#c?d%e.json', 'a%3Ab%23c%3Fd%25e.json'],
    ['/plans/plan.json', 'file:///plans/plan.json'],
    ['//host/plan.json', 'file:///host/plan.json'],
    ['C:\\plans\\plan.json', 'file:///C:/plans/plan.json'],
    ['standard input', 'standard%20input'],
    ['cdktf.out, stack reports', 'cdktf.out/stacks/reports/cdk.tf.json'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['\ud800', '%EF%BF%BD'],
    ['', 'input'],
    ['.', 'input'],
  ])('the file %j is %s', (input, uri) => {
    expect(uriOf(input)).toBe(uri);
    expect(uri).toMatch(URI_REFERENCE);
  });

  test.each([
    ['aws_iam_role.reader', 'reader'],
    ['module.a["x.y"].aws_iam_role.reader["b.c"]', 'reader["b.c"]'],
    ['data.aws_iam_policy_document.doc[0]', 'doc[0]'],
  ])('the resource %s is called %s', (address, name) => {
    const [result] = resultsOf([{ ...FINDING, origin: { input: 'plan.json', address } }]);
    expect(result?.locations[0]?.logicalLocations).toEqual([{ name, fullyQualifiedName: address, kind: 'resource' }]);
  });

  test('without an address the subject says what it is about', () => {
    const [result] = resultsOf([{ ...FINDING, origin: { input: 'inventory.json' } }]);
    expect(result?.locations[0]?.logicalLocations[0]?.fullyQualifiedName).toBe(FINDING.subject);
  });
});

describe('messages', () => {
  test.each([
    ['a link', '[click](http://x)', "'[click] (http://x)'"],
    ['a link that closes twice', '[a](x)](y)', "'[a] (x)] (y)'"],
    ['a placeholder', '{0} of ${aws:username}', "'{{0}} of ${{aws:username}}'"],
    ['a tag', '<img src=x>', "'\u2039img src=x\u203a'"],
    ['a mention', '@team and (@org/team)', "'@ team and (@ org/team)'"],
    ['no mention', 'a@example.com', "'a@example.com'"],
    ['a steering character', 'a\u001b[31m\u202eb\r\n', "'a\ufffd[31m\ufffdb\ufffd\ufffd'"],
  ])('%s in a name is none in a message', (_, name, text) => {
    expect(textOf(phrase`${name}`)).toBe(text);
  });

  test('a link out of a name and our own words is none either', () => {
    expect(textOf([{ foreign: '[a]' }, '(http://x)'])).not.toContain('](');
    expect(textOf(['[a](http://x)'])).toBe('[a] (http://x)');
  });

  test('long names are cut, and the words around them stay', () => {
    const long = 'x'.repeat(1 << 20);
    expect(textOf(phrase`The role ${long} lets in ${'somebody'}.`)).toBe(
      `The role '${'x'.repeat(299)}…' lets in 'somebody'.`,
    );
  });

  test('a megabyte wherever a text can be makes no megabyte', () => {
    const json = renderReviewSarif([hostileReview('😀{"\u0000'.repeat(1 << 18))], VERSION);
    const rules = renderReviewSarif([NOTHING], VERSION);
    expect(json.length - rules.length).toBeLessThan(50_000);
    expect(json.replaceAll('\n', '')).not.toMatch(STEERING);
    expect(JSON.parse(json).runs[0].results).toHaveLength(2);
  });

  test('a finding without evidence is told by its title', () => {
    expect(textOf([])).toBe('Anybody may assume the role');
  });
});
