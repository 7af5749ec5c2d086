import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, type MeasuredLife, runsIn, testCleanLife } from './live-in-both-languages';

// A bucket and a topic of the other account call a function of the home account, and a rule there one of the other.
describeWithTools('push-sources on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: MeasuredLife;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'push-sources');
  });

  testCleanLife(() => life);

  test.each(['typescript', 'python'] as const)(
    'the %s handlers get what the services send to the functions that the deployed sources name',
    (language) => {
      const collected = (from: string, item: string) => ({
        functionName: 'collector',
        outcomes: [{ answer: { collected: [{ from, item }] } }],
        requests: [],
      });
      expect(runsIn(life, language)).toEqual([
        collected('uploads-222222222222-us-east-1', 'reports/first half.csv'),
        collected('arn:aws:sns:us-east-1:222222222222:announcements', 'an announcement'),
        {
          functionName: 'auditor',
          outcomes: [
            {
              answer: {
                audited: {
                  account: '111111111111',
                  source: 'orders',
                  type: 'order placed',
                  detail: { orderId: 'o-1' },
                },
              },
            },
          ],
          requests: [],
        },
      ]);
    },
  );
});
