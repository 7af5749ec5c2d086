/** `help` has the shape of the cdktf template's, and says exactly the commands there are. */
import { helpText } from '../../lib/cli/help-text';
import { manifest, readText } from './repository-files';

const text = readText('help');
const WIDTH = 104;
const FRAME = '='.repeat(WIDTH);
/** npm runs these by itself. */
const LIFECYCLE = ['prepack'];

const [, project = '', commandLine = ''] = text.split(`${FRAME}\n`);
const commands = project.split('\n').filter((line) => /^ {4}\S/.test(line));
const scriptOf = (command: string): string | undefined =>
  /^npm run ([\w:-]+)/.exec(command)?.[1] ?? /^npm (start|test)\b/.exec(command)?.[1];

test('every npm script is in help, and help names no other', () => {
  const told = commands.flatMap((command) => scriptOf(command.trim()) ?? []);
  const scripts = Object.keys(manifest.scripts).filter((name) => !LIFECYCLE.includes(name));
  expect([...new Set(told)].sort()).toEqual(scripts.sort());
});

test('every command is one that can be typed', () => {
  const others = commands.map((line) => line.trim()).filter((command) => scriptOf(command) === undefined);
  for (const command of others) expect(command).toMatch(/^(npx )?cdktf /);
});

test('it is a frame around the commands of the project and the help of the command line', () => {
  expect(text).toBe(`${FRAME}\n${project}${FRAME}\n${commandLine}${FRAME}\n`);
  expect(text.split('\n').filter((line) => line.length > WIDTH || line !== line.trimEnd())).toEqual([]);
});

test('the commands of the project are in two columns', () => {
  const column = commands[0]?.search(/(?<= {2})\S+ \S+(?: \S+)*$/) ?? -1;
  expect(column).toBeGreaterThan(0);
  for (const command of commands) {
    expect(command[column - 1]).toBe(' ');
    expect(command.slice(column)).toMatch(/^[A-Z].*[^.]$/);
  }
});

test('the help of the command line is what --help prints, to the letter', () => {
  expect(commandLine).toBe(`\n${helpText()}\n`);
});
