import { isPartition, isRegionCode, PARTITIONS, partitionOfRegion } from '../../lib/iam/partition';

test.each([
  ['us-east-1', 'aws'],
  ['ap-southeast-7', 'aws'],
  ['mx-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
])('%s lies in %s', (region, partition) => {
  expect(partitionOfRegion(region)).toBe(partition);
  expect(isRegionCode(region)).toBe(true);
});

test.each([['us-east-9'], ['US-EAST-1'], [''], ['aws'], ['toString'], ['us-east-1a']])(
  '%j is no region known here',
  (region) => {
    expect(partitionOfRegion(region)).toBeUndefined();
  },
);

test.each([['us-east-9'], ['eu-isoe-west-12'], ['xx-new-central-1']])('%s has the form of a region', (region) => {
  expect(isRegionCode(region)).toBe(true);
});

test.each([['Virginia'], ['us-east'], ['us-east-1a'], ['us-east-1\n'], ['-east-1'], ['us--1'], ['*']])(
  '%j has not the form of a region',
  (region) => {
    expect(isRegionCode(region)).toBe(false);
  },
);

test('the partitions are those there are, and no other text is one', () => {
  expect(PARTITIONS.filter((partition) => !isPartition(partition))).toEqual([]);
  expect(['', 'AWS', 'aws-', 'aws-mars', 'toString'].filter(isPartition)).toEqual([]);
});
