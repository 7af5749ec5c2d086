/** Which accounts are one's own, and when that is not known. */
import { buildGraph } from '../../lib/graph/build-graph';
import { symbolText } from '../../lib/iam/text';
import { NO_CONFIGURATION } from '../../lib/review/configuration';
import { isAmong, ownAccounts } from '../../lib/review/own-accounts';
import { readInventory } from '../../lib/terraform/read-inventory';

test('own accounts are those of what is managed, of manifests, of the configuration and of their organization', () => {
  const inventory = {
    schemaVersion: 1,
    functions: [{ arn: 'arn:aws:lambda:us-east-1:111111111111:function:worker' }],
    resources: [{ arn: 'arn:aws:s3:::uploads', accountId: '222222222222' }, { arn: 'arn:aws:s3:::nobodys' }],
    accounts: [
      { id: '222222222222', organizationId: 'o-1234567890' },
      { id: '333333333333', organizationId: 'o-1234567890' },
      { id: '444444444444', organizationId: 'o-0987654321' },
      { id: '555555555555', organizationId: 'o-5555555555' },
    ],
  };
  const graph = buildGraph([readInventory('inventory.json', JSON.stringify(inventory))]);
  const configuration = {
    ...NO_CONFIGURATION,
    trustedAccounts: new Map([['666666666666', 'audit']]),
    organizationIds: ['o-0987654321'],
  };
  expect([...ownAccounts(graph, configuration)].sort()).toEqual([
    '111111111111',
    '222222222222',
    '333333333333',
    '444444444444',
    '666666666666',
  ]);
});

test.each([
  ['yes', ['111111111111', symbolText('account of aws.cross')], '111111111111'],
  ['no', ['111111111111'], '999999999999'],
  ['unknown', ['111111111111', symbolText('account of aws.cross')], '999999999999'],
] as const)('%s: among %j', (expected, accounts, accountId) => {
  expect(isAmong(accounts, accountId)).toBe(expected);
});
