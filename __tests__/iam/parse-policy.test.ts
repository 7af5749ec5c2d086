import { type PolicyReading, parsePolicy } from '../../lib/iam/parse-policy';
import type { ParsedStatement } from '../../lib/iam/parsed-policy';
import { joinText, symbolText, UNKNOWN_TEXT } from '../../lib/iam/text';

const s = symbolText('random_id.x.hex');
const list = (...values: ParsedStatement['action']['list']['values']) => ({ values, open: false });
const open = (...values: ParsedStatement['action']['list']['values']) => ({ values, open: true });

const BARE = { Effect: 'Allow', Action: 'a:B' };
const READ: ParsedStatement = {
  index: 0,
  effect: 'Allow',
  action: { negated: false, list: list('a:B') },
  conditions: [],
};
const policy = (...statements: readonly ParsedStatement[]): PolicyReading => ({
  policy: { version: '2008-10-17', statements, open: false },
});
const statement = (members: object) => ({ Statement: { ...BARE, ...members } });

describe('a policy is read', () => {
  it('with every element as a list', () => {
    const document = {
      Version: '2012-10-17',
      Id: 'any',
      Statement: [
        {
          Sid: 'One',
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com', AWS: ['111111111111', 'arn:aws:iam::1:root'] },
          Action: ['a:B', 'a:C'],
          Resource: '*',
          Condition: {
            StringEquals: { k: 'v', l: ['v', 'w'] },
            'ForAnyValue:NumericLessThanIfExists': { n: 3 },
            Bool: { b: true },
          },
        },
        { Effect: 'Deny', NotPrincipal: '*', NotAction: 'a:B', NotResource: ['r'] },
      ],
    };
    expect(parsePolicy(document)).toEqual({
      policy: {
        version: '2012-10-17',
        open: false,
        statements: [
          {
            index: 0,
            sid: 'One',
            effect: 'Allow',
            principal: {
              negated: false,
              list: [
                { type: 'AWS', values: list('111111111111', 'arn:aws:iam::1:root') },
                { type: 'Service', values: list('s3.amazonaws.com') },
              ],
            },
            action: { negated: false, list: list('a:B', 'a:C') },
            resource: { negated: false, list: list('*') },
            conditions: [
              { operator: 'StringEquals', key: 'k', values: list('v') },
              { operator: 'StringEquals', key: 'l', values: list('v', 'w') },
              { operator: 'ForAnyValue:NumericLessThanIfExists', key: 'n', values: list('3') },
              { operator: 'Bool', key: 'b', values: list('true') },
            ],
          },
          {
            index: 1,
            effect: 'Deny',
            principal: { negated: true, list: [{ type: 'AWS', values: list('*'), bare: true }] },
            action: { negated: true, list: list('a:B') },
            resource: { negated: true, list: list('r') },
            conditions: [],
          },
        ],
      },
    });
  });

  it.each<[string, unknown, PolicyReading]>([
    ['one statement alone is a list of one', { Statement: BARE }, policy(READ)],
    ['no statement is none', { Statement: [] }, policy()],
    ['an empty Sid is kept', statement({ Sid: '' }), policy({ ...READ, sid: '' })],
    ['a Sid known after apply is none', statement({ Sid: s }), policy(READ)],
    [
      'an object of no principals names nobody',
      statement({ Principal: {} }),
      policy({ ...READ, principal: { negated: false, list: [] } }),
    ],
    ['an empty list is one', statement({ Action: [] }), policy({ ...READ, action: { negated: false, list: list() } })],
    ['no condition is none', statement({ Condition: {} }), policy(READ)],
    [
      'a symbol in a text stays one',
      statement({ Resource: joinText('arn:aws:s3:::', s, '/*') }),
      policy({ ...READ, resource: { negated: false, list: list(joinText('arn:aws:s3:::', s, '/*')) } }),
    ],
    [
      'members that objects inherit are keys like others',
      statement({ Condition: { constructor: { toString: 'x' } } }),
      policy({ ...READ, conditions: [{ operator: 'constructor', key: 'toString', values: list('x') }] }),
    ],
    [
      'a prototype is a key like others',
      JSON.parse('{"Statement":{"Effect":"Allow","Action":"a:B","Condition":{"__proto__":{"__proto__":"x"}}}}'),
      policy({ ...READ, conditions: [{ operator: '__proto__', key: '__proto__', values: list('x') }] }),
    ],
  ])('%s', (_, document, expected) => {
    expect(parsePolicy(document)).toEqual(expected);
  });
});

