/**
 * A statement for the policy of a topic, queue, stream or key whose owner is elsewhere. These services write a policy as a
 * whole: the commands read it, put the statement in the place of an earlier one of its sid, and write it back.
 */
import { dnsSuffix, type Partition, partitionOfRegion } from '../iam/partition';
import { statementJson } from '../iam/policy-document';
import type { ResourceStatement } from '../iam/statement';
import { type HandOver, statementAdded } from './hand-over';
import { documentBlock } from './hcl';
import { shortHash } from './ids';
import { inTurn, quoted } from './shell';

const CURRENT = 'current-policy.json';
const FILE = 'resource-policy.json';

/** The commands that read a policy as text, and that write it from a file. */
interface PolicyCommands {
  readonly get: string;
  readonly put: string;
}

/** Whose policy it is. The ARN alone may be known only after apply. */
export interface PolicyOwner {
  readonly accountId: string;
  readonly region: string;
  /** The service as the AWS CLI calls it. */
  readonly service: string;
  /** What people call the resource. */
  readonly name: string;
}

/** A statement for the policy of a resource that is not a role or function. */
export function handOverResourcePolicy(resourceArn: string, owner: PolicyOwner, given: ResourceStatement): HandOver {
  const { accountId, region, name } = owner;
  // The resource by its name: an ARN that Terraform will know is a token, which is another one each time.
  const hash = shortHash(accountId, region, JSON.stringify({ ...given, resources: [name] }));
  const statement = { ...given, sid: `${given.sid ?? 'Statement'}Grant${hash}` };
  const json = statementJson(statement);
  const { get, put } = commands(resourceArn, owner);
  return {
    accountId,
    resourceArn,
    kind: 'resourcePolicy',
    statement: json,
    // A policy that could not be read must not be taken for none: it would be overwritten.
    cli: inTurn([
      `${get} > ${CURRENT}`,
      `jq ${quoted(`. + {Version: (.Version // "2012-10-17"), Statement: ((.Statement // []) | ${statementAdded(json)})}`)} ${CURRENT} > ${FILE}`,
      put,
    ]),
    hcl: documentBlock(`policy_of_${name}_${hash}`, statement, `add to the policy of ${resourceArn}`),
  };
}

/** The URL by which SQS knows a queue. */
export function queueUrl(
  { accountId, region, name }: Pick<PolicyOwner, 'accountId' | 'region' | 'name'>,
  partition: Partition,
): string {
  return `https://sqs.${region}.${dnsSuffix(partition)}/${accountId}/${name}`;
}

function commands(resourceArn: string, owner: PolicyOwner): PolicyCommands {
  const { service, region } = owner;
  const text = (path: string): string => `--query "${path} || '{}'" --output text --region ${region}`;
  switch (service) {
    case 'sqs': {
      const url = queueUrl(owner, partitionOfRegion(region) ?? 'aws');
      return {
        get: `aws sqs get-queue-attributes --queue-url ${url} --attribute-names Policy ${text('Attributes.Policy')}`,
        put: `jq '{Policy: tojson}' ${FILE} > queue-attributes.json && aws sqs set-queue-attributes --queue-url ${url} --attributes file://queue-attributes.json --region ${region}`,
      };
    }
    case 'sns':
      return {
        get: `aws sns get-topic-attributes --topic-arn ${resourceArn} ${text('Attributes.Policy')}`,
        put: `aws sns set-topic-attributes --topic-arn ${resourceArn} --attribute-name Policy --attribute-value file://${FILE} --region ${region}`,
      };
    case 'kms':
      return {
        get: `aws kms get-key-policy --key-id ${resourceArn} --policy-name default ${text('Policy')}`,
        put: `aws kms put-key-policy --key-id ${resourceArn} --policy-name default --policy file://${FILE} --region ${region}`,
      };
    case 'dynamodb':
      // Where there is no policy, DynamoDB answers with an error.
      return {
        get: `(aws dynamodb get-resource-policy --resource-arn ${resourceArn} ${text('Policy')} 2> error.txt || { cat error.txt >&2; grep -q PolicyNotFoundException error.txt && echo '{}'; })`,
        put: `aws dynamodb put-resource-policy --resource-arn ${resourceArn} --policy file://${FILE} --region ${region}`,
      };
    default:
      return {
        get: `aws ${service} get-resource-policy --resource-arn ${resourceArn} ${text('Policy')}`,
        put: `aws ${service} put-resource-policy --resource-arn ${resourceArn} --policy file://${FILE} --region ${region}`,
      };
  }
}
