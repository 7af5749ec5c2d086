import type { StoryLife } from '../../scripts/emulator/story-life';
import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, runsIn, testCleanLife } from './live-in-both-languages';

const REQUEST = { instanceId: 'i-0123456789abcdef0' };

// Story 2: a function behind an API invokes another one of the same account and returns its answer.
describeWithTools('request-processor on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: StoryLife;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'request-processor');
  });

  testCleanLife(() => life);

  test.each(['typescript', 'python'] as const)(
    'the %s handler invokes the processor and returns its answer',
    (language) => {
      expect(runsIn(life, language)).toEqual([
        {
          functionName: 'RequestFunction',
          // The emulator answers an Invoke with the payload it got.
          outcomes: [
            {
              answer: {
                statusCode: 200,
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(REQUEST),
              },
            },
          ],
          requests: [
            {
              call: 'lambda:Invoke',
              region: 'ap-northeast-1',
              signedBy: 'arn:aws:sts::111111111111:assumed-role/request-function-role/RequestFunction',
              parameters: {
                FunctionName: 'arn:aws:lambda:ap-northeast-1:111111111111:function:ProcessorFunction',
                InvocationType: 'RequestResponse',
                Payload: REQUEST,
              },
            },
          ],
        },
        {
          functionName: 'ProcessorFunction',
          outcomes: [{ answer: { processed: true, request: REQUEST } }],
          requests: [],
        },
      ]);
    },
  );
});
