import { showText, type Text } from '../../../lib/iam/text';
import { readPolicyDocument } from '../../../lib/terraform/read-policy-document';
import type { Values } from '../../../lib/terraform/row';
import { json, text } from './rows';

/** The document as data; symbols are shown between angle brackets. */
function documentOf(values: Values): unknown {
  const rendered = readPolicyDocument(values);
  return rendered === undefined ? undefined : JSON.parse(showText(rendered as Text));
}

const STATEMENT = { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'] };
const READ = { sid: 'Read', actions: ['s3:GetObject'], resources: ['*'] };
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const source = (...Statement: readonly object[]) => json({ Version: '2012-10-17', Statement });

const CASES: readonly (readonly [sentence: string, values: Values, expected: unknown])[] = [
  ['a statement allows where it says nothing else', { statement: [READ] }, document(STATEMENT)],
  ['a single block needs no list', { statement: READ }, document(STATEMENT)],
  [
    'every element is written',
    {
      version: '2008-10-17',
      policy_id: 'p',
      statement: [
        {
          sid: '',
          effect: 'Deny',
          not_actions: ['s3:*'],
          not_resources: ['arn:aws:s3:::b/&{aws:username}/*'],
          not_principals: [{ type: 'AWS', identifiers: ['a', 'b'] }],
          condition: [
            { test: 'StringEquals', variable: 'aws:PrincipalOrgID', values: ['o-1'] },
            { test: 'StringEquals', variable: 'aws:PrincipalOrgID', values: ['o-2'] },
            { test: 'Bool', variable: 'aws:SecureTransport', values: ['true'] },
          ],
        },
      ],
    },
    {
      Version: '2008-10-17',
      Id: 'p',
      Statement: [
        {
          Effect: 'Deny',
          NotAction: ['s3:*'],
          NotResource: ['arn:aws:s3:::b/${aws:username}/*'],
          NotPrincipal: { AWS: ['a', 'b'] },
          Condition: {
            StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] },
            Bool: { 'aws:SecureTransport': ['true'] },
          },
        },
      ],
    },
  ],
  [
    'everybody is a star, and several blocks of a type are one',
    {
      statement: [
        { actions: ['a:b'], principals: [{ type: '*', identifiers: ['*'] }] },
        {
          actions: ['a:b'],
          principals: [
            { type: 'AWS', identifiers: ['1'] },
            { type: 'Service', identifiers: ['s'] },
            { type: 'AWS', identifiers: ['2'] },
          ],
        },
      ],
    },
    document(
      { Effect: 'Allow', Action: ['a:b'], Principal: '*' },
      { Effect: 'Allow', Action: ['a:b'], Principal: { AWS: ['1', '2'], Service: ['s'] } },
    ),
  ],
  [
    'unknown texts stay symbols, unknown lists and blocks are null',
    {
      statement: [
        {
          actions: ['a:b', null],
          resources: [text('<aws_s3_bucket.b.arn>/&{x}')],
          principals: text('<p>'),
          condition: [{ test: text('<t>'), variable: 'v', values: ['w'] }],
        },
        text('<s>'),
      ],
    },
    document(
      {
        Effect: 'Allow',
        Action: ['a:b', null],
        Resource: ['<aws_s3_bucket.b.arn>/${x}'],
        Principal: null,
        Condition: null,
      },
      null as unknown as object,
    ),
  ],
  [
    'dynamic blocks may add statements',
    { statement: [READ], dynamic: { statement: [{}] } },
    document(STATEMENT, null as unknown as object),
  ],
  [
    'sources come first, and the own statement takes the place of the one with its sid',
    {
      source_policy_documents: [source({ Sid: 'Read', Effect: 'Deny' }, { Effect: 'Deny' }), source({ Sid: 'Other' })],
      statement: [READ],
    },
    document(STATEMENT, { Effect: 'Deny' }, { Sid: 'Other' }),
  ],
  [
    'overrides come last, and take the place of statements with their sids',
    {
      statement: [READ, { actions: ['a:b'] }],
      override_policy_documents: [source({ Sid: 'Read', Effect: 'Deny' }), source({ Sid: 'New' })],
    },
    document({ Sid: 'Read', Effect: 'Deny' }, { Effect: 'Allow', Action: ['a:b'] }, { Sid: 'New' }),
  ],
  [
    'the older arguments do the same',
    { source_json: source({ Sid: 'Old' }), statement: [READ], override_json: source({ Sid: 'Old', Effect: 'Deny' }) },
    document({ Sid: 'Old', Effect: 'Deny' }, STATEMENT),
  ],
  [
    'an unknown source may add anything',
    { source_policy_documents: [text('<data.x.json>')], statement: [READ] },
    document(null as unknown as object, STATEMENT),
  ],
  [
    'an unknown override may replace every statement with a sid',
    { statement: [READ, { actions: ['a:b'] }], override_policy_documents: [text('<data.x.json>')] },
    document(null as unknown as object, { Effect: 'Allow', Action: ['a:b'] }, null as unknown as object),
  ],
  ['a document of unknown statements is unknown', { statement: text('<data.x.statement>') }, undefined],
  ['a document without statements has none', {}, { Version: '2012-10-17' }],
];

describe('data.aws_iam_policy_document', () => {
  test.each(CASES)('%s', (_, values, expected) => {
    expect(documentOf(values)).toEqual(expected);
  });

  test('two sources with one sid are what Terraform refuses, and no policy', () => {
    const sources = [source({ Sid: 'Read' }), source({ Sid: 'Read' })];
    expect(readPolicyDocument({ source_policy_documents: sources })).toBe('two source documents have the Sid "Read"');
  });
});
