import { describeProblem } from '../../lib/errors';
import { checkAccountId, checkName, checkOptionalName, isInterpolated, type NameKind } from '../../lib/iam/name-rules';

interface Edges {
  readonly kind: NameKind;
  readonly shortest: string;
  readonly longest: string;
  /** Every character that is accepted besides letters and digits, in a name that is long enough. */
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
}

const FORBIDDEN = [
  ' ',
  '*',
  '?',
  '!',
  '"',
  "'",
  '\\',
  '<',
  '>',
  '|',
  '&',
  ';',
  '%',
  '^',
  '~',
  '`',
  '(',
  ')',
  '\t',
  '\n',
  'é',
  '\u0000',
];

const IAM_NAME = [...'_+=,.@-'].map((character) => `ab${character}`);
const LAMBDA_NAME = ['a_b', 'a-b', '-', '_'];

const TABLE: readonly Edges[] = [
  {
    kind: 'roleName',
    shortest: 'r',
    longest: 'r'.repeat(64),
    accepted: IAM_NAME,
    refused: ['a/b', 'a:b', 'a#b', 'a$b'],
  },
  { kind: 'policyName', shortest: 'p', longest: 'p'.repeat(128), accepted: IAM_NAME, refused: ['a/b', 'a:b', 'a#b'] },
  { kind: 'sessionName', shortest: 'ss', longest: 's'.repeat(64), accepted: IAM_NAME, refused: ['a/b', 'a:b', 's'] },
  {
    kind: 'externalId',
    shortest: 'ee',
    longest: 'e'.repeat(1224),
    accepted: [...IAM_NAME, 'a:b', 'a/b'],
    refused: ['a#b', 'e'],
  },
  { kind: 'sid', shortest: 's', longest: 's'.repeat(128), accepted: ['A1'], refused: ['a-b', 'a_b', 'a.b'] },
  {
    kind: 'functionName',
    shortest: 'f',
    longest: 'f'.repeat(64),
    accepted: LAMBDA_NAME,
    refused: ['a.b', 'a:b', 'a/b', 'a$b'],
  },
  {
    kind: 'statementId',
    shortest: 's',
    longest: 's'.repeat(100),
    accepted: LAMBDA_NAME,
    refused: ['a.b', 'a:b', 'a/b'],
  },
  {
    kind: 'aliasName',
    shortest: 'a',
    longest: 'a'.repeat(128),
    accepted: [...LAMBDA_NAME, '1a', 'a1'],
    refused: ['1', '123', 'a.b', 'a$b'],
  },
  {
    kind: 'qualifier',
    shortest: '1',
    longest: 'q'.repeat(128),
    accepted: [...LAMBDA_NAME, '123'],
    refused: ['a.b', 'a:b', '$latest'],
  },
  {
    kind: 'streamName',
    shortest: 's',
    longest: 's'.repeat(128),
    accepted: ['a.b', 'a_b', 'a-b'],
    refused: ['a:b', 'a/b', 'a@b'],
  },
  {
    kind: 'organizationId',
    shortest: `o-${'a'.repeat(10)}`,
    longest: `o-${'9'.repeat(32)}`,
    accepted: [],
    refused: ['o-', 'o-abcdefghi', 'O-abcdefghij', 'o-ABCDEFGHIJ', 'x-abcdefghij'],
  },
  {
    kind: 'tagKey',
    shortest: 'k',
    longest: 'k'.repeat(128),
    accepted: ['a b', 'é', ...[...'_.:/=+-@'].map((character) => `a${character}b`)],
    refused: ['a#b', 'a{b'],
  },
  {
    kind: 'variableName',
    shortest: 'ab',
    longest: 'V'.repeat(500),
    accepted: ['a_', 'A1'],
    refused: ['a', '_a', '1a', 'a-b', 'a.b'],
  },
  {
    kind: 'providerAlias',
    shortest: 'a',
    longest: 'a'.repeat(500),
    accepted: ['_', 'a-b', 'a_1'],
    refused: ['1a', '-a', 'a.b'],
  },
  {
    kind: 'apiId',
    shortest: 'a',
    longest: '9'.repeat(64),
    accepted: ['a1b2c3d4e5'],
    refused: ['A1', 'a-b', 'a_b', 'a.b', 'a/b'],
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    kind: 'bucketName',
    shortest: 'abc',
    longest: 'b'.repeat(63),
    accepted: ['a.b', 'a-b', '1a1', 'my.uploads-2026'],
    refused: ['Abc', 'a_b', 'a..b', '.ab', 'ab.', '-ab', 'ab-', 'a/b', 'a:b'],
  },
  {
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    kind: 'topicName',
    shortest: 't',
    longest: 't'.repeat(256),
    accepted: [...LAMBDA_NAME, 'A1'],
    refused: ['orders.fifo', 'a.b', 'a:b', 'a/b'],
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    kind: 'ruleName',
    shortest: 'r',
    longest: 'r'.repeat(64),
    accepted: [...LAMBDA_NAME, 'a.b', '.'],
    refused: ['a/b', 'a:b', 'a#b'],
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
    kind: 'eventBusName',
    shortest: 'b',
    longest: 'b'.repeat(256),
    accepted: [...LAMBDA_NAME, 'a.b', 'aws.partner/example.com/orders'],
    refused: ['a:b', 'a#b', 'a@b'],
  },
  {
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    kind: 'logGroupName',
    shortest: 'g',
    longest: 'g'.repeat(512),
    accepted: [...LAMBDA_NAME, 'a.b', 'a#b', '/aws/lambda/worker'],
    refused: ['a:b', 'a@b', 'a$b'],
  },
  {
    kind: 'distributionId',
    shortest: 'E2QWRUHA',
    longest: 'E'.repeat(32),
    accepted: ['E2QWRUHAPOMQZL', 'EDFDVBD6EXAMPLE'],
    refused: ['E'.repeat(33), 'e2qwruhapomqzl', 'E2QWRUHA-OMQZL', 'E2QWRUHA_OMQZL', '*'.repeat(14)],
  },
  {
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    kind: 'queueName',
    shortest: 'q',
    longest: 'q'.repeat(80),
    accepted: [...LAMBDA_NAME, 'jobs.fifo', `${'q'.repeat(75)}.fifo`],
    refused: ['.fifo', `${'q'.repeat(76)}.fifo`, 'a.b', 'jobs.FIFO', 'jobs.fifo.fifo', 'a:b', 'a/b'],
  },
  {
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
    kind: 'tableName',
    shortest: 'tab',
    longest: 't'.repeat(255),
    accepted: ['a_b', 'a-b', 'a.b', '---'],
    refused: ['a/b', 'a:b', 'a#b'],
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
    kind: 'eventSourceToken',
    shortest: 't',
    longest: 't'.repeat(256),
    accepted: [...LAMBDA_NAME, 'amzn1.ask.skill.1f2e3d4c-0000-1111-2222-333344445555'],
    refused: ['a:b', 'a/b', 'a#b', 'a@b'],
  },
  {
    kind: 'rolePath',
    shortest: '/',
    longest: `/${'p'.repeat(510)}/`,
    accepted: ['/a/', '/a/b/', '/!~/'],
    refused: ['a', '/a', 'a/', '/a b/'],
  },
];

