/** What a story is deployed with: the context, each value overridable by an environment variable. */
import project from '../../cdktf.json';
import { describeProblem } from '../../lib/errors';
import type { StoryId } from '../../lib/stacks/stories';
import { readStorySettings, type StorySettings } from '../../lib/stacks/story-settings';

const ACCOUNT = { accountId: '111111111111', region: 'us-east-1' };

function problemsOf(
  id: StoryId,
  context: unknown,
  environment: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { settings, problems } = readStorySettings(id, context, environment);
  expect(settings === undefined).toBe(problems.length > 0);
  return problems.map(describeProblem);
}

const DEFAULTS: readonly (readonly [StoryId, StorySettings])[] = [
  [
    'assume-role',
    {
      handlerLanguage: 'typescript',
      home: { accountId: '111111111111', region: 'us-east-1' },
      cross: { accountId: '222222222222', region: 'us-east-1' },
    },
  ],
  [
    'request-processor',
    {
      handlerLanguage: 'typescript',
      home: { accountId: '111111111111', region: 'ap-northeast-1' },
      cross: { accountId: '111111111111', region: 'ap-northeast-1' },
    },
  ],
  [
    'invoke-by-role',
    {
      handlerLanguage: 'typescript',
      home: { accountId: '000000000000', region: 'ap-northeast-1' },
      cross: { accountId: '111111111111', region: 'ap-northeast-1' },
    },
  ],
  [
    'invoke-by-resource-policy',
    {
      handlerLanguage: 'typescript',
      home: { accountId: '000000000000', region: 'ap-northeast-1' },
      cross: { accountId: '111111111111', region: 'ap-northeast-1' },
    },
  ],
];

test.each(DEFAULTS)('the defaults of %s are in cdktf.json', (id, expected) => {
  expect(readStorySettings(id, project.context, {})).toEqual({ problems: [], settings: expected });
});

test('every value can be set in the context', () => {
  const context = {
    handlerLanguage: 'python',
    stories: {
      'assume-role': {
        home: { ...ACCOUNT, profile: 'home', deployRoleArn: 'arn:aws:iam::111111111111:role/deploy' },
        cross: { accountId: '222222222222', region: 'eu-west-1', profile: 'cross' },
        namePrefix: 'dev-',
        bucketName: 'their-bucket',
      },
    },
  };
  expect(readStorySettings('assume-role', context, {})).toEqual({
    problems: [],
    settings: {
      handlerLanguage: 'python',
      home: { ...ACCOUNT, profile: 'home', assumeRole: { roleArn: 'arn:aws:iam::111111111111:role/deploy' } },
      cross: { accountId: '222222222222', region: 'eu-west-1', profile: 'cross' },
      namePrefix: 'dev-',
      bucketName: 'their-bucket',
    },
  });
});

test('environment variables of the story, the side and the field win over the context', () => {
  expect(
    readStorySettings('assume-role', project.context, {
      ASSUME_ROLE_HOME_ACCOUNT_ID: '333333333333',
      ASSUME_ROLE_HOME_REGION: 'eu-west-1',
      ASSUME_ROLE_HOME_PROFILE: 'home-admin',
      ASSUME_ROLE_CROSS_ACCOUNT_ID: '444444444444',
      ASSUME_ROLE_CROSS_REGION: 'eu-west-2',
      ASSUME_ROLE_CROSS_DEPLOY_ROLE_ARN: 'arn:aws:iam::444444444444:role/deploy',
      ASSUME_ROLE_NAME_PREFIX: 'dev-',
      ASSUME_ROLE_BUCKET_NAME: 'their-bucket',
      HANDLER_LANGUAGE: 'python',
    }),
  ).toEqual({
    problems: [],
    settings: {
      handlerLanguage: 'python',
      home: { accountId: '333333333333', region: 'eu-west-1', profile: 'home-admin' },
      cross: {
        accountId: '444444444444',
        region: 'eu-west-2',
        assumeRole: { roleArn: 'arn:aws:iam::444444444444:role/deploy' },
      },
      namePrefix: 'dev-',
      bucketName: 'their-bucket',
    },
  });
});

test('environment variables of one story leave the others alone', () => {
  const environment = {
    INVOKE_BY_ROLE_CROSS_DEPLOY_ROLE_ARN: 'arn:aws:iam::111111111111:role/deploy',
    INVOKE_BY_ROLE_STREAM_NAME: 'their-stream',
  };
  const { settings } = readStorySettings('invoke-by-role', project.context, environment);
  expect(settings).toEqual({
    handlerLanguage: 'typescript',
    home: { accountId: '000000000000', region: 'ap-northeast-1' },
    cross: {
      accountId: '111111111111',
      region: 'ap-northeast-1',
      assumeRole: { roleArn: 'arn:aws:iam::111111111111:role/deploy' },
    },
    streamName: 'their-stream',
  });
  for (const [id, expected] of DEFAULTS.filter(([id]) => id !== 'invoke-by-role')) {
    expect(readStorySettings(id, project.context, environment).settings).toEqual(expected);
  }
});

