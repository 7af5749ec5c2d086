import {
  dnsSuffix,
  isOptInRegion,
  isPartition,
  isRegionCode,
  PARTITIONS,
  partitionOfRegion,
} from '../../lib/iam/partition';

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

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
test.each([
  ['af-south-1'],
  ['ap-east-1'],
  ['ap-east-2'],
  ['ap-south-2'],
  ['ap-southeast-3'],
  ['ap-southeast-4'],
  ['ap-southeast-5'],
  ['ap-southeast-6'],
  ['ap-southeast-7'],
  ['ca-west-1'],
  ['eu-central-2'],
  ['eu-south-1'],
  ['eu-south-2'],
  ['il-central-1'],
  ['me-central-1'],
  ['me-south-1'],
  ['mx-central-1'],
])('an account opts into %s', (region) => {
  expect(isOptInRegion(region)).toBe(true);
});

test.each([
  ['ap-northeast-1'],
  ['ap-northeast-2'],
  ['ap-northeast-3'],
  ['ap-south-1'],
  ['ap-southeast-1'],
  ['ap-southeast-2'],
  ['ca-central-1'],
  ['eu-central-1'],
  ['eu-north-1'],
  ['eu-west-1'],
  ['eu-west-2'],
  ['eu-west-3'],
  ['sa-east-1'],
  ['us-east-1'],
  ['us-east-2'],
  ['us-west-1'],
  ['us-west-2'],
])('every account of the standard partition has %s', (region) => {
  expect(isOptInRegion(region)).toBe(false);
});

test.each([
  ['cn-north-1'],
  ['cn-northwest-1'],
  ['us-gov-east-1'],
  ['us-gov-west-1'],
  ['eusc-de-east-1'],
  ['us-iso-east-1'],
  ['us-isob-east-1'],
  ['eu-isoe-west-1'],
  ['us-isof-south-1'],
  [''],
  ['AP-EAST-1'],
  ['toString'],
])('%j is no region that an account of the standard partition opts into', (region) => {
  expect(isOptInRegion(region)).toBe(false);
});

// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
test('each partition has a domain for its endpoints', () => {
  expect(PARTITIONS.map((partition) => [partition, dnsSuffix(partition)])).toEqual([
    ['aws', 'amazonaws.com'],
    ['aws-cn', 'amazonaws.com.cn'],
    ['aws-us-gov', 'amazonaws.com'],
    ['aws-eusc', 'amazonaws.eu'],
    ['aws-iso', 'c2s.ic.gov'],
    ['aws-iso-b', 'sc2s.sgov.gov'],
    ['aws-iso-e', 'cloud.adc-e.uk'],
    ['aws-iso-f', 'csp.hci.ic.gov'],
  ]);
});