describe.each(TABLE.map((edges) => [edges.kind, edges] as const))(
  '%s',
  (kind, { shortest, longest, accepted, refused }) => {
    test('accepts the shortest and the longest name, and every character there is', () => {
      const names = [shortest, longest, ...accepted];
      expect(names.filter((name) => checkName(kind, 'name', name) !== undefined)).toEqual([]);
    });

    test('refuses a shorter and a longer name', () => {
      const unbounded = kind === 'variableName' || kind === 'providerAlias';
      const tooLong = kind === 'rolePath' ? `/${'p'.repeat(511)}/` : `${longest}a`;
      const names = [...(kind === 'rolePath' ? [''] : [shortest.slice(1)]), ...(unbounded ? [] : [tooLong])];
      expect(names.filter((name) => checkName(kind, 'name', name) === undefined)).toEqual([]);
    });

    test('refuses every character that is none of its own', () => {
      const wide: readonly NameKind[] = ['tagKey'];
      const characters = FORBIDDEN.filter((character) => !(wide.includes(kind) && /[ é]/.test(character)));
      const names =
        kind === 'rolePath'
          ? [' ', '\t', '\n', 'é', '\u0000'].map((character) => `/a${character}/`)
          : characters.map((character) => `ab${character}cdefghijklm`);
      expect([...names, ...refused].filter((name) => checkName(kind, 'name', name) === undefined)).toEqual([]);
    });

    test('refuses a line break at the end', () => {
      expect(checkName(kind, 'name', `${shortest}\n`)).toBeDefined();
    });

    test('refuses what is no string', () => {
      for (const value of [undefined, null, 7, {}, [shortest]]) {
        expect(checkName(kind, 'name', value)?.code).toBe('E_NAME');
      }
    });

    test('refuses tokens and interpolations by what they are', () => {
      for (const value of ['${TfToken[TOKEN.0]}', `${shortest}\${local.name}`, '#{TfToken[TOKEN.0]}']) {
        expect(checkName(kind, 'name', value)?.code).toBe('E_TOKEN');
      }
    });
  },
);

