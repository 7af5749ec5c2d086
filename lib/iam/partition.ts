/** The partitions of AWS and the regions of each. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */

export const PARTITIONS = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
] as const;

/** A group of AWS regions with its own accounts; nothing reaches from one into another. */
export type Partition = (typeof PARTITIONS)[number];

const REGIONS: Readonly<Record<Partition, readonly string[]>> = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'me-west-1',
    'mx-central-1',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
};

/** Regions of the standard partition that every account has from the start; the others are opted into. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
const DEFAULT_REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** The domain of the endpoints of each partition. https://docs.aws.amazon.com/general/latest/gr/rande.html */
const DNS_SUFFIXES: Readonly<Record<Partition, string>> = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

const PARTITION_OF_REGION: ReadonlyMap<string, Partition> = new Map(
  PARTITIONS.flatMap((partition) => REGIONS[partition].map((region) => [region, partition] as const)),
);

/** The partition a region belongs to, or nothing for a region that is not known here. */
export function partitionOfRegion(region: string): Partition | undefined {
  return PARTITION_OF_REGION.get(region);
}

/** Whether a string has the form of a region code. */
export function isRegionCode(region: string): boolean {
  return /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region);
}

/** Whether a string is one of the partitions known here. */
export function isPartition(partition: string): partition is Partition {
  return (PARTITIONS as readonly string[]).includes(partition);
}

/** Whether an account must opt into a region before it can be used. */
export function isOptInRegion(region: string): boolean {
  return partitionOfRegion(region) === 'aws' && !DEFAULT_REGIONS.has(region);
}

/** The domain of a partition's endpoints. */
export function dnsSuffix(partition: Partition): string {
  return DNS_SUFFIXES[partition];
}
