/** Arguments as a command, options and inputs, with everything that is wrong about their form. */
import { parseArgs } from 'node:util';
import { type Problem, show } from '../errors';
import { COMMANDS, type CommandName, OPTIONS, type OptionName } from './command-line';
import { badUsage } from './command-problems';

export interface ParsedArguments {
  /** Nothing where none is given, or one that does not exist. */
  readonly command?: CommandName;
  readonly inputs: readonly string[];
  /** What each option was given; flags have an empty list. */
  readonly given: ReadonlyMap<OptionName, readonly string[]>;
  readonly problems: readonly Problem[];
}

export function parseArguments(args: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(OPTIONS).map(([name, { takesValue }]) => [
        name,
        { type: takesValue ? 'string' : 'boolean', ...(name === 'help' ? { short: 'h' } : {}) } as const,
      ]),
    ),
  });
  const [named, ...inputs] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const command = COMMANDS.find((each) => each === named);
  const problems: Problem[] = command === undefined ? [badCommand(named)] : [];
  const given = new Map<OptionName, string[]>();
  for (const token of tokens.filter(({ kind }) => kind === 'option')) {
    if (token.kind !== 'option') continue;
    const name = optionNamed(token.name, command);
    const problem = name === undefined ? unknownOption(token.rawName, command) : badValue(name, token, given.has(name));
    if (problem !== undefined) problems.push(problem);
    if (name !== undefined) {
      given.set(name, [...(given.get(name) ?? []), ...(token.value === undefined ? [] : [token.value])]);
    }
  }
  return { ...(command === undefined ? {} : { command }), inputs, given, problems };
}

function optionNamed(name: string, command: CommandName | undefined): OptionName | undefined {
  return optionsOf(command).find((each) => each === name);
}

function optionsOf(command: CommandName | undefined): readonly OptionName[] {
  const names = Object.keys(OPTIONS) as OptionName[];
  return command === undefined
    ? names
    : names.filter((name) => OPTIONS[name].commands.some((each) => each === command));
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function badValue(
  name: OptionName,
  { rawName, value, inlineValue }: OptionToken,
  isSecond: boolean,
): Problem | undefined {
  const { takesValue, repeatable } = OPTIONS[name];
  if (!takesValue) {
    return value === undefined
      ? undefined
      : badUsage(`${rawName} takes no value`, show(value), 'the option alone', `write ${rawName}`);
  }
  // What looks like the next option is more likely that than a value; `--option=-value` says otherwise.
  if (value === undefined || (!inlineValue && /^-./.test(value))) {
    return badUsage(`${rawName} has no value`, show(value), 'a value after it', `write ${rawName}=VALUE`);
  }
  return isSecond && !repeatable
    ? badUsage(`${rawName} is given twice`, show(value), 'one value', 'leave one of them out')
    : undefined;
}

function badCommand(got: string | undefined): Problem {
  return badUsage(
    got === undefined ? 'there is no command' : 'the command is unknown',
    show(got),
    COMMANDS.join(', '),
    'begin with a command',
  );
}

function unknownOption(rawName: string, command: CommandName | undefined): Problem {
  return badUsage(
    command === undefined ? 'the option is unknown' : `${command} has no such option`,
    rawName,
    optionsOf(command)
      .map((name) => `--${name}`)
      .join(', '),
    'correct the option, or leave it out',
  );
}
