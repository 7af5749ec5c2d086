import { type Access, declare, judge, mayAssume, roles, trusts, verdicts, withId } from './declared-world';
import { CALLER, deny, HOME, role, root } from './world';

describe('a declared access', () => {
  const ok = 'allowedByStatement';
  const proved = ['proved', 'allowed', `${ok} target`, `${ok} caller`];
  const id = { conditions: { StringEquals: { 'sts:ExternalId': 'abc' } } };

  it.each<[string, readonly object[], readonly (object | null)[], Access, readonly string[]]>([
    ['is proved by both halves', [mayAssume()], [trusts()], {}, proved],
    [
      'is denied without the half of the caller',
      [],
      [trusts()],
      {},
      ['denied', 'implicitDeny', 'noStatementAllows caller'],
    ],
    [
      'is denied without the half of the target',
      [mayAssume()],
      [],
      {},
      ['denied', 'implicitDeny', 'noStatementAllows target'],
    ],
    [
      'is denied by another principal in the trust policy',
      [mayAssume()],
      [trusts({ Principal: { AWS: role(HOME, 'other') } })],
      {},
      ['denied', 'implicitDeny', 'noStatementAllows target', 'principalDiffers target'],
    ],
    [
      'is denied by a Deny of the caller',
      [mayAssume(), deny({ Action: 'sts:*', Resource: '*' })],
      [trusts()],
      {},
      ['denied', 'explicitDeny', 'explicitDeny caller'],
    ],
    [
      'is unknown where the trust policy has an unknown statement',
      [mayAssume()],
      [null],
      {},
      ['unknown', 'unknown', 'policyUnknown target'],
    ],
    ['is proved under its external ID', [mayAssume()], [trusts(withId('abc'))], id, proved],
    [
      'is proved where both halves ask for the external ID',
      [mayAssume(withId('abc'))],
      [trusts(withId('abc'))],
      id,
      proved,
    ],
    [
      'is wider than declared where the trust drops the external ID',
      [mayAssume()],
      [trusts()],
      id,
      ['widerThanDeclared', 'allowed', `${ok} target`, `${ok} caller`],
    ],
    [
      'is wider than declared where the trust takes any external ID',
      [mayAssume()],
      [trusts({ Condition: { StringLike: { 'sts:ExternalId': '*' } } })],
      id,
      ['widerThanDeclared', 'allowed', `${ok} target`, `${ok} caller`],
    ],
    [
      'is wider than declared where the trust only minds an external ID that is there',
      [mayAssume()],
      [trusts({ Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'abc' } } })],
      id,
      ['widerThanDeclared', 'allowed', `${ok} target`, `${ok} caller`],
    ],
    ['is proved where the caller alone asks for the external ID', [mayAssume(withId('abc'))], [trusts()], id, proved],
    [
      'is denied where the trust asks for another external ID',
      [mayAssume()],
      [trusts(withId('xyz'))],
      id,
      ['denied', 'implicitDeny', 'noStatementAllows target', 'conditionFails target'],
    ],
    [
      'is denied where one of two declared external IDs is refused',
      [mayAssume()],
      [trusts(withId('abc'))],
      { conditions: { StringEquals: { 'sts:ExternalId': ['abc', 'xyz'] } } },
      ['denied', 'implicitDeny', 'noStatementAllows target', 'conditionFails target'],
    ],
    [
      'is proved with a choice that nobody declared but the caller can make',
      [mayAssume()],
      [trusts(withId('abc'))],
      {},
      proved,
    ],
    [
      'is unknown where its own conditions are',
      [mayAssume()],
      [trusts(withId('abc'))],
      { conditions: null },
      ['unknown', 'unknown', 'statementUnknown'],
    ],
    [
      'is unknown where it stands for more requests than can be asked',
      [mayAssume()],
      [trusts({ Condition: { StringLike: { 'sts:ExternalId': 'x*' } } })],
      { conditions: { StringEquals: { 'sts:ExternalId': Array.from({ length: 65 }, (_, index) => `x${index}`) } } },
      ['unknown', 'unknown', 'tooManyChoices'],
    ],
    [
      'is unknown where its resource is',
      [mayAssume()],
      [trusts()],
      { resource: null },
      ['unknown', 'unknown', 'accountUnknown', 'entityNotInInput target', 'statementUnknown caller'],
    ],
    [
      'is not proved by a principal that the manifest claims to be another',
      [mayAssume()],
      [
        trusts({
          Principal: { AWS: root(HOME) },
          Condition: { ArnEquals: { 'aws:PrincipalArn': role(HOME, 'other') } },
        }),
      ],
      { conditions: { ArnEquals: { 'aws:PrincipalArn': role(HOME, 'other') } } },
      ['denied', 'implicitDeny', 'noStatementAllows target', 'conditionFails target'],
    ],
    [
      'is proved where the manifest repeats who the principal is',
      [mayAssume()],
      [trusts({ Principal: { AWS: root(HOME) }, Condition: { ArnEquals: { 'aws:PrincipalArn': CALLER } } })],
      { conditions: { ArnEquals: { 'aws:PrincipalArn': CALLER } } },
      proved,
    ],
    [
      'is wider than declared where the trust drops the role of an account',
      [mayAssume()],
      [trusts({ Principal: { AWS: root(HOME) } })],
      { conditions: { ArnEquals: { 'aws:PrincipalArn': CALLER } } },
      ['widerThanDeclared', 'allowed', `${ok} target`, `${ok} caller`],
    ],
    [
      'is proved where what is declared asks nothing of a request that lacks the key',
      [mayAssume()],
      [trusts({ Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'abc' } } })],
      { conditions: { StringEqualsIfExists: { 'sts:ExternalId': 'abc' } } },
      proved,
    ],
    [
      'is proved where any value of a key is declared and asked for',
      [mayAssume()],
      [trusts({ Condition: { StringLike: { 'sts:ExternalId': '*' } } })],
      { conditions: { StringLike: { 'sts:ExternalId': '*' } } },
      proved,
    ],
    [
      'is proved where a set of tags is declared and asked for',
      [mayAssume({ Action: ['sts:AssumeRole', 'sts:TagSession'] })],
      [
        trusts({
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } },
        }),
      ],
      { conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } } },
      proved,
    ],
    [
      'is wider than declared where any tag is let in',
      [mayAssume({ Action: ['sts:AssumeRole', 'sts:TagSession'] })],
      [trusts({ Action: ['sts:AssumeRole', 'sts:TagSession'] })],
      { conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } } },
      ['widerThanDeclared', 'allowed', `${ok} target`, `${ok} caller`],
    ],
    [
      'is proved for numbers and addresses that meet what is declared',
      [mayAssume()],
      [
        trusts({
          Condition: {
            NumericLessThan: { 'sts:DurationSeconds': '3600' },
            IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
          },
        }),
      ],
      {
        conditions: {
          NumericLessThan: { 'sts:DurationSeconds': '3600' },
          IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
        },
      },
      proved,
    ],
    [
      'is wider than declared where a ruled out value is let in',
      [mayAssume()],
      [trusts(withId(['abc', 'bad']))],
      { conditions: { StringEquals: { 'sts:ExternalId': 'abc' }, StringNotEquals: { 'sts:externalid': 'bad' } } },
      ['widerThanDeclared', 'allowed', `${ok} target`, `${ok} caller`],
    ],
  ])('%s', (_, identity, trust, access, expected) => {
    expect(verdicts(judge({ ...roles(identity, trust), ...declare(access) }))).toEqual([expected]);
  });
});
