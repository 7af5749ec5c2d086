import { parseEmulateArguments } from '../../../scripts/emulator/emulate-arguments';

const parsed = (...args: string[]) => {
  const { stories, ...options } = parseEmulateArguments(args);
  return { ...options, stories: stories.map(({ id }) => id) };
};

describe('npm run emulate', () => {
  test('plays all stories in TypeScript unless told otherwise', () => {
    expect(parsed()).toEqual({
      stories: [
        'assume-role',
        'request-processor',
        'invoke-by-role',
        'invoke-by-resource-policy',
        'push-sources',
        'pull-sources',
      ],
      languages: ['typescript'],
      keep: false,
      help: false,
    });
  });

  test('plays the stories it is given, in their own order, once each', () => {
    const args = ['invoke-by-role', 'assume-role', 'invoke-by-role', '--language', 'both', '--keep'];
    expect(parsed(...args)).toEqual({
      stories: ['assume-role', 'invoke-by-role'],
      languages: ['typescript', 'python'],
      keep: true,
      help: false,
    });
  });

  test.each([
    [
      ['assume-rol', '--language', 'rust'],
      [
        '[emulate] unknown story: got "assume-rol"; allowed: assume-role, request-processor, invoke-by-role, invoke-by-resource-policy, push-sources, pull-sources; correct the name, or name no story to play all of them',
        '[emulate] --language is unknown: got "rust"; allowed: typescript, python, both; correct it, or leave it out for typescript',
      ],
    ],
    [
      ['--fast'],
      [
        '[emulate] Unknown option \'--fast\': got "--fast"; allowed: --language LANGUAGE, --keep, --help; correct the option',
      ],
    ],
    [
      ['--language', 'toString'],
      [
        '[emulate] --language is unknown: got "toString"; allowed: typescript, python, both; correct it, or leave it out for typescript',
      ],
    ],
  ])('says everything that is wrong with %j', (args, messages) => {
    expect(() => parseEmulateArguments(args)).toThrow(messages.join('\n'));
  });
});
