import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, type MeasuredLife, runsIn, testCleanLife } from './live-in-both-languages';

const PAYLOAD = { instanceId: 'i-0123456789abcdef0' };

// Story 4: a function invokes one of another account, which lets it in by its resource policy.
describeWithTools('invoke-by-resource-policy on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: MeasuredLife;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'invoke-by-resource-policy');
  });

  testCleanLife(() => life);

  test.each(['typescript', 'python'] as const)(
    "the %s handler invokes with the caller's own credentials",
    (language) => {
      expect(runsIn(life, language)).toEqual([
        {
          functionName: 'caller',
          // The first record of the batch is malformed, and the second goes on.
          outcomes: [{ answer: { batchItemFailures: [{ itemIdentifier: '49590338271490256608692578080000' }] } }],
          requests: [
            {
              call: 'lambda:Invoke',
              region: 'ap-northeast-1',
              signedBy: 'arn:aws:sts::000000000000:assumed-role/caller-role/caller',
              parameters: {
                FunctionName: 'arn:aws:lambda:ap-northeast-1:111111111111:function:callee',
                InvocationType: 'Event',
                Payload: PAYLOAD,
              },
            },
          ],
        },
        { functionName: 'callee', outcomes: [{ answer: { ...PAYLOAD, accepted: true } }], requests: [] },
      ]);
    },
  );
});
