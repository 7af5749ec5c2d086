import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, type MeasuredLife, runsIn, testCleanLife } from './live-in-both-languages';
import { addressOf, type Replacement, replaceResource } from './replace-resource';

const REQUEST = { instanceId: 'i-0123456789abcdef0' };

// Story 2: a function behind an API invokes another one of the same account and returns its answer.
describeWithTools('request-processor on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: MeasuredLife;
  let replacement: Replacement;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'request-processor', async (stage) => {
      const address = await addressOf(stage, 'aws_lambda_function', { function_name: 'RequestFunction' });
      replacement = await replaceResource(stage, address);
    });
  });

  testCleanLife(() => life);

  // A replaced function loses its permissions: they must come back in the same apply. The wide stack has the same for
  // aliases, mappings and roles; this story has what only an API brings: a method that calls the function by its ARN.
  test('the permission of a replaced function comes back in the same apply, and the next plan is empty', () => {
    const { alsoChanged, accessBefore, accessAfter, nextPlan } = replacement;
    expect({ alsoChanged, nextPlan }).toEqual({ alsoChanged: ['replace aws_lambda_permission'], nextPlan: [] });
    expect(accessAfter).toEqual(accessBefore);
  });

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