test('a tag may be empty and 256 characters long, and no longer', () => {
  expect(['', 'v'.repeat(256)].map((value) => checkName('tagValue', 'value', value))).toEqual([undefined, undefined]);
  expect(checkName('tagValue', 'value', 'v'.repeat(257))?.code).toBe('E_NAME');
});

test('patterns as roles and functions are refused as patterns', () => {
  for (const kind of ['roleName', 'functionName'] as const) {
    expect(['*', 'a*', 'a?'].map((value) => checkName(kind, 'name', value)?.code)).toEqual(Array(3).fill('E_WILDCARD'));
  }
});

test('$LATEST is refused as what it is', () => {
  for (const kind of ['qualifier', 'aliasName'] as const) {
    expect(checkName(kind, 'qualifier', '$LATEST')?.code).toBe('E_QUALIFIER');
  }
});

test('a name that is left out is fine where it may be', () => {
  expect(checkOptionalName('roleName', 'roleName', undefined)).toBeUndefined();
  expect(checkOptionalName('roleName', 'roleName', '')?.code).toBe('E_NAME');
});

test('a long name is shown by its beginning and its length', () => {
  const problem = checkName('roleName', 'roleName', 'r'.repeat(65));
  expect(problem && describeProblem(problem)).toBe(
    `roleName is not a name that AWS accepts: got "${'r'.repeat(40)}"… (65 characters); allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName`,
  );
});

test('an account id is 12 digits in a string, and nothing else', () => {
  expect(checkAccountId('accountId', '012345678901')).toBeUndefined();
  const refused = [
    12345678901,
    '12345678901',
    '1234567890123',
    '12345678901a',
    ' 12345678901',
    '123456789012\n',
    '١٢٣٤٥٦٧٨٩٠١٢',
    '',
    null,
  ];
  expect(refused.filter((value) => checkAccountId('accountId', value)?.code !== 'E_ACCOUNT_ID')).toEqual([]);
  expect(checkAccountId('accountId', '${local.id}')?.code).toBe('E_TOKEN');
});

test('an interpolation is seen wherever it stands, and a lone dollar is none', () => {
  expect(['${x}', 'a${x}b', '#{TfToken[TOKEN.1]}'].map(isInterpolated)).toEqual([true, true, true]);
  expect(['', '$', '$LATEST', 'a{b}', '#{x}'].map(isInterpolated)).toEqual([false, false, false, false, false]);
});