describe('what is unknown in a policy stays unknown', () => {
  it.each<[string, unknown, PolicyReading]>([
    ['the document', null, { policy: { version: 'unknown', statements: [], open: true } }],
    ['the document as a symbol', s, { policy: { version: 'unknown', statements: [], open: true } }],
    [
      'the version',
      { Version: null, Statement: BARE },
      { policy: { version: 'unknown', statements: [READ], open: false } },
    ],
    [
      'all statements',
      { Version: '2012-10-17', Statement: null },
      { policy: { version: '2012-10-17', statements: [], open: true } },
    ],
    [
      'one statement, which does not change the numbers of the others',
      { Statement: [null, BARE] },
      { policy: { version: '2008-10-17', statements: [{ ...READ, index: 1 }], open: true } },
    ],
    [
      'one statement as a symbol',
      { Statement: [BARE, s] },
      { policy: { version: '2008-10-17', statements: [READ], open: true } },
    ],
    ['the effect', statement({ Effect: null }), policy({ ...READ, effect: undefined })],
    ['the effect as a symbol', statement({ Effect: s }), policy({ ...READ, effect: undefined })],
    ['all actions', statement({ Action: null }), policy({ ...READ, action: { negated: false, list: open() } })],
    [
      'one of the actions',
      statement({ Action: ['a:B', null] }),
      policy({ ...READ, action: { negated: false, list: open('a:B') } }),
    ],
    [
      'the actions that are left out',
      { Statement: { Effect: 'Allow', NotAction: null } },
      policy({ ...READ, action: { negated: true, list: open() } }),
    ],
    ['an action as a symbol', statement({ Action: s }), policy({ ...READ, action: { negated: false, list: list(s) } })],
    ['all resources', statement({ Resource: null }), policy({ ...READ, resource: { negated: false, list: open() } })],
    [
      'a resource without a name',
      statement({ NotResource: UNKNOWN_TEXT }),
      policy({ ...READ, resource: { negated: true, list: list(UNKNOWN_TEXT) } }),
    ],
    [
      'the principal',
      statement({ Principal: null }),
      policy({ ...READ, principal: { negated: false, list: 'unknown' } }),
    ],
    [
      'the principal that is left out',
      statement({ NotPrincipal: s }),
      policy({ ...READ, principal: { negated: true, list: 'unknown' } }),
    ],
    [
      'the principals of one type',
      statement({ Principal: { AWS: null } }),
      policy({ ...READ, principal: { negated: false, list: [{ type: 'AWS', values: open() }] } }),
    ],
    [
      'one principal',
      statement({ Principal: { AWS: ['x', null] } }),
      policy({ ...READ, principal: { negated: false, list: [{ type: 'AWS', values: open('x') }] } }),
    ],
    ['all conditions', statement({ Condition: null }), policy({ ...READ, conditions: 'unknown' })],
    ['all conditions as a symbol', statement({ Condition: s }), policy({ ...READ, conditions: 'unknown' })],
    [
      'the keys of one operator',
      statement({ Condition: { StringEquals: null, Bool: { k: 'true' } } }),
      policy({ ...READ, conditions: 'unknown' }),
    ],
    [
      'all values of a key',
      statement({ Condition: { Bool: { k: null } } }),
      policy({ ...READ, conditions: [{ operator: 'Bool', key: 'k', values: open() }] }),
    ],
    [
      'one value of a key',
      statement({ Condition: { Bool: { k: ['a', null, s] } } }),
      policy({ ...READ, conditions: [{ operator: 'Bool', key: 'k', values: open('a', s) }] }),
    ],
  ])('%s', (_, document, expected) => {
    expect(parsePolicy(document)).toEqual(expected);
  });
});

