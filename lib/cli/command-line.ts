/** What a command line can say, as data. */
import { SEVERITIES } from '../review/severity';

export const COMMANDS = ['check', 'review', 'prove', 'graph'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What `--format` can be; the first is the default. */
export const FORMATS = {
  check: ['text', 'json', 'markdown'],
  review: ['text', 'markdown', 'json', 'sarif'],
  prove: ['text', 'json', 'markdown'],
  graph: ['mermaid', 'json', 'text'],
} as const satisfies Readonly<Record<CommandName, readonly string[]>>;

export const EXPECTATIONS = ['allowed', 'explicitDeny', 'implicitDeny', 'denied', 'unknown'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

/** From which weight on a new finding ends `review` with 1. */
export const THRESHOLDS = [...SEVERITIES, 'never'] as const;
type Threshold = (typeof THRESHOLDS)[number];

interface CommonOptions {
  readonly inputs: readonly string[];
  /** Account id by provider. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Names of the stacks to take from a `cdktf.out` folder; all of them where none is named. */
  readonly stacks: readonly string[];
  readonly together: boolean;
  readonly output?: string;
  readonly noColor: boolean;
}

export interface CheckLine extends CommonOptions {
  readonly command: 'check';
  readonly format: (typeof FORMATS.check)[number];
  readonly allowUnknown: boolean;
}

export interface ReviewLine extends CommonOptions {
  readonly command: 'review';
  readonly format: (typeof FORMATS.review)[number];
  /** What the inputs are compared with; where there is none, plans tell what was. */
  readonly before: readonly string[];
  readonly failOn: Threshold;
  readonly strict: boolean;
  /** Name of a file. */
  readonly config?: string;
  /** The day that counts as today, as `YYYY-MM-DD`. */
  readonly date?: string;
}

export interface ProveLine extends CommonOptions {
  readonly command: 'prove';
  readonly format: (typeof FORMATS.prove)[number];
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** By key, as typed; several where a key was repeated. */
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** Names of files. */
  readonly sessionPolicies: readonly string[];
  readonly expect: Expectation;
}

export interface GraphLine extends CommonOptions {
  readonly command: 'graph';
  readonly format: (typeof FORMATS.graph)[number];
}

/** A command line that can be run. */
export type CommandLine = CheckLine | ReviewLine | ProveLine | GraphLine;

/** What an option is given, and to which commands. */
interface OptionSpec {
  readonly takesValue: boolean;
  readonly repeatable: boolean;
  readonly commands: readonly CommandName[];
}

const flag = (commands: readonly CommandName[]): OptionSpec => ({ takesValue: false, repeatable: true, commands });
const one = (commands: readonly CommandName[]): OptionSpec => ({ takesValue: true, repeatable: false, commands });
const many = (commands: readonly CommandName[]): OptionSpec => ({ takesValue: true, repeatable: true, commands });

/** Every option there is. */
export const OPTIONS = {
  'allow-unknown': flag(['check']),
  before: many(['review']),
  'fail-on': one(['review']),
  strict: flag(['review']),
  config: one(['review']),
  date: one(['review']),
  principal: one(['prove']),
  action: one(['prove']),
  resource: one(['prove']),
  context: many(['prove']),
  'session-policy': many(['prove']),
  expect: one(['prove']),
  stack: many(COMMANDS),
  together: flag(COMMANDS),
  account: many(COMMANDS),
  format: one(COMMANDS),
  output: one(COMMANDS),
  'no-color': flag(COMMANDS),
  help: flag(COMMANDS),
  version: flag(COMMANDS),
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof OPTIONS;
