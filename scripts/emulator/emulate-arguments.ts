import { parseArgs } from 'node:util';
import { InputError, type Problem } from '../../lib/errors';
import { HANDLER_LANGUAGES, type HandlerLanguage } from '../../lib/stacks/story-props';
import { STORIES, type StoryScript } from './stories';

/** What `npm run emulate` is asked to do. */
export interface EmulateArguments {
  /** In the order of the stories, each once. */
  readonly stories: readonly StoryScript[];
  readonly languages: readonly HandlerLanguage[];
  /** Leave the work folders where they are. */
  readonly keep: boolean;
  readonly help: boolean;
}

const LANGUAGES = new Map<string, readonly HandlerLanguage[]>([
  ...HANDLER_LANGUAGES.map((language) => [language, [language]] as const),
  ['both', HANDLER_LANGUAGES],
]);
const LANGUAGE_NAMES = [...LANGUAGES.keys()].join(', ');
const STORY_IDS = STORIES.map(({ id }) => id);

/** Usage of `npm run emulate`. */
export const EMULATE_HELP = `Usage: npm run emulate [-- [story...] [options]]

Plays the whole life of the stories on a local AWS emulator with real Terraform: apply, run the handlers, second plan,
destroy. Nothing leaves this machine.

Stories: ${STORY_IDS.join(', ')} (default: all)

Options:
  --language LANGUAGE  ${LANGUAGE_NAMES}: in which language the handlers are written (default: typescript)
  --keep               leave the work folders where they are, and say where
  --help               print this
`;

/** Reads the command line; throws one error with everything that is wrong with it. */
export function parseEmulateArguments(args: readonly string[]): EmulateArguments {
  const { values, positionals } = parse(args);
  const languages = LANGUAGES.get(values.language);
  const problems = [
    ...positionals.filter((name) => !STORY_IDS.includes(name)).map(unknownStory),
    ...(languages === undefined ? [unknownLanguage(values.language)] : []),
  ];
  if (problems.length > 0 || languages === undefined) {
    throw new InputError('emulate', problems);
  }
  return {
    stories: STORIES.filter(({ id }) => positionals.length === 0 || positionals.includes(id)),
    languages,
    keep: values.keep,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        language: { type: 'string', default: 'typescript' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
  } catch (error) {
    throw new InputError('emulate', [badOption(args, error as Error)]);
  }
}

const unknownStory = (got: string): Problem => ({
  code: 'E_STORY',
  what: 'unknown story',
  got: JSON.stringify(got),
  allowed: STORY_IDS.join(', '),
  todo: 'correct the name, or name no story to play all of them',
});

const unknownLanguage = (got: string): Problem => ({
  code: 'E_LANGUAGE',
  what: '--language is unknown',
  got: JSON.stringify(got),
  allowed: LANGUAGE_NAMES,
  todo: 'correct it, or leave it out for typescript',
});

const badOption = (args: readonly string[], { message }: Error): Problem => ({
  code: 'E_OPTION',
  // The first sentence says what; the others are about positionals that nobody meant.
  what: message.split('. ')[0] ?? message,
  got: JSON.stringify(args.join(' ')),
  allowed: '--language LANGUAGE, --keep, --help',
  todo: 'correct the option',
});
