/** Texts of a million characters wherever an input can have them: each is judged, or left undecided, and none hangs. */
import { mapAccess } from '../../../lib/prover/access-map';
import { check } from '../../../lib/prover/check';
import { prove } from '../../../lib/prover/prove';
import { reach } from '../../../lib/prover/reach';
import { declare } from './declared-world';
import { ASSUME, allow, bearer, CALLER, CROSS, deny, graphOf, HOME, INVOKE, policy, READER, WORKER } from './world';

const MILLION = 1_000_000;
const a = 'a'.repeat(MILLION);
const session = `arn:aws:sts::${HOME}:assumed-role/caller/${'/'.repeat(MILLION)}`;
const trusting = (rest: object, identity: object = {}) => ({
  roles: [
    bearer(CALLER, [allow({ Action: ASSUME, Resource: READER, ...identity })]),
    bearer(READER, [], policy(allow({ Principal: { AWS: CALLER }, Action: ASSUME, ...rest }))),
  ],
});
describe('a world with a text of a million characters', () => {
  it.each<[string, object, string]>([
    ['an action', trusting({}, { Action: [ASSUME, `sts:${a}`] }), 'allowed'],
    ['an action of stars', trusting({}, { Action: `sts:${'*a'.repeat(MILLION / 2)}` }), 'implicitDeny'],
    [
      'a resource of stars',
      trusting({}, { Resource: `arn:aws:iam::*:role/${'*r'.repeat(MILLION / 2)}` }),
      'implicitDeny',
    ],
    ['a principal session', trusting({ Principal: { AWS: session } }), 'unknown'],
    [
      'a principal of colons',
      trusting({ Principal: { AWS: `arn:aws:iam::${HOME}${':'.repeat(MILLION)}` } }),
      'implicitDeny',
    ],
    ['an external ID', trusting({ Condition: { StringEquals: { 'sts:ExternalId': a } } }), 'allowed'],
    [
      'a pattern of external IDs',
      trusting({ Condition: { StringLike: { 'sts:ExternalId': '*a'.repeat(MILLION / 2) } } }),
      'allowed',
    ],
    ['an operator', trusting({ Condition: { [a]: { k: 'v' } } }), 'unknown'],
    ['a key', trusting({ Condition: { StringEquals: { [a]: 'v' } } }), 'unknown'],
    [
      'a variable without end',
      trusting({ Condition: { StringEquals: { 'aws:PrincipalArn': '${'.repeat(MILLION / 2) } } }),
      'unknown',
    ],
    ['a number', trusting({ Condition: { NumericEquals: { 'sts:DurationSeconds': '1'.repeat(MILLION) } } }), 'unknown'],
  ])('in %s is judged', (_, world, expected) => {
    const graph = graphOf(world);
    const question = { principal: CALLER, action: ASSUME, resource: READER, callerChooses: true };
    expect(prove(graph, question).outcome).toBe(expected);
  });

  it('in the question is judged', () => {
    const graph = graphOf(trusting({}));
    const resources = [
      `${WORKER}${':'.repeat(MILLION)}`,
      `arn:aws:iam::${CROSS}:role/${'/'.repeat(MILLION)}`,
      `arn:aws:s3:::${a}`,
    ];
    const ask = () => [
      ...resources.map((resource) => prove(graph, { principal: CALLER, action: INVOKE, resource }).outcome),
      prove(graph, { principal: session, action: ASSUME, resource: READER }).outcome,
    ];
    expect(ask()).toEqual(['implicitDeny', 'implicitDeny', 'unknown', 'allowed']);
  });

  it('is checked, mapped and followed', () => {
    const world = {
      ...trusting({ Condition: { StringLike: { 'sts:ExternalId': '*a'.repeat(MILLION / 2) } } }),
      ...declare({ conditions: { StringLike: { 'sts:ExternalId': `${a}*` } } }),
      resources: [
        {
          arn: 'arn:aws:s3:::b',
          accountId: CROSS,
          resourcePolicy: policy(
            allow({
              Principal: { AWS: session },
              Action: `s3:${a}`,
              Resource: `arn:aws:s3:::b/${'*/'.repeat(MILLION / 2)}`,
            }),
            deny({ Principal: '*', Action: '*'.repeat(MILLION), Resource: '*' }),
          ),
        },
      ],
    };
    const graph = graphOf(world);
    const counts = [
      check('w', graph).declared.map(({ status }) => status),
      mapAccess(graph).edges.length,
      reach(graph, CALLER).paths.length,
    ];
    expect(counts).toEqual([['unknown'], 2, 1]);
  });
});

it('a world of three hundred roles and functions is mapped', () => {
  const names = Array.from({ length: 300 }, (_, index) => `r${index}`);
  const arn = (name: string) => `arn:aws:iam::${HOME}:role/${name}`;
  const world = {
    roles: names.map((name, index) =>
      bearer(
        arn(name),
        [allow({ Action: ASSUME, Resource: arn(`r${index + 1}`) })],
        policy(allow({ Principal: { AWS: arn(`r${index - 1}`) }, Action: ASSUME })),
      ),
    ),
    functions: names.map((name) => ({
      arn: `arn:aws:lambda:us-east-1:${HOME}:function:${name}`,
      executionRole: arn(name),
    })),
  };
  const graph = graphOf(world);
  expect(mapAccess(graph).edges.filter(({ outcome }) => outcome === 'allowed').length).toBe(599);
});
