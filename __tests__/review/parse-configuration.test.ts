/** `cross-account-lambda.json`: what is read of it, and everything that is told of one that cannot be used. */
import Ajv2020 from 'ajv/dist/2020';
import { InputError } from '../../lib/errors';
import { NO_CONFIGURATION } from '../../lib/review/configuration';
import { isCalendarDay } from '../../lib/review/is-calendar-day';
import { nearNames } from '../../lib/review/near-names';
import { parseConfiguration } from '../../lib/review/parse-configuration';
import schema from '../../schemas/configuration.schema.json';

const RULE = 'trust-any-principal';
const WAIVER = { rule: RULE, address: 'aws_iam_role.open', reason: 'a public role', expires: '2026-12-31' };
const BAD_TEXT = { number: 1, null: null, empty: '', blank: ' ', list: ['a'] };

const parse = (json: unknown) => parseConfiguration('file.json', JSON.stringify(json));

/** All that is told of a configuration, without the file's name. */
function problemsOf(text: string): readonly string[] {
  try {
    parseConfiguration('file.json', text);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^\[file\.json\] /, ''));
  }
}

const daysOf = (month: number, year: number): number =>
  [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ] ?? 0;

/** RFC 3339, full-date; not by the code under test. */
const isFullDate = (text: string): boolean => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  return year !== undefined && Number(day) >= 1 && Number(day) <= daysOf(Number(month), year);
};

const validate = new Ajv2020({ strict: true }).addFormat('date', isFullDate).compile(schema);

const ACCEPTED: Readonly<Record<string, unknown>> = {
  'nothing in it': {},
  'a reference to the schema': { $schema: './node_modules/x/configuration.schema.json' },
  'everything empty': { trustedAccounts: {}, organizationIds: [], severity: {}, waivers: [] },
  'an account whose id begins with zeros': { trustedAccounts: { '000000000012': 'root' } },
  'two accounts': { trustedAccounts: { '111111111111': 'home', '222222222222': 'cross' } },
  'the shortest and the longest organization': { organizationIds: [`o-${'a'.repeat(10)}`, `o-${'9'.repeat(32)}`] },
  'a severity': { severity: { [RULE]: 'note' } },
  'a silenced rule': { severity: { [RULE]: 'off' } },
  'a waiver': { waivers: [WAIVER] },
  'a waiver on a leap day': { waivers: [{ ...WAIVER, expires: '2028-02-29' }] },
  'two waivers of one rule': { waivers: [WAIVER, { ...WAIVER, address: 'aws_iam_role.other' }] },
};

const REFUSED: Readonly<Record<string, unknown>> = {
  'a list': [],
  null: null,
  'a text': 'text',
  'a member nobody knows': { waiver: [] },
  'a member named as one that objects inherit': JSON.parse('{ "__proto__": {} }'),
  'a schema that is no text': { $schema: 1 },
  'accounts as a list': { trustedAccounts: ['111111111111'] },
  'accounts that are null': { trustedAccounts: null },
  'an account id of 11 digits': { trustedAccounts: { '11111111111': 'home' } },
  'an account id of letters': { trustedAccounts: { home: '111111111111' } },
  ...Object.fromEntries(
    Object.entries(BAD_TEXT).map(([kind, name]) => [
      `an account's name: ${kind}`,
      { trustedAccounts: { '111111111111': name } },
    ]),
  ),
  'organizations as a text': { organizationIds: 'o-1234567890' },
  'an organization of nine letters': { organizationIds: ['o-123456789'] },
  'an organization in capitals': { organizationIds: ['o-ABCDEFGHIJ'] },
  'the id of a root': { organizationIds: ['r-1234567890'] },
  'an organization twice': { organizationIds: ['o-1234567890', 'o-1234567890'] },
  'severities as a list': { severity: [RULE] },
  'the severity of an unknown rule': { severity: { 'trust-any-principle': 'note' } },
  'a severity of another tool': { severity: { [RULE]: 'high' } },
  'a severity in capitals': { severity: { [RULE]: 'ERROR' } },
  'a severity that is null': { severity: { [RULE]: null } },
  'waivers as an object': { waivers: WAIVER },
  'a waiver that is a text': { waivers: [RULE] },
  'a waiver with a member nobody knows': { waivers: [{ ...WAIVER, until: '2026-12-31' }] },
  'a waiver of an unknown rule': { waivers: [{ ...WAIVER, rule: 'trust' }] },
  'a waiver twice': { waivers: [WAIVER, WAIVER] },
  ...Object.fromEntries(
    ['rule', 'address', 'reason', 'expires'].flatMap((member) => [
      [`a waiver without ${member}`, { waivers: [{ ...WAIVER, [member]: undefined }] }],
      ...Object.entries(BAD_TEXT).map(([kind, value]) => [
        `the ${member} of a waiver: ${kind}`,
        { waivers: [{ ...WAIVER, [member]: value }] },
      ]),
    ]),
  ),
  ...Object.fromEntries(
    [
      '2026-02-30',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      '31.12.2026',
      '2026-12-31T00:00:00Z',
    ].map((expires) => [`a waiver until ${expires}`, { waivers: [{ ...WAIVER, expires }] }]),
  ),
};

