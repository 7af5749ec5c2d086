import { parseArnText } from '../../iam/arn-text';
import { isPartition } from '../../iam/partition';
import { showText, type Text } from '../../iam/text';
import { statementName } from '../../prover/statements';
import type { Fix } from '../finding';
import { allowing, foundInHeld, heldStatements } from '../identities';
import { listed, type Phrase, phrase } from '../phrase';
import { doorStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

const FIX: Fix = {
  hcl: 'data "aws_partition" "current" {}\n\n# "arn:${data.aws_partition.current.partition}:iam::111111111111:role/caller"',
};

export const partitionMismatch: Rule = {
  id: 'partition-mismatch',
  severity: 'error',
  title: 'Caller and target are in two partitions of AWS',
  why: 'The partitions (aws, aws-cn, aws-us-gov and others) share no accounts and no identities: no policy lets anybody through, and AWS refuses to save a policy that names what is in another one.',
  remedy:
    'Write the partition of the account that holds the policy into its ARNs. Between two partitions use credentials of the other one, such as those of an IAM user there.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  silencedBy:
    'A partition that is written as a wildcard, or known only after apply; account ids and services, which are of no partition.',
  find: ({ after: { graph } }: Scene): readonly Found[] => [
    ...doorStatements(graph).flatMap(({ target, policy, statement }) => {
      const { principal } = statement;
      const members = principal === undefined || principal.list === 'unknown' ? [] : principal.list;
      const foreign = members
        .filter(({ type }) => type === 'AWS')
        .flatMap(({ values }) => values.values.filter((value) => areApart(value, target)));
      if (foreign.length === 0) return [];
      return [
        {
          origin: policy.origin,
          subject: showText(target),
          side: 'target' as const,
          statement: statementName(statement),
          evidence: apart(target, foreign),
          fix: FIX,
        },
      ];
    }),
    ...allowing(heldStatements(graph)).flatMap((held) => {
      const { resource } = held.statement;
      const foreign = (resource?.list.values ?? []).filter((value) => areApart(value, held.identity.arn));
      return foreign.length === 0 ? [] : [foundInHeld(held, apart(held.identity.arn, foreign), FIX)];
    }),
  ],
};

function apart(owner: Text, foreign: readonly Text[]): Phrase {
  return phrase`${{ arn: showText(owner) }} is in partition ${partitionOf(owner) ?? ''}, and its policy names ${listed(foreign.map(showText))}.`;
}

function areApart(one: Text, other: Text): boolean {
  const [left, right] = [partitionOf(one), partitionOf(other)];
  return left !== undefined && right !== undefined && left !== right;
}

/** Where it is written out, and is one. */
function partitionOf(arn: Text): string | undefined {
  const partition = parseArnText(arn)?.partition;
  return typeof partition === 'string' && isPartition(partition) ? partition : undefined;
}
