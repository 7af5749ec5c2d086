/**
 * Condition keys as AWS writes them, to find the one that a mistyped key was meant to be. A key that is not here is not
 * wrong: AWS adds new ones.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

const KEYS: Readonly<Record<'aws' | 'sts', string>> = {
  aws: 'CalledVia CalledViaFirst CalledViaLast CurrentTime EpochTime FederatedProvider MultiFactorAuthAge MultiFactorAuthPresent PrincipalAccount PrincipalArn PrincipalIsAWSService PrincipalOrgID PrincipalOrgPaths PrincipalServiceName PrincipalServiceNamesList PrincipalTag PrincipalType Referer RequestedRegion RequestTag ResourceAccount ResourceOrgID ResourceOrgPaths ResourceTag SecureTransport SourceAccount SourceArn SourceIdentity SourceIp SourceOrgID SourceOrgPaths SourceVpc SourceVpcArn SourceVpce TagKeys TokenIssueTime UserAgent userid username ViaAWSService VpcSourceIp VpceAccount VpceOrgID VpceOrgPaths',
  sts: 'AWSServiceName DurationSeconds ExternalId RoleSessionName SourceIdentity TaskPolicyArn TransitiveTagKeys',
};

const KNOWN = Object.entries(KEYS).flatMap(([prefix, names]) => names.split(' ').map((name) => `${prefix}:${name}`));

/** So many letters may be wrong. */
const MAX_DISTANCE = 2;

/** The key that was meant by one that does not exist; nothing where it exists, or may. */
export function meantKey(written: string): string | undefined {
  const [key = ''] = written.toLowerCase().split('/');
  const [prefix, name] = key.split(':');
  if ((prefix !== 'aws' && prefix !== 'sts') || name === undefined) return undefined;
  if (KNOWN.some((known) => known.toLowerCase() === key)) return undefined;
  const elsewhere = KNOWN.find((known) => known.toLowerCase().endsWith(`:${name}`));
  return (
    elsewhere ??
    KNOWN.find((known) => known.startsWith(`${prefix}:`) && distance(known.toLowerCase(), key) <= MAX_DISTANCE)
  );
}

/** How many letters must be put in, taken out or exchanged. */
function distance(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const exchanged = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
