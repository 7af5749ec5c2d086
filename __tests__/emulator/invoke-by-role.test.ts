import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, type MeasuredLife, runsIn, testCleanLife } from './live-in-both-languages';

const PAYLOAD = { instanceId: 'i-0123456789abcdef0' };

// Story 3: a function invokes one of another account as that function's role.
describeWithTools('invoke-by-role on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: MeasuredLife;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'invoke-by-role');
  });

  testCleanLife(() => life);

  test.each(['typescript', 'python'] as const)(
    "the %s handler assumes the callee's role and invokes with its session",
    (language) => {
      expect(runsIn(life, language)).toEqual([
        {
          functionName: 'caller',
          // The first record of the batch is malformed, and the second goes on.
          outcomes: [{ answer: { batchItemFailures: [{ itemIdentifier: '49590338271490256608692578080000' }] } }],
          requests: [
            {
              call: 'sts:AssumeRole',
              region: 'ap-northeast-1',
              signedBy: 'arn:aws:sts::000000000000:assumed-role/caller-role/caller',
              parameters: {
                DurationSeconds: '900',
                RoleArn: 'arn:aws:iam::111111111111:role/callee-role',
                RoleSessionName: 'AssumeCalleeRole',
              },
            },
            {
              call: 'lambda:Invoke',
              region: 'ap-northeast-1',
              signedBy: 'arn:aws:sts::111111111111:assumed-role/callee-role/AssumeCalleeRole',
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