describe('what AWS would refuse is told, all of it', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a text', 'Allow', ['a policy is a JSON object']],
    ['a list', [], ['a policy is a JSON object']],
    ['nothing', undefined, ['a policy is a JSON object']],
    ['a number', 1, ['a policy is a JSON object']],
    ['no statement', {}, ['Statement: is missing']],
    ['a statement that is a text', { Statement: 'x' }, ['Statement[0]: a statement is a JSON object']],
    ['a statement that is a list', { Statement: [[BARE]] }, ['Statement[0]: a statement is a JSON object']],
    ['a strange member', { Statement: BARE, statement: BARE }, ['statement: is no element of the policy language']],
    [
      'a strange version',
      { Version: '2024-01-01', Statement: BARE },
      ['Version: is neither 2008-10-17 nor 2012-10-17'],
    ],
    [
      'a version that is a number',
      { Version: 2012, Statement: BARE },
      ['Version: is neither 2008-10-17 nor 2012-10-17'],
    ],
    [
      'a strange member of a statement',
      statement({ action: 'a:B' }),
      ['Statement[0].action: is no element of the policy language'],
    ],
    ['no effect', { Statement: { Action: 'a:B' } }, ['Statement[0].Effect: is neither Allow nor Deny']],
    ['an effect in other letters', statement({ Effect: 'allow' }), ['Statement[0].Effect: is neither Allow nor Deny']],
    ['no action', { Statement: { Effect: 'Allow' } }, ['Statement[0]: has neither Action nor NotAction']],
    ['both forms of the action', statement({ NotAction: 'a:C' }), ['Statement[0]: has both Action and NotAction']],
    [
      'both forms of the resource',
      statement({ Resource: '*', NotResource: '*' }),
      ['Statement[0]: has both Resource and NotResource'],
    ],
    [
      'both forms of the principal',
      statement({ Principal: '*', NotPrincipal: '*' }),
      ['Statement[0]: has both Principal and NotPrincipal'],
    ],
    [
      'an action that is a number',
      statement({ Action: 1 }),
      ['Statement[0].Action: holds something else than strings'],
    ],
    [
      'an action that is an object',
      statement({ Action: {} }),
      ['Statement[0].Action: holds something else than strings'],
    ],
    [
      'a list in a list',
      statement({ Resource: [['*']] }),
      ['Statement[0].Resource: holds something else than strings'],
    ],
    [
      'a principal that is a text',
      statement({ Principal: '111111111111' }),
      ['Statement[0].Principal: is neither "*" nor an object of AWS, Service, Federated, CanonicalUser'],
    ],
    [
      'a principal that is a list',
      statement({ NotPrincipal: ['*'] }),
      ['Statement[0].NotPrincipal: is neither "*" nor an object of AWS, Service, Federated, CanonicalUser'],
    ],
    [
      'a strange type of principal',
      statement({ Principal: { Aws: '*' } }),
      ['Statement[0].Principal.Aws: is no element of the policy language'],
    ],
    [
      'a principal that is a boolean',
      statement({ Principal: { AWS: true } }),
      ['Statement[0].Principal.AWS: holds something else than strings'],
    ],
    ['a condition that is a list', statement({ Condition: [] }), ['Statement[0].Condition: is no object of operators']],
    [
      'a condition without keys',
      statement({ Condition: { Bool: 'true' } }),
      ['Statement[0].Condition.Bool: is no object of condition keys'],
    ],
    [
      'a condition on an object',
      statement({ Condition: { Bool: { k: {} } } }),
      ['Statement[0].Condition.Bool.k: holds something else than strings'],
    ],
    [
      'a prototype among the members',
      JSON.parse('{"Statement":[],"__proto__":1}'),
      ['__proto__: is no element of the policy language'],
    ],
    [
      'a prototype among the principals',
      statement({ Principal: JSON.parse('{"__proto__":"*"}') }),
      ['Statement[0].Principal.__proto__: is no element of the policy language'],
    ],
    [
      'everything at once',
      { Version: 1, Statement: [{ Effect: 'x', Sid: 'S', X: 1 }, 2, { ...BARE, Condition: { A: { k: [{}] }, B: 3 } }] },
      [
        'Version: is neither 2008-10-17 nor 2012-10-17',
        'Statement[0].X: is no element of the policy language',
        'Statement[0]: has neither Action nor NotAction',
        'Statement[0].Effect: is neither Allow nor Deny',
        'Statement[1]: a statement is a JSON object',
        'Statement[2].Condition.A.k: holds something else than strings',
        'Statement[2].Condition.B: is no object of condition keys',
      ],
    ],
  ])('%s', (_, document, malformed) => {
    const { malformed: told = [] } = parsePolicy(document) as { malformed?: readonly string[] };
    expect({ malformed: [...told].sort() }).toEqual({ malformed: [...malformed].sort() });
  });
});
