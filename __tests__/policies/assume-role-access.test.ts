import type { TrustStatement } from '../../lib/iam/statement';
import {
  type AssumeRoleAccess,
  assumeRoleStatements,
  callerConditions,
  type Trust,
} from '../../lib/policies/assume-role-access';
import { random } from './random';

const CALLER = 'arn:aws:iam::111111111111:role/caller';
const READER = 'arn:aws:iam::222222222222:role/reader';
const BASE: AssumeRoleAccess = {
  callerArn: CALLER,
  callerAccountId: '111111111111',
  callerPartition: 'aws',
  roleArn: READER,
  trust: 'role',
};

test('without options the halves are one statement each, and agree on the action', () => {
  expect(assumeRoleStatements(BASE)).toEqual({
    identityStatements: [
      { sid: 'AssumeRole', effect: 'Allow', actions: ['sts:AssumeRole'], resources: [READER], conditions: {} },
    ],
    trustStatements: [
      {
        sid: 'AssumeRoleFromRolesOf111111111111',
        effect: 'Allow',
        principals: [{ kind: 'role', arn: CALLER }],
        actions: ['sts:AssumeRole'],
        conditions: {},
      },
    ],
  });
});

test('each trust names the caller in its own way, and no condition of the caller stands on the identity half', () => {
  const account = { kind: 'account', partition: 'aws', accountId: '111111111111' };
  const halves = (['role', 'roleName', 'account'] as const).map((trust) => {
    const { identityStatements, trustStatements } = assumeRoleStatements({ ...BASE, trust });
    return [identityStatements[0]?.conditions, trustStatements[0]?.principals, trustStatements[0]?.conditions];
  });
  expect(halves).toEqual([
    [{}, [{ kind: 'role', arn: CALLER }], {}],
    [{}, [account], { ArnEquals: { 'aws:PrincipalArn': [CALLER] } }],
    [{}, [account], {}],
  ]);
});

describe('whatever the options', () => {
  const accesses = Array.from({ length: 200 }, (_, seed): AssumeRoleAccess => {
    const { pick, chance } = random(seed);
    return {
      ...BASE,
      trust: pick<Trust>(['role', 'roleName', 'account']),
      ...(chance() ? { externalId: pick(['ticket-7', 'ticket-8']) } : {}),
      ...(chance() ? { organizationId: 'o-abcdefghij' } : {}),
      ...(chance() ? { sessionTags: { team: 'reports', stage: 'prod' } } : {}),
      ...(chance() ? { sourceIdentity: 'reporter' } : {}),
      ...(chance() ? { sourceFunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:caller' } : {}),
    };
  });
  const keysOf = (conditions: object = {}): readonly string[] =>
    Object.values(conditions).flatMap((keys) => Object.keys(keys as object));

  test('both halves allow the same actions, one action in each statement', () => {
    for (const access of accesses) {
      const { identityStatements, trustStatements } = assumeRoleStatements(access);
      const actions = trustStatements.map((statement) => statement.actions);
      expect(identityStatements.map((statement) => statement.actions)).toEqual(actions);
      expect(actions.filter(({ length }) => length !== 1)).toEqual([]);
    }
  });

  test('the trust half never asks for the calling function, which AWS knows on identity policies alone', () => {
    for (const access of accesses) {
      const keys = assumeRoleStatements(access).trustStatements.flatMap(({ conditions }) => keysOf(conditions));
      expect(keys.filter((key) => key === 'lambda:SourceFunctionArn')).toEqual([]);
    }
  });

  test('the identity half never asks for what only the trust half knows', () => {
    for (const access of accesses) {
      const keys = assumeRoleStatements(access).identityStatements.flatMap(({ conditions }) => keysOf(conditions));
      expect(keys.filter((key) => key === 'aws:PrincipalOrgID' || key === 'aws:PrincipalArn')).toEqual([]);
    }
  });

  test('an external id is asked for by AssumeRole on both halves, and by no other action', () => {
    for (const access of accesses) {
      const { identityStatements, trustStatements } = assumeRoleStatements(access);
      const asking = [...identityStatements, ...trustStatements].filter(({ conditions }) =>
        keysOf(conditions).includes('sts:ExternalId'),
      );
      const expected = access.externalId === undefined ? [] : [['sts:AssumeRole'], ['sts:AssumeRole']];
      expect(asking.map(({ actions }) => actions)).toEqual(expected);
    }
  });

  test('every trust statement of an access is bound to its organization and role name', () => {
    for (const access of accesses) {
      const { trustStatements } = assumeRoleStatements(access);
      const asks = (key: string) => (statement: TrustStatement) => keysOf(statement.conditions).includes(key);
      expect(trustStatements.every(asks('aws:PrincipalOrgID'))).toBe(access.organizationId !== undefined);
      expect(trustStatements.every(asks('aws:PrincipalArn'))).toBe(access.trust === 'roleName');
    }
  });

  test('sids are letters and digits, and differ within a half', () => {
    for (const access of accesses) {
      for (const half of Object.values(assumeRoleStatements(access)) as { sid: string }[][]) {
        const sids = half.map(({ sid }) => sid);
        expect(new Set(sids).size).toBe(sids.length);
        expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
      }
    }
  });

  test('the conditions of the caller are those of AssumeRole on both halves, without the principal', () => {
    for (const access of accesses) {
      expect([...keysOf(callerConditions(access))].sort()).toEqual(
        [
          ...(access.organizationId ? ['aws:PrincipalOrgID'] : []),
          ...(access.sourceFunctionArn ? ['lambda:SourceFunctionArn'] : []),
          ...(access.externalId ? ['sts:ExternalId'] : []),
        ].sort(),
      );
    }
  });
});
