/** The statement that lets somebody in, as decisions name theirs. */
import { showText } from '../iam/text';
import type { DeterminingStatement } from './decision';
import type { Opening } from './openings';
import { referTo } from './policy-set';
import { statementName } from './statements';

/** @returns the statement; named `*` where the policy itself is not known. */
export function openingStatement({ door, statement }: Opening): DeterminingStatement {
  const reference = referTo(
    { policyType: door.policyType, side: 'target', owner: showText(door.target), policies: [] },
    door.policy,
  );
  return { ...reference, statement: statement === undefined ? '*' : statementName(statement), effect: 'Allow' };
}
