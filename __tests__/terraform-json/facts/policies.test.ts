import { UNKNOWN_TEXT } from '../../../lib/iam/text';
import { readPolicy } from '../../../lib/terraform/facts-policy';
import type { Value } from '../../../lib/terraform/row';
import { AFTER_APPLY, allow, json, parsed, text } from './rows';

const MALFORMED = { unknownBecause: 'malformed' };

const CASES: readonly (readonly [sentence: string, value: Value | undefined, expected: unknown])[] = [
  ['no argument is no policy', undefined, undefined],
  ['null is no policy', null, undefined],
  ['an empty text is no policy', '', undefined],
  ['a literal policy is read', json(allow('a:b', '*')), parsed(allow('a:b', '*'))],
  ['a policy as data is read', allow('a:b', ['*']), parsed(allow('a:b', ['*']))],
  [
    'symbols within strings stay',
    text('{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":["<b.x.arn>","<b.x.arn>/\\u002a"]}]}'),
    parsed({ Statement: [{ Effect: 'Allow', Action: 'a:b', Resource: [text('<b.x.arn>'), text('<b.x.arn>/*')] }] }),
  ],
  [
    'private characters of the text are not taken for symbols',
    text('{"Statement":[{"Effect":"Allow","Action":"\uE000<x>\\ue001","Resource":"*"}]}'),
    parsed({ Statement: [{ Effect: 'Allow', Action: text('\uE000<x>\uE001'), Resource: '*' }] }),
  ],
  [
    'a symbol in a key makes its object unknown',
    text('{"Statement":[{"Effect":"Allow","Action":"a:b","Condition":{"StringEquals":{"<oidc>:sub":"x"}}}]}'),
    parsed({ Statement: [{ Effect: 'Allow', Action: 'a:b', Condition: { StringEquals: null } }] }),
  ],
  ['a symbol where a list may stand leaves all unknown', text('{"Statement":<x>}'), AFTER_APPLY],
  ['a symbol alone is unknown', text('<data.aws_iam_policy_document.x.json>'), AFTER_APPLY],
  ['a text nothing is known of is unknown', UNKNOWN_TEXT, AFTER_APPLY],
  ['a text that is no JSON is malformed', '{"Statement":', MALFORMED],
  ['JSON that is no policy is malformed', '{"Foo":1}', MALFORMED],
  ['null in JSON is malformed', 'null', MALFORMED],
  ['a list is malformed', [], MALFORMED],
  ['a number is malformed', 3, MALFORMED],
  [
    'a policy with a misspelt element is malformed',
    json({ Statement: [{ Effect: 'Allow', Actions: 'a:b' }] }),
    MALFORMED,
  ],
];

test.each(CASES)('%s', (_, value, expected) => {
  expect(readPolicy(value)).toEqual(expected);
});
