/**
 * What a story is deployed with: the context of cdktf.json, each value overridable by an environment variable.
 * In: context and environment as they are. Out: settings and every problem with them. It does not judge names and ids:
 * the constructs do.
 */
import { badContext, type Problem } from '../errors';
import { HANDLER_LANGUAGES, type HandlerLanguage, type StoryAccount } from './story-props';

/** The settings of one story. */
export interface StorySettings {
  readonly home: StoryAccount;
  readonly cross: StoryAccount;
  readonly namePrefix?: string;
  readonly bucketName?: string;
  readonly streamName?: string;
  readonly handlerLanguage?: HandlerLanguage;
}

/** Settings as far as they could be read, and what was wrong with the rest. */
export interface ReadSettings {
  readonly settings?: StorySettings;
  readonly problems: readonly Problem[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Readonly<Record<string, unknown>>;

const SIDE_KEYS = ['accountId', 'region', 'profile', 'deployRoleArn'] as const;

/** The keys that each story knows; `cross` is missing where both ends are in one account. */
const STORY_KEYS = {
  'assume-role': ['home', 'cross', 'namePrefix', 'bucketName'],
  'request-processor': ['home', 'namePrefix'],
  'invoke-by-role': ['home', 'cross', 'namePrefix', 'streamName'],
  'invoke-by-resource-policy': ['home', 'cross', 'namePrefix', 'streamName'],
  'push-sources': ['home', 'cross', 'namePrefix', 'bucketName'],
  'pull-sources': ['home', 'cross', 'namePrefix'],
} as const;

/** Reads the settings of one story. */
export function readStorySettings(
  id: keyof typeof STORY_KEYS,
  context: unknown,
  environment: Environment,
): ReadSettings {
  const key = `stories.${id}`;
  const keys: readonly string[] = STORY_KEYS[id];
  const problems: Problem[] = [];
  const stories = objectAt('stories', memberOf(context, 'stories'), problems);
  const story = objectAt(key, stories[id], problems);
  if (problems.length > 0) {
    // What is missing from a context of the wrong shape says nothing more.
    return { problems };
  }
  problems.push(...unknownKeys('stories', stories, Object.keys(STORY_KEYS)), ...unknownKeys(key, story, keys));
  const textAt = (name: string): string | undefined => {
    const given = keys.includes(name) ? environment[variableName(id, name)] || story[name] : undefined;
    return readText(`${key}.${name}`, given, problems);
  };
  const sideAt = (side: string): StoryAccount => {
    const values = objectAt(`${key}.${side}`, story[side], problems);
    problems.push(...unknownKeys(`${key}.${side}`, values, SIDE_KEYS));
    const given = (name: string): unknown => environment[variableName(id, side, name)] || values[name];
    const [accountId, region, profile, roleArn] = SIDE_KEYS.map((name) =>
      readText(`${key}.${side}.${name}`, given(name), problems),
    );
    for (const name of ['accountId', 'region']) {
      if (given(name) === undefined || given(name) === '') {
        problems.push(required(`${key}.${side}.${name}`, variableName(id, side, name)));
      }
    }
    return {
      accountId: accountId ?? '',
      region: region ?? '',
      ...(profile === undefined ? {} : { profile }),
      ...(roleArn === undefined ? {} : { assumeRole: { roleArn } }),
    };
  };
  const home = sideAt('home');
  const cross = keys.includes('cross') ? sideAt('cross') : home;
  const [namePrefix, bucketName, streamName] = ['namePrefix', 'bucketName', 'streamName'].map(textAt);
  const handlerLanguage = readHandlerLanguage(memberOf(context, 'handlerLanguage'), environment, problems);
  return problems.length > 0
    ? { problems }
    : {
        problems,
        settings: {
          home,
          cross,
          ...(namePrefix === undefined ? {} : { namePrefix }),
          ...(bucketName === undefined ? {} : { bucketName }),
          ...(streamName === undefined ? {} : { streamName }),
          ...(handlerLanguage === undefined ? {} : { handlerLanguage }),
        },
      };
}

/** The environment variable for a setting: `ASSUME_ROLE_HOME_ACCOUNT_ID`. */
function variableName(...words: readonly string[]): string {
  return words
    .map((word) =>
      word
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .replaceAll('-', '_')
        .toUpperCase(),
    )
    .join('_');
}

function readHandlerLanguage(
  value: unknown,
  environment: Environment,
  problems: Problem[],
): HandlerLanguage | undefined {
  const given = readText('handlerLanguage', environment.HANDLER_LANGUAGE || value, problems);
  const language = HANDLER_LANGUAGES.find((known) => known === given);
  if (given !== undefined && language === undefined) {
    problems.push(
      badContext(
        'handlerLanguage',
        given,
        HANDLER_LANGUAGES.join(', '),
        'correct the context of cdktf.json or the variable HANDLER_LANGUAGE',
      ),
    );
  }
  return language;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Values)[key] : undefined;
}

function objectAt(key: string, value: unknown, problems: Problem[]): Values {
  if (value === undefined) {
    return {};
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(badContext(key, value, 'an object', 'correct the context of cdktf.json'));
    return {};
  }
  return value as Values;
}

function readText(key: string, value: unknown, problems: Problem[]): string | undefined {
  if (value === undefined || value === '') {
    return undefined;
  }
  if (typeof value !== 'string') {
    problems.push(
      badContext(key, value, 'a string', 'quote it in the context of cdktf.json: a number loses its leading zeros'),
    );
    return undefined;
  }
  return value;
}

function required(key: string, variable: string): Problem {
  return badContext(key, undefined, 'a string', `set it in the context of cdktf.json, or set ${variable}`);
}

function unknownKeys(key: string, values: Values, known: readonly string[]): readonly Problem[] {
  return Object.keys(values)
    .filter((name) => !known.includes(name))
    .map((name) =>
      badContext(
        `${key}.${name}`,
        values[name],
        known.join(', '),
        'correct the name of the setting in cdktf.json, or delete it',
      ),
    );
}
