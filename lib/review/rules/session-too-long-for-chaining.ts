import { showText } from '../../iam/text';
import { lettingIn } from '../../prover/letting-in';
import { isUnknownDocument, type RoleFact } from '../../terraform/inventory';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

/** Seconds of a session that was opened from a session of a role. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const CHAINED_SESSION = 3600;

export const sessionTooLongForChaining: Rule = {
  id: 'session-too-long-for-chaining',
  severity: 'warning',
  title: 'Only roles may assume a role whose sessions are longer than an hour',
  why: 'A role that assumes another one (role chaining, as every Lambda function does) gets a session of one hour at most, whatever the role allows. A call that asks for more fails.',
  remedy: 'Set max_session_duration to 3600, ask for no more than 3600 seconds, and renew the session in the caller.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining',
  silencedBy:
    'Roles that users, whole accounts, organizations or identity providers may assume too, or a service alone; trust policies that are not wholly known.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...graph.roles.values()]
      .filter((role) => (role.maxSessionDuration ?? 0) > CHAINED_SESSION && isForRolesAlone(role))
      .map(({ arn, origin, maxSessionDuration }) => ({
        origin,
        subject: showText(arn),
        side: 'target',
        evidence: phrase`${{ arn: showText(arn) }} allows sessions of ${String(maxSessionDuration)} seconds, but only roles may assume it, and they get 3600 at most.`,
        fix: { hcl: 'max_session_duration = 3600' },
      })),
};

/** A service opens its sessions from no other session, but nobody asks for their length. */
function isForRolesAlone({ trustPolicy }: RoleFact): boolean {
  const document = trustPolicy?.document;
  if (document === undefined || isUnknownDocument(document) || document.open) return false;
  const allows = document.statements.filter(({ effect }) => effect !== 'Deny');
  const isFederated = allows.some(
    ({ principal }) =>
      principal !== undefined &&
      (principal.list === 'unknown' || principal.list.some(({ type }) => type === 'Federated')),
  );
  const callers = allows.flatMap((statement) => lettingIn(statement)).filter(({ breadth }) => breadth !== 'service');
  return (
    !isFederated &&
    callers.length > 0 &&
    callers.every(({ breadth, principal }) => breadth === 'role' && isRole(showText(principal)))
  );
}

function isRole(principal: string): boolean {
  return /^arn:[^:]+:(iam::[^:]*:role|sts::[^:]*:assumed-role)\//.test(principal);
}
