import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, type MeasuredLife, runsIn, testCleanLife } from './live-in-both-languages';

// A function is fed from a stream, a queue and a table of the other account. The emulator cannot create the mappings, which
// name sources of another account, nor the policy of a table's stream: the terraform tier plans them.
describeWithTools('pull-sources on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: MeasuredLife;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'pull-sources');
  });

  testCleanLife(() => life);

  test('the policies of stream and queue are created, and what the emulator cannot create is left out', () => {
    const types = life.performances[0]?.changes.map(({ address }) => address.split('.')[0]) ?? [];
    expect(types.filter((type) => /polic|mapping/.test(String(type))).sort()).toEqual([
      'aws_iam_role_policy',
      'aws_iam_role_policy',
      'aws_kinesis_resource_policy',
      'aws_sqs_queue_policy',
    ]);
  });

  test.each(['typescript', 'python'] as const)('the %s handler reports the items that it cannot read', (language) => {
    const failed = (...identifiers: string[]) => ({
      answer: { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) },
    });
    expect(runsIn(life, language)).toEqual([
      {
        functionName: 'gatherer',
        outcomes: [
          failed('49590338271490256608692578080000'),
          failed('00000000-0000-4000-8000-000000000000'),
          failed(),
        ],
        requests: [],
      },
    ]);
  });
});
