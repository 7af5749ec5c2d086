import { stripVTControlCharacters } from 'node:util';
import { showLives } from '../../../scripts/emulator/life-display';
import { renderTable } from '../../../scripts/emulator/render-table';

const plain = (_: string, text: string): string => text;

function playTwo(isTTY: boolean): string {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  const display = showLives(['a', 'long'], { isTTY, write }, plain);
  display.progressOf('a').onStep?.('apply', 'python');
  display.progressOf('a').onResource?.('aws_s3_bucket.b');
  display.finish('long', 'failed');
  display.close();
  return output;
}

describe('life display', () => {
  test('off a terminal each step is one line', () => {
    expect(playTwo(false)).toBe('a     apply (python)\nlong  failed\n');
  });

  test('on a terminal each story keeps its one line', () => {
    const output = playTwo(true);
    // Drawn at the start and at the end, the second time over the first.
    expect(output.split('\u001b[2A')).toHaveLength(2);
    expect(stripVTControlCharacters(output).replaceAll('\r', '').split('\n')).toEqual([
      'a     waiting 0 s',
      'long  waiting 0 s',
      'a     apply (python), resources done: 1, 0 s',
      'long  failed',
      '',
    ]);
  });
});

test('a table has names to the left and numbers to the right', () => {
  const rows = [
    ['story', 'total', 'result'],
    ['assume-role', '1.0 s', 'ok'],
  ];
  expect(renderTable(rows, (cell) => cell.toUpperCase())).toBe('story        total  RESULT\nassume-role  1.0 s  OK\n');
});
