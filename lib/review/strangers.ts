/**
 * Asks the prover about somebody whom a trust policy does not have in mind: a role of an account that nobody knows, or
 * another role of an account that is let in. What it denies that one is no finding, whichever statement does it.
 */
import type { AccessGraph } from '../graph/access-graph';
import { formatRoleArn } from '../iam/arn';
import { parseArnText } from '../iam/arn-text';
import { joinText, showText, type Text } from '../iam/text';
import { identifyCaller } from '../prover/caller';
import type { Opening } from '../prover/openings';
import { prove } from '../prover/prove';
import type { Question } from '../prover/question';

const UNKNOWN_ACCOUNT = '000000000000';
const ORGANIZATION = 'o-0000000000';

/** A stranger's account may be in another organization, or in none. */
const ELSEWHERE: readonly (readonly [organization: readonly string[], paths: readonly string[]])[] = [
  [[ORGANIZATION], [`${ORGANIZATION}/r-0000/ou-0000-00000000/`]],
  [[], []],
];

/** Whether the policy denies a role of an account that nobody knows, whatever external id or tags it chooses. */
export function isClosedToStrangers(graph: AccessGraph, { door, action }: Opening): boolean {
  const partition = showText(parseArnText(door.target)?.partition ?? 'aws');
  const principal = formatRoleArn({ partition, accountId: UNKNOWN_ACCOUNT, path: '/', roleName: 'stranger' });
  return ELSEWHERE.every(([organization, paths]) => {
    const context = new Map([
      ['aws:principalorgid', organization],
      ['aws:principalorgpaths', paths],
    ]);
    return isDenied(graph, { principal, action, resource: door.target, context, callerChooses: true });
  });
}

/** Whether the policy denies a service that acts for somebody else, and one that does not say for whom. */
export function isClosedToOtherSources(graph: AccessGraph, { door, action, principal }: Opening): boolean {
  const sources = [
    [[UNKNOWN_ACCOUNT], [`arn:aws:another:us-east-1:${UNKNOWN_ACCOUNT}:resource`], ...(ELSEWHERE[0] ?? [])],
    [[], [], [], []],
  ] as const;
  return sources.every(([account = [], arn = [], organization = [], paths = []]) => {
    const context = new Map([
      ['aws:sourceaccount', account],
      ['aws:sourcearn', arn],
      ['aws:sourceorgid', organization],
      ['aws:sourceorgpaths', paths],
    ]);
    return isDenied(graph, { principal, action, resource: door.target, context, callerChooses: true });
  });
}

/** A role of an account, which nobody has in mind. */
export function anotherRole(accountId: Text, target: Text): Text {
  const partition = parseArnText(target)?.partition ?? 'aws';
  return joinText('arn:', partition, ':iam::', accountId, ':role/another/role-of-this-account');
}

/** Whether the target's side denies it: nothing is known of the side of a caller that is not in the input. */
export function isDenied(graph: AccessGraph, question: Question): boolean {
  // A principal that is nobody, such as a group, is not asked about.
  if (identifyCaller(graph, question.principal) === undefined) return false;
  const { outcome, reasons } = prove(graph, question);
  const isTargets = reasons.some(({ side, code }) => side === 'target' || code === 'explicitDeny');
  return (outcome === 'explicitDeny' || outcome === 'implicitDeny') && isTargets;
}
