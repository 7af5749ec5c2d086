/** Arguments as a command line that can be run, or all that is wrong with them. */
import { missing, type Problem, show } from '../errors';
import { parseArn } from '../iam/arn';
import { isServiceName } from '../prover/caller';
import { badPrincipal } from '../prover/prover-problems';
import { isCalendarDay } from '../review/is-calendar-day';
import {
  type CommandLine,
  type CommandName,
  EXPECTATIONS,
  FORMATS,
  type OptionName,
  type ProveLine,
  type ReviewLine,
  THRESHOLDS,
} from './command-line';
import { badUsage } from './command-problems';
import { type ParsedArguments, parseArguments } from './parse-arguments';

export type Reading =
  | { readonly kind: 'help'; readonly command?: CommandName }
  | { readonly kind: 'run'; readonly line: CommandLine }
  | { readonly kind: 'misuse'; readonly command?: CommandName; readonly problems: readonly Problem[] };

const ACTION = /^[a-z0-9-]+:[A-Za-z0-9]+$/;
const ACCOUNT = /^([^=]+)=(\d{12})$/;
const CONTEXT = /^([^=:]+:[^=]+)=(.*)$/s;

export function parseCommandLine(args: readonly string[]): Reading {
  const parsed = parseArguments(args);
  const { command, given } = parsed;
  const of = command === undefined ? {} : { command };
  if (given.has('help')) return { kind: 'help', ...of };
  const problems = [...parsed.problems];
  const line = command === undefined ? undefined : readLine(command, parsed, (problem) => problems.push(problem));
  return line === undefined || problems.length > 0 ? { kind: 'misuse', ...of, problems } : { kind: 'run', line };
}

type Report = (problem: Problem) => void;

function readLine(command: CommandName, { inputs, given }: ParsedArguments, report: Report): CommandLine {
  const value = (name: OptionName): string | undefined => given.get(name)?.at(-1);
  const before = given.get('before') ?? [];
  reportInputs(inputs, before, report);
  const output = value('output');
  if (output !== undefined && [...inputs, ...before, value('config')].includes(output)) {
    report(badUsage('--output is one of the inputs', show(output), 'another file', 'write to another file'));
  }
  const common = {
    inputs,
    accounts: readAccounts(given.get('account') ?? [], report),
    stacks: given.get('stack') ?? [],
    together: given.has('together'),
    ...(output === undefined ? {} : { output }),
    noColor: given.has('no-color'),
  };
  const choose = <T extends string>(name: OptionName, choices: readonly T[], byDefault: T): T =>
    readChoice(name, value(name), choices, byDefault, report);
  switch (command) {
    case 'check':
      return {
        command,
        ...common,
        format: choose('format', FORMATS.check, 'text'),
        allowUnknown: given.has('allow-unknown'),
      };
    case 'review':
      return {
        command,
        ...common,
        format: choose('format', FORMATS.review, 'text'),
        before,
        failOn: choose('fail-on', THRESHOLDS, 'error'),
        strict: given.has('strict'),
        ...readConfigAndDate(value('config'), value('date'), report),
      };
    case 'prove':
      return {
        command,
        ...common,
        format: choose('format', FORMATS.prove, 'text'),
        ...readQuestion(given, report),
        sessionPolicies: given.get('session-policy') ?? [],
        expect: choose('expect', EXPECTATIONS, 'allowed'),
      };
    case 'graph':
      return { command, ...common, format: choose('format', FORMATS.graph, 'mermaid') };
    default:
      return command satisfies never;
  }
}

function reportInputs(inputs: readonly string[], before: readonly string[], report: Report): void {
  if (inputs.length === 0) {
    report(
      missing(
        'there is no INPUT',
        'a plan or state as JSON, a cdktf.out folder, a cdk.tf.json, an inventory, or - for standard input',
        'name at least one',
      ),
    );
  }
  if ([...inputs, ...before].filter((input) => input === '-').length > 1) {
    report(badUsage('standard input is named twice', '- and -', '- once', 'save one of them to a file'));
  }
}

function readConfigAndDate(
  config: string | undefined,
  date: string | undefined,
  report: Report,
): Pick<ReviewLine, 'config' | 'date'> {
  if (date !== undefined && !isCalendarDay(date)) {
    report(badUsage('--date is not a day', show(date), 'a day that exists, as YYYY-MM-DD', 'correct --date'));
  }
  return { ...(config === undefined ? {} : { config }), ...(date === undefined ? {} : { date }) };
}

function readChoice<T extends string>(
  name: OptionName,
  got: string | undefined,
  choices: readonly T[],
  byDefault: T,
  report: Report,
): T {
  if (got === undefined) return byDefault;
  const chosen = choices.find((choice) => choice === got);
  if (chosen === undefined) {
    report(badUsage(`--${name} is none of its values`, show(got), choices.join(', '), `correct --${name}`));
  }
  return chosen ?? byDefault;
}

function readAccounts(values: readonly string[], report: Report): Readonly<Record<string, string>> {
  const accounts = new Map<string, string>();
  for (const value of values) {
    const [, key, id] = ACCOUNT.exec(value) ?? [];
    if (key === undefined || id === undefined) {
      report(
        badUsage(
          '--account is not KEY=ID',
          show(value),
          'the key of a provider and 12 digits, such as aws.cross=222222222222',
          'write it in this form',
        ),
      );
    } else if ((accounts.get(key) ?? id) !== id) {
      report(
        badUsage('--account gives one provider two accounts', show(value), 'one for each', 'leave one of them out'),
      );
    } else {
      accounts.set(key, id);
    }
  }
  return Object.fromEntries(accounts);
}

function readQuestion(
  given: ParsedArguments['given'],
  report: Report,
): Pick<ProveLine, 'principal' | 'action' | 'resource' | 'context'> {
  const ask = (name: OptionName, allowed: string, problemOf: (got: string) => Problem | undefined): string => {
    const got = given.get(name)?.at(-1);
    const problem = got === undefined ? missing(`--${name} is missing`, allowed, `add --${name}`) : problemOf(got);
    // What has no value at all was reported as such.
    if (problem !== undefined && (got !== undefined || !given.has(name))) report(problem);
    return got ?? '';
  };
  return {
    principal: ask('principal', 'an ARN, or a service such as s3.amazonaws.com', (got) =>
      parseArn(got) === undefined && !isServiceName(got) ? badPrincipal(got) : undefined,
    ),
    action: ask('action', 'an action such as sts:AssumeRole', (got) =>
      ACTION.test(got)
        ? undefined
        : badUsage('--action is not one action', show(got), 'such as sts:AssumeRole', 'write one action in full'),
    ),
    resource: ask('resource', 'an ARN', (got) =>
      parseArn(got) === undefined || got.includes('*')
        ? badUsage('--resource is not the ARN of one thing', show(got), 'an ARN without *', 'write the ARN in full')
        : undefined,
    ),
    context: readContext(given.get('context') ?? [], report),
  };
}

function readContext(values: readonly string[], report: Report): ReadonlyMap<string, readonly string[]> {
  const context = new Map<string, readonly string[]>();
  for (const text of values) {
    const [, key, value] = CONTEXT.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      report(
        badUsage('--context is not KEY=VALUE', show(text), 'such as sts:ExternalId=reports', 'write it in this form'),
      );
    } else {
      // Key names are not case-sensitive.
      context.set(key.toLowerCase(), [...(context.get(key.toLowerCase()) ?? []), value]);
    }
  }
  return context;
}
