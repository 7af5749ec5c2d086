/**
 * The policies that the README gives to the deploy roles hold what the stories need and nothing more. What each story
 * needs is measured while it lives on the emulator (`__tests__/emulator`, which holds every call against them) and
 * committed in deploy-role-lines.json.
 */
import { STORIES } from '../../lib/stacks/stories';
import { allLines, readPolicy, SIDES, type Side } from './deploy-policy';
import { readDeployRoleLines } from './deploy-role-lines';

const TABLE_STREAM = 'arn:aws:dynamodb:CROSS_REGION:CROSS_ACCOUNT_ID:table/NAME_PREFIXorders/stream/*';

/** Documented, and not asked for by the emulator with provider 5.100.0: each with its reason. */
const NOT_MEASURED: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  home: {},
  cross: {
    'Buckets: s3:ListTagsForResource': 'provider 6.23.0 and later read the tags of a bucket with it',
    'EmptyBuckets: s3:DeleteObject': 'a delete marker of a bucket whose versioning was switched on by hand',
    ...Object.fromEntries(
      ['dynamodb:DeleteResourcePolicy', 'dynamodb:GetResourcePolicy', 'dynamodb:PutResourcePolicy', TABLE_STREAM].map(
        (line) => [`TableStreamPolicy: ${line}`, 'the emulator knows no policy of the stream of a table'],
      ),
    ),
  },
};

const stories = readDeployRoleLines();

/** What the stories use of a policy, each line once. */
const linesUsed = (side: Side): string[] => [...new Set(Object.values(stories).flatMap((lines) => lines[side] ?? []))];

test('what each story of the project needs of its deploy roles is known', () => {
  expect(Object.keys(stories)).toEqual(Object.keys(STORIES).sort());
});

describe.each(SIDES)('the policy of the %s deploy role', (side) => {
  const reasons = Object.keys(NOT_MEASURED[side]);

  test('holds the lines that a story uses and those with a reason, and no other', () => {
    const documented = allLines(readPolicy(`deploy-role-${side}.json`));
    expect(documented.sort()).toEqual([...new Set([...linesUsed(side), ...reasons])].sort());
  });

  test('needs no reason for a line that a story uses', () => {
    const used = linesUsed(side);
    expect(reasons.filter((line) => used.includes(line))).toEqual([]);
  });
});
