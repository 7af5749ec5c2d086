import { type ArnText, joinPieces, parseArnText, splitText } from '../../lib/iam/arn-text';
import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../lib/iam/text';

const id = symbolText('api.id');
const arn = symbolText('aws_lambda_function.x.arn');

describe('ARNs of which parts are symbols', () => {
  it.each<[string, Text, ArnText | undefined]>([
    [
      'a literal ARN',
      'arn:aws:lambda:us-east-1:111111111111:function:f:live',
      {
        partition: 'aws',
        service: 'lambda',
        region: 'us-east-1',
        accountId: '111111111111',
        resource: 'function:f:live',
      },
    ],
    [
      'an ARN without region and account',
      'arn:aws:s3:::bucket/key',
      { partition: 'aws', service: 's3', region: '', accountId: '', resource: 'bucket/key' },
    ],
    [
      'a symbol inside of the resource',
      joinText('arn:aws:execute-api:us-east-1:111111111111:', id, '/*/POST/a:b'),
      {
        partition: 'aws',
        service: 'execute-api',
        region: 'us-east-1',
        accountId: '111111111111',
        resource: joinText(id, '/*/POST/a:b'),
      },
    ],
    [
      'a symbol as account',
      joinText('arn:aws:iam::', id, ':role/x'),
      { partition: 'aws', service: 'iam', region: '', accountId: id, resource: 'role/x' },
    ],
    [
      'a symbol beside letters',
      joinText('arn:aws', id, ':iam::1:role/x'),
      { partition: joinText('aws', id), service: 'iam', region: '', accountId: '1', resource: 'role/x' },
    ],
    ['a symbol that may be anything', UNKNOWN_TEXT, undefined],
    ['a symbol that is a whole ARN', joinText(arn, ':live'), undefined],
    ['no ARN', 's3.amazonaws.com', undefined],
    ['an ARN without resource', 'arn:aws:iam::111111111111:', undefined],
    ['an ARN without service', 'arn:aws:::111111111111:x', undefined],
    ['an ARN without partition', 'arn::iam::111111111111:x', undefined],
    ['an ARN with too few segments', 'arn:aws:iam', undefined],
    ['a word before it', 'xarn:aws:iam::111111111111:x', undefined],
    ['the empty text', '', undefined],
  ])('%s is taken apart, or is none', (_, text, expected) => {
    expect(parseArnText(text)).toEqual(expected);
  });

  it.each<[string, Text, readonly Text[]]>([
    ['a literal', 'a/b//c', ['a', 'b', '', 'c']],
    ['the empty text', '', ['']],
    ['a symbol', id, [id]],
    ['a symbol between separators', joinText('a/', id, '/b'), ['a', id, 'b']],
    ['a symbol beside letters', joinText('a/b', id, 'c/', id), ['a', joinText('b', id, 'c'), id]],
    ['two symbols beside each other', joinText(id, arn), [joinText(id, arn)]],
  ])('%s is split, and joined again it is what it was', (_, text, pieces) => {
    expect([splitText(text, '/'), joinPieces(splitText(text, '/'), '/')]).toEqual([pieces, text]);
  });

  it('nothing joined is the empty text', () => {
    expect(joinPieces([], '/')).toBe('');
  });

  it.each<[string, Text]>([
    ['literal', ':'.repeat(1_000_000)],
    ['symbolic', joinText('::'.repeat(500_000), id)],
  ])('a %s text of a million separators is read', (_, tail) => {
    expect(parseArnText(joinText('arn:aws:iam::1:', tail))?.resource).toEqual(tail);
  });
});
