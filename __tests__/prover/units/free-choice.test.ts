import type { Decision } from '../../../lib/prover/decision';
import { prove } from '../../../lib/prover/prove';
import { ASSUME, allow, bearer, CALLER, deny, graphOf, HOME, policy, READER } from './world';

const ID = 'sts:ExternalId';
const TEAM = 'aws:RequestTag/Team';
const KEYS = 'aws:TagKeys';
const BOTH = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];

const when = (Condition: object) => allow({ Principal: { AWS: CALLER }, Action: BOTH, Condition });
const unless = (Condition: object) => deny({ Principal: '*', Action: BOTH, Condition });
const always = when({});

function decide(
  trust: readonly object[],
  context: Readonly<Record<string, readonly string[]>> = {},
  callerChooses = true,
): Decision {
  const graph = graphOf({
    roles: [bearer(CALLER, [allow({ Action: BOTH, Resource: '*' })]), bearer(READER, [], policy(...trust))],
  });
  return prove(graph, {
    principal: CALLER,
    action: ASSUME,
    resource: READER,
    context: new Map(Object.entries(context)),
    callerChooses,
  });
}
const told = ({ outcome, conditions }: Decision) => [
  outcome,
  ...conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join(' ')}`),
];

describe('what the caller may choose', () => {
  it.each<[string, readonly object[], readonly string[]]>([
    ['nothing where nothing is asked for', [always], ['allowed']],
    ['an external ID', [when({ StringEquals: { [ID]: 'abc' } })], ['allowed', `StringEquals ${ID} abc`]],
    [
      'one of several external IDs, all of which are told',
      [when({ StringEquals: { [ID]: ['abc', 'xyz'] } })],
      ['allowed', `StringEquals ${ID} abc xyz`],
    ],
    ['an external ID by a pattern', [when({ StringLike: { [ID]: 'a*' } })], ['allowed', `StringLike ${ID} a*`]],
    [
      'two keys',
      [when({ StringEquals: { [ID]: 'abc', 'sts:SourceIdentity': 'me' } })],
      ['allowed', `StringEquals ${ID} abc`, 'StringEquals sts:SourceIdentity me'],
    ],
    [
      'the fewest keys of two ways',
      [
        when({ StringEquals: { [ID]: 'abc', 'sts:SourceIdentity': 'me' } }),
        when({ StringEquals: { 'sts:RoleSessionName': 'me' } }),
      ],
      ['allowed', 'StringEquals sts:RoleSessionName me'],
    ],
    [
      'what a Deny spares',
      [always, unless({ StringNotEquals: { [ID]: 'abc' } })],
      ['allowed', `StringEquals ${ID} abc`],
    ],
    ['not to have a key that a Deny is about', [always, unless({ StringEquals: { [ID]: 'abc' } })], ['allowed']],
    [
      'nothing that a Deny forbids in any case',
      [when({ StringEquals: { [ID]: 'abc' } }), unless({})],
      ['explicitDeny'],
    ],
    [
      'nothing that helps where the same value is denied',
      [when({ StringEquals: { [ID]: 'abc' } }), unless({ StringEquals: { [ID]: 'abc' } })],
      ['implicitDeny'],
    ],
    [
      'an unknown external ID, of which nobody knows',
      [when({ StringEquals: { [ID]: null } })],
      ['unknown', `StringEquals ${ID} <known after apply>`],
    ],
    [
      'nothing about a key of the environment',
      [when({ StringEquals: { [ID]: 'abc' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
      ['unknown', 'IpAddress aws:SourceIp 10.0.0.0/8'],
    ],
    [
      'nothing about who it is',
      [when({ StringEquals: { [ID]: 'abc', 'aws:PrincipalAccount': '999999999999' } })],
      ['implicitDeny'],
    ],
    [
      'tags, whose keys come with them',
      [when({ StringEquals: { [TEAM]: 'a' }, 'ForAllValues:StringEquals': { [KEYS]: 'Team' } })],
      ['allowed', `StringEquals ${TEAM} a`],
    ],
  ])('is %s', (_, trust, expected) => {
    expect(told(decide(trust))).toEqual(expected);
  });

  it('is not asked where callers may not choose', () => {
    const trust = [when({ StringEquals: { [ID]: 'abc' } })];
    expect([told(decide(trust, {}, false)), told(decide(trust, { [ID]: ['abc'] }, false))]).toEqual([
      ['implicitDeny'],
      ['allowed'],
    ]);
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['a given key is not chosen again', { [ID]: ['xyz'] }, ['implicitDeny']],
    ['a key given as absent stays so', { [ID]: [] }, ['implicitDeny']],
    ['a key given in other letters is the same', { 'STS:externalid': ['xyz'] }, ['implicitDeny']],
    ['another given key leaves it free', { 'aws:SourceIp': ['10.0.0.1'] }, ['allowed', `StringEquals ${ID} abc`]],
  ])('%s', (_, context, expected) => {
    expect(told(decide([when({ StringEquals: { [ID]: 'abc' } })], context))).toEqual(expected);
  });

  it('is left undecided where there is too much to try', () => {
    const many = (key: string) => ({ [key]: Array.from({ length: 20 }, (_, index) => `x${index}`) });
    const trust = [
      when({ StringEquals: { ...many(ID), ...many('sts:SourceIdentity'), ...many('sts:RoleSessionName') } }),
    ];
    expect(decide(trust)).toEqual({
      outcome: 'unknown',
      determining: [],
      reasons: [
        {
          code: 'tooManyChoices',
          subject: [ID, 'sts:SourceIdentity', 'sts:RoleSessionName'].join(', '),
          expected: '256',
        },
      ],
      assumes: expect.any(Array),
      conditions: [],
    });
  });

  it('is never said to be nothing where a choice that was not tried might do', () => {
    const trust = [when({ StringLike: { [ID]: 'a*' } }), unless({ StringEquals: { [ID]: 'a' } })];
    expect(decide(trust).outcome).not.toMatch(/Deny$/);
  });

  it.each(['__proto__', 'constructor', 'toString'])('may be a tag called %s', (name) => {
    const key = `aws:RequestTag/${name}`;
    const Condition = { StringEquals: Object.fromEntries([[key, 'a']]) };
    expect(told(decide([when(Condition)]))).toEqual(['allowed', `StringEquals ${key} a`]);
  });
});

describe('whoever passes a tag names its key', () => {
  const onlyProject = [when({ StringEquals: { [TEAM]: 'a' }, 'ForAllValues:StringEquals': { [KEYS]: 'Project' } })];
  const onlyTeam = [when({ StringEquals: { [TEAM]: 'a' }, 'ForAllValues:StringEquals': { [KEYS]: 'Team' } })];
  const withoutTags = [when({ Null: { [KEYS]: 'true' } })];

  it.each<[string, readonly object[], Readonly<Record<string, readonly string[]>>, string]>([
    ['so that a tag does not pass for none', withoutTags, { [TEAM]: ['a'] }, 'implicitDeny'],
    ['so that a tag does not pass for another', onlyProject, { [TEAM]: ['a'] }, 'implicitDeny'],
    ['so that a tag passes for itself', onlyTeam, { [TEAM]: ['a'] }, 'allowed'],
    ['beside keys that are given', onlyTeam, { [TEAM]: ['a'], [KEYS]: ['Project'] }, 'implicitDeny'],
    [
      'in the letters of the key that is given',
      onlyTeam,
      { 'aws:requesttag/team': ['a'], [KEYS]: ['Team'] },
      'allowed',
    ],
    ['unless the tag is given as absent', withoutTags, { [TEAM]: [] }, 'allowed'],
  ])('%s', (_, trust, context, expected) => {
    expect(decide(trust, context, false).outcome).toBe(expected);
  });

  it('whatever else it may choose', () => {
    expect(['explicitDeny', 'implicitDeny', 'unknown']).toContain(decide(onlyProject).outcome);
  });
});

it('a question of a service has nothing to choose', () => {
  const graph = graphOf({
    roles: [
      bearer(
        READER,
        [],
        policy(
          allow({
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: ASSUME,
            Condition: { StringEquals: { 'aws:SourceAccount': HOME } },
          }),
        ),
      ),
    ],
  });
  const { outcome } = prove(graph, {
    principal: 'lambda.amazonaws.com',
    action: ASSUME,
    resource: READER,
    callerChooses: true,
  });
  expect(outcome).toBe('unknown');
});
