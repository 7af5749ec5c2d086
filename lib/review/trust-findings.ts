/** What rules about trust policies have in common: the actions that open a role, and how a finding stands in a policy. */
import { showText } from '../iam/text';
import type { Opening } from '../prover/openings';
import { statementName } from '../prover/statements';
import type { Fix } from './finding';
import type { Phrase } from './phrase';
import type { DoorStatement } from './policy-statements';
import type { Found } from './rule';

/** A statement that certainly opens a role to somebody. */
export interface TrustOpening extends Opening {
  readonly statement: NonNullable<Opening['statement']>;
}

/** The openings of trust policies that are certain and let somebody assume the role, not only tag a session of it. */
export function trustOpenings(openings: readonly Opening[]): readonly TrustOpening[] {
  return openings.filter(
    (opening): opening is TrustOpening =>
      opening.door.policyType === 'trustPolicy' &&
      opening.statement !== undefined &&
      opening.isCertain &&
      opensRole(opening.action),
  );
}

function opensRole(action: string): boolean {
  return !/^sts:(tagsession|setsourceidentity|setcontext)$/i.test(action);
}

/** A finding in a statement of a trust policy, or of a function's policy. */
export function foundIn(
  { target, policy, statement }: Omit<DoorStatement, 'policyType'>,
  evidence: Phrase,
  fix?: Fix,
): Found {
  return {
    origin: policy.origin,
    subject: showText(target),
    side: 'target',
    statement: statementName(statement),
    evidence,
    ...(fix === undefined ? {} : { fix }),
  };
}

export function foundInOpening({ door, statement }: TrustOpening, evidence: Phrase, fix?: Fix): Found {
  return foundIn({ ...door, statement }, evidence, fix);
}
