import {
  isSymbolic,
  isText,
  joinText,
  showText,
  symbolText,
  type Text,
  type TextPart,
  textKey,
  textOf,
  textParts,
  UNKNOWN_TEXT,
} from '../../lib/iam/text';

const x = symbolText('aws_lambda_function.x.arn');
const y = symbolText('y');

describe('texts of which parts are known only after apply', () => {
  it.each<[string, Text, readonly TextPart[], string, string | undefined]>([
    ['a literal', 'abc', ['abc'], 'abc', 'abc'],
    ['an empty literal', '', [], '', ''],
    [
      'a symbol',
      x,
      [{ symbol: 'aws_lambda_function.x.arn' }],
      '<aws_lambda_function.x.arn>',
      '<aws_lambda_function.x.arn>',
    ],
    ['a nameless symbol', UNKNOWN_TEXT, [{ symbol: undefined }], '<known after apply>', undefined],
    ['a symbol between literals', joinText('a:', y, ':b'), ['a:', { symbol: 'y' }, ':b'], 'a:<y>:b', 'a:<y>:b'],
    [
      'a nameless symbol in a text',
      joinText('a', UNKNOWN_TEXT),
      ['a', { symbol: undefined }],
      'a<known after apply>',
      undefined,
    ],
  ])('%s has parts, is shown, and has a key unless it has no name', (_, text, parts, shown, key) => {
    expect([textParts(text), showText(text), textKey(text)]).toEqual([parts, shown, key]);
  });

  it.each<[string, Text, Text]>([
    ['literals melt into one', joinText('a', '', 'b', joinText('c', 'd')), 'abcd'],
    ['nothing joined is the empty text', joinText(), ''],
    ['an empty text adds nothing', joinText('', y, ''), y],
    [
      'literals beside each other melt around a symbol',
      joinText('a', 'b', y, 'c', 'd'),
      textOf(['ab', { symbol: 'y' }, 'cd']),
    ],
    [
      'texts in texts are flattened',
      joinText(joinText('a', y), joinText('b', y)),
      textOf(['a', { symbol: 'y' }, 'b', { symbol: 'y' }]),
    ],
    ['parts without symbols are a literal', textOf(['a', '', 'b']), 'ab'],
  ])('%s', (_, text, expected) => {
    expect(text).toEqual(expected);
  });

  it.each<[string, unknown, boolean, boolean]>([
    ['a literal', 'abc', false, true],
    ['a symbol', x, true, true],
    ['null', null, false, false],
    ['nothing', undefined, false, false],
    ['a number', 1, false, false],
    ['JSON with the members of a symbolic text', JSON.parse('{"parts":[{"symbol":"x"}]}'), false, false],
    ['a list', ['abc'], false, false],
  ])('%s is told apart from a symbolic text and from a text', (_, value, symbolic, text) => {
    expect([isSymbolic(value), isText(value)]).toEqual([symbolic, text]);
  });

  it('a symbolic text that went through JSON is none any more', () => {
    expect(isText(JSON.parse(JSON.stringify(x)))).toBe(false);
  });

  it('a text of a million parts is joined', () => {
    const parts = Array.from({ length: 1_000_000 }, (_, index) => (index % 2 === 0 ? 'a' : 'b'));
    expect(textOf(parts)).toBe('ab'.repeat(500_000));
  });
});
