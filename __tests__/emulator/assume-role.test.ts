import { describeWithTools } from '../terraform/with-tools';
import { liveInBothLanguages, type MeasuredLife, runsIn, testCleanLife } from './live-in-both-languages';

// Story 1: a function of one account lists a bucket of another one, as a role there.
describeWithTools('assume-role on the emulator', ['terraform', 'moto', 'python'], (tools) => {
  let life: MeasuredLife;
  beforeAll(async () => {
    life = await liveInBothLanguages(tools, 'assume-role');
  });

  testCleanLife(() => life);

  test.each(['typescript', 'python'] as const)(
    'the %s handler lists the bucket of the other account, with one session for two events',
    (language) => {
      const bucket = 'source-222222222222-us-east-1';
      const answer = { bucket, keys: ['reports/2024.csv', 'reports/2025.csv'] };
      const list = {
        call: 's3:ListObjectsV2',
        region: 'us-east-1',
        signedBy: 'arn:aws:sts::222222222222:assumed-role/role-on-source-account/cross_acct_lambda',
        parameters: { Bucket: bucket },
      };
      expect(runsIn(life, language)).toEqual([
        {
          functionName: 'cross-account-reader',
          outcomes: [{ answer }, { answer }],
          requests: [
            {
              call: 'sts:AssumeRole',
              region: 'us-east-1',
              signedBy: 'arn:aws:sts::111111111111:assumed-role/my-lambda-execution-role/cross-account-reader',
              parameters: {
                RoleArn: 'arn:aws:iam::222222222222:role/role-on-source-account',
                RoleSessionName: 'cross_acct_lambda',
              },
            },
            list,
            list,
          ],
        },
      ]);
    },
  );
});
