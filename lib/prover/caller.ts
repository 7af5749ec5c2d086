/** Who asks: the principal of a question, with the policies that hang on it. */
import { reject } from '../errors';
import type { AccessGraph } from '../graph/access-graph';
import { roleNameKey } from '../graph/identity-key';
import { joinPieces, parseArnText, splitText } from '../iam/arn-text';
import { isSymbolic, joinText, showText, type Text, textKey, UNKNOWN_TEXT } from '../iam/text';
import { isSameText } from '../iam/wildcard';
import type { PrincipalFact, RoleFact } from '../terraform/inventory';
import { badPrincipal } from './prover-problems';

interface InAccount {
  /** What `aws:PrincipalArn` says: of a session it is the ARN of the role. */
  readonly arn: Text;
  readonly partition: Text;
  readonly accountId: Text;
}

/** A principal that can make a request. */
export type Caller =
  | (InAccount & {
      readonly kind: 'role';
      /** Nothing where any session of the role is meant. */
      readonly sessionName?: Text;
      /** Nothing where the input does not hold the role. */
      readonly facts?: RoleFact;
      /** The session names no path and no role tells it, so none was taken. */
      readonly pathTaken: boolean;
    })
  | (InAccount & { readonly kind: 'user'; readonly facts?: PrincipalFact })
  | (InAccount & { readonly kind: 'root' })
  | { readonly kind: 'service'; readonly service: string };

/** The caller a text names. @throws InputError where it names nobody who can make a request. */
export function findCaller(graph: AccessGraph, principal: Text): Caller {
  return identifyCaller(graph, principal) ?? reject('principal', badPrincipal(showText(principal)));
}

/** The caller a text names, or nothing where it names nobody who can make a request. */
export function identifyCaller(graph: AccessGraph, principal: Text): Caller | undefined {
  if (isServiceName(principal)) {
    return { kind: 'service', service: principal };
  }
  const arn = parseArnText(principal);
  if (arn === undefined) {
    return isSymbolic(principal) ? unknownRole(principal) : undefined;
  }
  const { partition, accountId } = arn;
  const [kind, ...path] = splitText(arn.resource, '/');
  const place = { partition, accountId };
  switch (`${showText(arn.service)} ${showText(kind ?? '')}`) {
    case 'iam root':
      return { kind: 'root', arn: principal, ...place };
    case 'iam role':
      return { kind: 'role', arn: principal, ...place, ...factsOf(graph.roles, principal), pathTaken: false };
    case 'iam user':
      return { kind: 'user', arn: principal, ...place, ...factsOf(graph.principals, principal) };
    case 'sts assumed-role': {
      const [roleName = UNKNOWN_TEXT, ...session] = path;
      const facts = roleOfSession(graph, partition, accountId, roleName);
      return {
        kind: 'role',
        arn: facts?.arn ?? joinText('arn:', partition, ':iam::', accountId, ':role/', roleName),
        ...place,
        sessionName: joinPieces(session, '/'),
        ...(facts === undefined ? {} : { facts }),
        pathTaken: facts === undefined,
      };
    }
    default:
      return isSymbolic(principal) ? unknownRole(principal) : undefined;
  }
}

/** Whether a text is the name of an AWS service as a principal. */
export function isServiceName(principal: Text): principal is string {
  return (
    typeof principal === 'string' &&
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(principal)
  );
}

/** A name in other letters is found, and is not the name of the session's role. */
function roleOfSession(graph: AccessGraph, partition: Text, accountId: Text, roleName: Text): RoleFact | undefined {
  const facts = graph.rolesByName.get(roleNameKey(partition, accountId, roleName));
  const name = splitText(facts?.arn ?? '', '/').at(-1) ?? '';
  return isSameText(name, roleName) ? facts : undefined;
}

function unknownRole(principal: Text): Caller {
  return { kind: 'role', arn: principal, partition: UNKNOWN_TEXT, accountId: UNKNOWN_TEXT, pathTaken: false };
}

function factsOf<T>(index: ReadonlyMap<string, T>, arn: Text): { readonly facts?: T } {
  const facts = index.get(textKey(arn) ?? '');
  return facts === undefined ? {} : { facts };
}