test('an empty environment variable is one that is not set', () => {
  const environment = { ASSUME_ROLE_HOME_ACCOUNT_ID: '', ASSUME_ROLE_NAME_PREFIX: '', HANDLER_LANGUAGE: '' };
  const { settings } = readStorySettings('assume-role', project.context, environment);
  expect(settings).toEqual(readStorySettings('assume-role', project.context, {}).settings);
});

test('the environment alone is enough', () => {
  expect(
    readStorySettings(
      'request-processor',
      {},
      {
        REQUEST_PROCESSOR_HOME_ACCOUNT_ID: '111111111111',
        REQUEST_PROCESSOR_HOME_REGION: 'us-east-1',
      },
    ),
  ).toEqual({ problems: [], settings: { home: ACCOUNT, cross: ACCOUNT } });
});

test('a variable mends what is wrong in the context', () => {
  const context = { stories: { 'request-processor': { home: { ...ACCOUNT, accountId: 111111111111 } } } };
  const environment = { REQUEST_PROCESSOR_HOME_ACCOUNT_ID: '111111111111' };
  expect(problemsOf('request-processor', context, environment)).toEqual([]);
});

const QUOTE = 'quote it in the context of cdktf.json: a number loses its leading zeros';
const RENAME = 'correct the name of the setting in cdktf.json, or delete it';

test('a setting that is missing is named together with its variable', () => {
  expect(problemsOf('invoke-by-role', {})).toEqual([
    'stories.invoke-by-role.home.accountId cannot be used: got nothing; allowed: a string; set it in the context of cdktf.json, or set INVOKE_BY_ROLE_HOME_ACCOUNT_ID',
    'stories.invoke-by-role.home.region cannot be used: got nothing; allowed: a string; set it in the context of cdktf.json, or set INVOKE_BY_ROLE_HOME_REGION',
    'stories.invoke-by-role.cross.accountId cannot be used: got nothing; allowed: a string; set it in the context of cdktf.json, or set INVOKE_BY_ROLE_CROSS_ACCOUNT_ID',
    'stories.invoke-by-role.cross.region cannot be used: got nothing; allowed: a string; set it in the context of cdktf.json, or set INVOKE_BY_ROLE_CROSS_REGION',
  ]);
});

test('everything that is wrong with a story is said at once, and once', () => {
  const context = {
    handlerLanguage: 'ruby',
    stories: {
      'request-processor': {
        home: { accountId: 111111111111, region: ['us-east-1'], acountId: 'x' },
        cross: ACCOUNT,
        namePrefix: 7,
        streamName: 'orders',
      },
    },
  };
  expect(problemsOf('request-processor', context)).toEqual([
    `stories.request-processor.cross cannot be used: got {"accountId":"111111111111","region":"us-east-1"}; allowed: home, namePrefix; ${RENAME}`,
    `stories.request-processor.streamName cannot be used: got "orders"; allowed: home, namePrefix; ${RENAME}`,
    `stories.request-processor.home.acountId cannot be used: got "x"; allowed: accountId, region, profile, deployRoleArn; ${RENAME}`,
    `stories.request-processor.home.accountId cannot be used: got 111111111111; allowed: a string; ${QUOTE}`,
    `stories.request-processor.home.region cannot be used: got ["us-east-1"]; allowed: a string; ${QUOTE}`,
    `stories.request-processor.namePrefix cannot be used: got 7; allowed: a string; ${QUOTE}`,
    'handlerLanguage cannot be used: got "ruby"; allowed: typescript, python; correct the context of cdktf.json or the variable HANDLER_LANGUAGE',
  ]);
});

test('a story that there is not is named, so that a misspelled one is not left out silently', () => {
  const context = { stories: { 'request-procesor': { home: ACCOUNT }, 'request-processor': { home: ACCOUNT } } };
  expect(problemsOf('request-processor', context)).toEqual([
    `stories.request-procesor cannot be used: got {"home":{"accountId":"111111111111","region":"us-east-1"}}; allowed: assume-role, request-processor, invoke-by-role, invoke-by-resource-policy, push-sources, pull-sources; ${RENAME}`,
  ]);
});

const CORRECT = 'correct the context of cdktf.json';

test.each([
  ['stories', { stories: 'none' }, `stories cannot be used: got "none"; allowed: an object; ${CORRECT}`],
  [
    'a story',
    { stories: { 'request-processor': [] } },
    `stories.request-processor cannot be used: got []; allowed: an object; ${CORRECT}`,
  ],
  [
    'a side',
    { stories: { 'request-processor': { home: null } } },
    `stories.request-processor.home cannot be used: got null; allowed: an object; ${CORRECT}`,
  ],
])('%s must be an object', (_what, context, expected) => {
  const environment = {
    REQUEST_PROCESSOR_HOME_ACCOUNT_ID: '111111111111',
    REQUEST_PROCESSOR_HOME_REGION: 'us-east-1',
  };
  expect(problemsOf('request-processor', context, environment)).toEqual([expected]);
});
