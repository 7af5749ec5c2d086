/** What a caller may choose: a choice leads to further conditions, and some keys nobody chooses. */
import { prove } from '../../../lib/prover/prove';
import { ASSUME, allow, bearer, CALLER, graphOf, INVOKE, policy, READER, WORKER } from '../units/world';

const free = (world: object, action: string, resource: string) => {
  const { outcome, conditions } = prove(graphOf(world), { principal: CALLER, action, resource, callerChooses: true });
  return [outcome, ...conditions.map(({ operator, key, values }) => `${operator} ${key} ${values}`)];
};
const mayAll = bearer(CALLER, [allow({ Action: '*', Resource: '*' })]);
const trusting = (...statements: readonly object[]) => ({
  roles: [
    mayAll,
    bearer(READER, [], policy(...statements.map((each) => allow({ Principal: { AWS: CALLER }, ...each })))),
  ],
});
const tag = (key: string, value: string) => ({ Condition: { StringEquals: { [`aws:RequestTag/${key}`]: value } } });

describe('a caller who chooses', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'finds the tags that only the tagging asks for',
      trusting({ Action: ASSUME, ...tag('project', 'a') }, { Action: 'sts:TagSession', ...tag('team', 'y') }),
      ['allowed', 'StringEquals aws:RequestTag/project a', 'StringEquals aws:RequestTag/team y'],
    ],
    [
      'finds no tags where the tagging is not allowed',
      trusting({ Action: ASSUME, ...tag('project', 'a') }),
      ['implicitDeny'],
    ],
    [
      'does not choose what no request to assume a role holds',
      trusting({ Action: ASSUME, Condition: { NumericLessThan: { 'sts:DurationSeconds': '3600' } } }),
      ['unknown', 'NumericLessThan sts:DurationSeconds 3600'],
    ],
  ])('%s', (_, world, expected) => {
    expect(free(world, ASSUME, READER)).toEqual(expected);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'calls through the URL where both actions are allowed',
      [INVOKE, 'lambda:InvokeFunctionUrl'],
      ['allowed', 'Bool lambda:InvokedViaFunctionUrl true'],
    ],
    ['does not where only one is', [INVOKE], ['implicitDeny']],
  ])('%s', (_, actions, expected) => {
    const statement = (Action: string) =>
      allow({
        Principal: { AWS: CALLER },
        Action,
        Resource: WORKER,
        ...(Action === INVOKE ? { Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } } : {}),
      });
    const world = {
      roles: [mayAll],
      functions: [{ arn: WORKER, resourcePolicies: { '': policy(...actions.map(statement)) } }],
    };
    expect(free(world, INVOKE, WORKER)).toEqual(expected);
  });
});
