import type { Conditions } from '../../lib/iam/condition';
import { type Principal, principalElement } from '../../lib/iam/principal';
import type { IdentityStatement, TrustStatement } from '../../lib/iam/statement';
import { mergeIdentityStatements, mergeTrustStatements } from '../../lib/policies/merge-statements';
import { type Random, random } from './random';

const WORLDS = 300;
const ACTIONS = ['sts:AssumeRole', 'sts:TagSession', 'lambda:InvokeFunction'];
const RESOURCES = ['r1', 'r2', 'r3', 'r4'];
const CONDITIONS: readonly (Conditions | undefined)[] = [
  undefined,
  {},
  { StringEquals: { 'sts:ExternalId': ['x'] } },
  { StringEquals: { 'sts:ExternalId': ['y'] } },
  { StringEquals: { 'sts:ExternalId': ['x', 'y'] } },
  { StringEquals: { 'sts:ExternalId': ['x|y'] } },
  { StringLike: { 'sts:ExternalId': ['x'] } },
];
const ROLE_NAMES = ['a', 'b', 'c'];
const PRINCIPALS: readonly Principal[] = [
  { kind: 'account', partition: 'aws', accountId: '111111111111' },
  { kind: 'account', partition: 'aws', accountId: '222222222222' },
  { kind: 'role', arn: 'arn:aws:iam::111111111111:role/a' },
  { kind: 'role', arn: 'arn:aws:iam::222222222222:role/b' },
  { kind: 'service', service: 'lambda.amazonaws.com' },
];

function identityWorld({ pick, some }: Random): readonly IdentityStatement[] {
  return some(8, () => ({
    effect: pick(['Allow', 'Deny'] as const),
    actions: [...new Set(some(2, () => pick(ACTIONS)))],
    resources: [...new Set(some(3, () => pick(RESOURCES)))],
    conditions: pick(CONDITIONS),
  }));
}

function trustWorld({ pick, some, chance }: Random): readonly TrustStatement[] {
  return some(8, () => {
    const conditions = pick(CONDITIONS) ?? {};
    const names: Conditions = chance()
      ? { ArnEquals: { 'aws:PrincipalArn': [...new Set(some(2, () => pick(ROLE_NAMES)))] } }
      : {};
    return {
      effect: 'Allow',
      principals: [...new Set(some(2, () => pick(PRINCIPALS)))],
      actions: [pick(ACTIONS)],
      conditions: { ...conditions, ...names },
    };
  });
}

// One entry for each combination of one action, one resource or principal and one value of each condition's choice.
function atoms(kind: string, conditions: Conditions | undefined, own: readonly string[], actions: readonly string[]) {
  const { ArnEquals, ...rest } = conditions ?? {};
  const names = ArnEquals?.['aws:PrincipalArn'] ?? ['any'];
  const asked = Object.entries(rest)
    .flatMap(([operator, keys]) => Object.entries(keys).map(([key, values]) => [operator, key, [...values].sort()]))
    .map((condition) => JSON.stringify(condition))
    .sort();
  return actions.flatMap((action) =>
    own.flatMap((target) => names.map((name) => JSON.stringify([kind, action, target, name, asked]))),
  );
}

function allowedByIdentity(statements: readonly IdentityStatement[]): readonly string[] {
  const all = statements.flatMap(({ effect, conditions, resources, actions }) =>
    atoms(effect, conditions, resources, actions),
  );
  return [...new Set(all)].sort();
}

function allowedByTrust(statements: readonly TrustStatement[]): readonly string[] {
  const all = statements.flatMap(({ effect, conditions, principals, actions }) =>
    atoms(
      effect,
      conditions,
      principals.map((principal) => JSON.stringify(principalElement(principal))),
      actions,
    ),
  );
  return [...new Set(all)].sort();
}

function texts(statements: readonly object[]): readonly string[] {
  return statements.map((statement) => JSON.stringify(statement)).sort();
}

describe('of identity statements', () => {
  test('merging keeps exactly what was allowed and denied', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const statements = identityWorld(random(seed));
      expect(allowedByIdentity(mergeIdentityStatements(statements))).toEqual(allowedByIdentity(statements));
    }
  });

  test('merging again changes nothing', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const once = mergeIdentityStatements(identityWorld(random(seed)));
      expect(texts(mergeIdentityStatements(once))).toEqual(texts(once));
    }
  });

  test('merging one by one, as grants are registered, is the same as merging all at once', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const statements = identityWorld(random(seed));
      let oneByOne: readonly IdentityStatement[] = [];
      for (const statement of statements) {
        oneByOne = mergeIdentityStatements([...oneByOne, statement]);
      }
      expect(allowedByIdentity(oneByOne)).toEqual(allowedByIdentity(statements));
      expect(oneByOne).toHaveLength(mergeIdentityStatements(statements).length);
    }
  });

  test('statements with sids are merged to one document, whatever their order', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const { shuffle, pick, some } = random(seed);
      const statements = some(8, () => {
        const [sid, action] = pick([
          ['A', 'x:a'],
          ['B', 'x:b'],
          ['C', 'x:c'],
        ] as const);
        return { sid, effect: 'Allow', actions: [action], resources: [pick(RESOURCES)] } as const;
      });
      expect(mergeIdentityStatements(shuffle(statements))).toEqual(mergeIdentityStatements(statements));
    }
  });

  test('an allow and a deny are never merged, nor statements of different sids', () => {
    const statement = { actions: ['s3:GetObject'], resources: ['r'] } as const;
    const statements: readonly IdentityStatement[] = [
      { ...statement, effect: 'Allow' },
      { ...statement, effect: 'Deny' },
      { ...statement, effect: 'Allow', sid: 'A' },
      { ...statement, effect: 'Allow', sid: 'B' },
    ];
    expect(mergeIdentityStatements(statements)).toEqual(statements);
  });
});

describe('of trust statements', () => {
  test('merging keeps exactly who was trusted, with which role names and conditions', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const statements = trustWorld(random(seed));
      expect(allowedByTrust(mergeTrustStatements(statements))).toEqual(allowedByTrust(statements));
    }
  });

  test('merging again changes nothing', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const once = mergeTrustStatements(trustWorld(random(seed)));
      expect(texts(mergeTrustStatements(once))).toEqual(texts(once));
    }
  });

  test('merging one by one, as grants are registered, trusts the same as merging all at once', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const statements = trustWorld(random(seed));
      let oneByOne: readonly TrustStatement[] = [];
      for (const statement of statements) {
        oneByOne = mergeTrustStatements([...oneByOne, statement]);
      }
      expect(allowedByTrust(oneByOne)).toEqual(allowedByTrust(statements));
    }
  });

  test('what is trusted does not depend on the order of the statements', () => {
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const { shuffle } = random(seed);
      const statements = trustWorld(random(seed));
      expect(allowedByTrust(mergeTrustStatements(shuffle(statements)))).toEqual(
        allowedByTrust(mergeTrustStatements(statements)),
      );
    }
  });

  test('role names of one account become one list, and never lend a name to another account', () => {
    const [first, second] = PRINCIPALS as [Principal, Principal];
    const named = (principal: Principal, name: string): TrustStatement => ({
      effect: 'Allow',
      principals: [principal],
      actions: ['sts:AssumeRole'],
      conditions: { ArnEquals: { 'aws:PrincipalArn': [name] } },
    });
    expect(mergeTrustStatements([named(first, 'b'), named(second, 'c'), named(first, 'a')])).toEqual([
      { ...named(first, 'a'), conditions: { ArnEquals: { 'aws:PrincipalArn': ['a', 'b'] } } },
      named(second, 'c'),
    ]);
  });
});
