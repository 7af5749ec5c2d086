import { describeWithTools } from '../terraform/with-tools';
import { withSyntheses } from './live-in-both-languages';
import { addressOf, replaceResource, withAppliedStack } from './replace-resource';

// A replaced function loses its permissions: they must come back in the same apply. The wide stack has the same for
// aliases, mappings and roles; this story has what only an API brings: a method that calls the function by its ARN.
describeWithTools('the function behind an API is replaced', ['terraform', 'moto'], (tools) => {
  test('its permission comes back in the same apply, and the next plan is empty', async () => {
    await withSyntheses(['typescript'], async ([synthesis]) => {
      const story = { stack: 'request-processor', outdir: synthesis?.outdir ?? '' };
      await withAppliedStack(tools, story, async (stage) => {
        const address = await addressOf(stage, 'aws_lambda_function', { function_name: 'RequestFunction' });
        const { alsoChanged, accessBefore, accessAfter, nextPlan } = await replaceResource(stage, address);
        expect({ alsoChanged, nextPlan }).toEqual({ alsoChanged: ['replace aws_lambda_permission'], nextPlan: [] });
        expect(accessAfter).toEqual(accessBefore);
      });
    });
  });
});