/** What JSON Schema has no words for. */
const REFUSED_BY_THE_PARSER_ALONE: Readonly<Record<string, unknown>> = {
  'a finding waived twice, for two reasons': { waivers: [WAIVER, { ...WAIVER, reason: 'another one' }] },
};

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each(Object.entries(ACCEPTED))('%s is accepted, by the schema too', (_, json) => {
  validate(asJson(json));
  expect(validate.errors ?? []).toEqual([]);
  expect(problemsOf(JSON.stringify(json))).toEqual([]);
});

test.each(Object.entries(REFUSED))('%s is refused, by the schema too', (_, json) => {
  expect(validate(asJson(json))).toBe(false);
  expect(problemsOf(JSON.stringify(json)).length).toBeGreaterThan(0);
});

test.each(Object.entries(REFUSED_BY_THE_PARSER_ALONE))('%s is refused, though not by the schema', (_, json) => {
  expect(validate(asJson(json))).toBe(true);
  expect(problemsOf(JSON.stringify(json)).length).toBeGreaterThan(0);
});

test('every member is read', () => {
  expect(
    parse({
      trustedAccounts: { '111111111111': 'home' },
      organizationIds: ['o-1234567890'],
      severity: { [RULE]: 'off' },
      waivers: [WAIVER],
    }),
  ).toEqual({
    trustedAccounts: new Map([['111111111111', 'home']]),
    organizationIds: ['o-1234567890'],
    severity: new Map([[RULE, 'off']]),
    waivers: [WAIVER],
  });
  expect(parse({})).toEqual(NO_CONFIGURATION);
});

test('everything that is wrong is told at once, in four parts', () => {
  const configuration = {
    trustedAccount: {},
    trustedAccounts: { '1234': '', '111111111111': { name: 'home' } },
    organizationIds: ['o-short', 'o-1234567890', 'o-1234567890'],
    severity: { 'trust-any-principle': 'note', [RULE]: 'high' },
    waivers: [{ rule: 'any-principal', address: 'a.b', expires: '2026-02-30', why: 'x' }, WAIVER, WAIVER, 'none'],
  };
  expect(problemsOf(JSON.stringify(configuration))).toEqual([
    'trustedAccount is no member of the configuration: got "trustedAccount"; allowed: $schema, trustedAccounts, organizationIds, severity, waivers; correct the spelling, or leave it out',
    'a key of trustedAccounts is not an AWS account id: got "1234"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    'trustedAccounts.1234 is not a name that a configuration accepts: got ""; allowed: the name of the account; change trustedAccounts.1234',
    'trustedAccounts.111111111111 is of the wrong type: got an object; allowed: the name of the account; correct trustedAccounts.111111111111',
    'organizationIds[0] is not the id of an organization: got "o-short"; allowed: "o-" and 10 to 32 lower-case letters or digits; copy it from: aws organizations describe-organization',
    'organizationIds[2] is told a second time: got o-1234567890, also at organizationIds[1]; allowed: each one once; leave one of them out',
    'a key of severity names a rule that does not exist: got "trust-any-principle"; allowed: an id of a rule; near to it: trust-any-principal; correct the id: docs/rules.md lists all of them',
    `severity["${RULE}"] is no severity: got "high"; allowed: error, warning, note, off; correct it; off silences the rule`,
    'waivers[0].why is no member of the configuration: got "why"; allowed: rule, address, reason, expires; correct the spelling, or leave it out',
    'waivers[0].reason is missing: got nothing; allowed: why it is right as it is; add waivers[0].reason',
    expect.stringMatching(
      /^waivers\[0\]\.rule names a rule that does not exist: got "any-principal"; allowed: an id of a rule; near to it: .*trust-any-principal.*; correct the id: docs\/rules\.md lists all of them$/,
    ),
    'waivers[0].expires is not a day: got "2026-02-30"; allowed: a day that exists, as YYYY-MM-DD; correct waivers[0].expires',
    `waivers[2] is told a second time: got ${RULE} at aws_iam_role.open, also at waivers[1]; allowed: each one once; leave one of them out`,
    'waivers[3] is of the wrong type: got "none"; allowed: an object; correct waivers[3]',
  ]);
});

test('what is no JSON is told with what the reader of JSON says', () => {
  expect(problemsOf('{ "waivers": [ }')).toEqual([
    expect.stringMatching(
      /^the configuration is not JSON: got .+; allowed: one JSON object, in UTF-8; correct the file, or begin it anew as \{\}$/,
    ),
  ]);
});

test('a long text is told by its beginning', () => {
  const [problem = ''] = problemsOf(JSON.stringify({ severity: { ['x'.repeat(100_000)]: 'note' } }));
  expect(problem.length).toBeLessThan(300);
});

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2100-02-29', false],
  ['2026-02-30', false],
  ['2026-12-32', false],
  ['0000-01-01', true],
  ['2026-12-3', false],
  [' 2026-12-31', false],
  ['2026-12-31 ', false],
])('whether %j is a day: %s', (text, expected) => {
  expect(isCalendarDay(text)).toBe(expected);
});

test.each([
  ['trust-any-principle', ['trust-any-principal']],
  ['TRUST-ANY-PRINCIPAL', ['trust-any-principal']],
  ['cross-account-lambda/two-doors', ['two-doors']],
  ['principal', ['invoke-any-principal', 'trust-any-principal']],
  ['XA101', []],
  ['', []],
])('near to %j is %j', (written, near) => {
  expect([...nearNames(written, ['trust-any-principal', 'invoke-any-principal', 'two-doors'])].sort()).toEqual(near);
});
