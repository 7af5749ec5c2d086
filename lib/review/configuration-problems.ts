/** What can be wrong with a configuration file; the problems it shares with others are in `lib/errors.ts`. */
import { type Problem, show } from '../errors';

export const notJson = (message: string): Problem => ({
  code: 'E_CONFIG',
  what: 'the configuration is not JSON',
  got: message,
  allowed: 'one JSON object, in UTF-8',
  todo: 'correct the file, or begin it anew as {}',
});

export const wrongType = (property: string, got: string, allowed: string): Problem => ({
  code: 'E_TYPE',
  what: `${property} is of the wrong type`,
  got,
  allowed,
  todo: `correct ${property}`,
});

export const strayMember = (property: string, name: string, allowed: readonly string[]): Problem => ({
  code: 'E_MEMBER',
  what: `${property} is no member of the configuration`,
  got: show(name),
  allowed: allowed.join(', '),
  todo: 'correct the spelling, or leave it out',
});

export const unknownRule = (property: string, got: string, near: readonly string[]): Problem => ({
  code: 'E_RULE',
  what: `${property} names a rule that does not exist`,
  got,
  allowed:
    near.length === 0 ? 'the id of a rule, as findings show it' : `an id of a rule; near to it: ${near.join(', ')}`,
  todo: 'correct the id: docs/rules.md lists all of them',
});

export const badSeverity = (property: string, got: string, allowed: readonly string[]): Problem => ({
  code: 'E_CHOICE',
  what: `${property} is no severity`,
  got,
  allowed: allowed.join(', '),
  todo: 'correct it; off silences the rule',
});

export const badOrganization = (property: string, got: string): Problem => ({
  code: 'E_ORGANIZATION',
  what: `${property} is not the id of an organization`,
  got,
  allowed: '"o-" and 10 to 32 lower-case letters or digits',
  todo: 'copy it from: aws organizations describe-organization',
});

export const badDay = (property: string, got: string): Problem => ({
  code: 'E_DATE',
  what: `${property} is not a day`,
  got,
  allowed: 'a day that exists, as YYYY-MM-DD',
  todo: `correct ${property}`,
});

export const toldTwice = (property: string, got: string, other: string): Problem => ({
  code: 'E_TOLD_TWICE',
  what: `${property} is told a second time`,
  got: `${got}, also at ${other}`,
  allowed: 'each one once',
  todo: 'leave one of them out',
});
