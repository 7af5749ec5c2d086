/** The tiers of the tests, fast ones first. All but `static` are jest projects of the same name. */
export const TIERS = ['static', 'unit', 'terraform', 'emulator'] as const;
export type Tier = (typeof TIERS)[number];

/** What a person asked for on the command line of `npm test`. */
export interface TestRequest {
  readonly tiers: readonly Tier[];
  /** Handed to jest as they are: options and file patterns. */
  readonly jestArguments: readonly string[];
}

/** A command line that cannot be run; its message is for the person who typed it. */
export class UnknownTierError extends Error {}

const isTier = (word: string): word is Tier => TIERS.some((tier) => tier === word);

/** A word with a slash or a dot is a file for jest; any other word in front of the options must be a tier. */
const isFilePattern = (word: string): boolean => /[./\\]/.test(word);

/**
 * Words name tiers; everything from the first option on, and every word that looks like a file, goes to jest. A file
 * without a tier asks for that file alone, so the static checks are left out.
 */
export function parseTestRequest(args: readonly string[]): TestRequest {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const words = firstOption === -1 ? args : args.slice(0, firstOption);
  const options = firstOption === -1 ? [] : args.slice(firstOption);

  // Jest matches a pattern against whole paths, in which a leading ./ never occurs.
  const files = words.filter(isFilePattern).map((word) => word.replace(/^\.\//, ''));
  const names = words.filter((word) => !isFilePattern(word));
  const unknown = names.filter((name) => !isTier(name));
  if (unknown.length > 0) {
    throw new UnknownTierError(
      [
        'cannot choose the tests to run',
        `got:     ${unknown.map((name) => `'${name}'`).join(', ')}, which is no tier`,
        `allowed: ${TIERS.join(', ')}; none for all of them`,
        "do:      name a tier (npm test -- unit), a file (npm test -- __tests__/iam/arn.test.ts), or an option of jest (npm test -- unit -t 'a role')",
      ].join('\n  '),
    );
  }
  const chosen = TIERS.filter((tier) => names.includes(tier));
  const all = files.length > 0 ? TIERS.filter((tier) => tier !== 'static') : TIERS;
  return { tiers: chosen.length > 0 ? chosen : all, jestArguments: [...files, ...withoutSeparator(options)] };
}

const withoutSeparator = (options: readonly string[]): readonly string[] =>
  options[0] === '--' ? options.slice(1) : options;
