/** The plan of many roles that the rules about trust policies look at, and what a test compares of it. */
import type { Configuration } from '../../lib/review/configuration';
import { found, reviewOfPlan } from './reviewed';

export const ROLES = 'arn:aws:iam::222222222222:role';
export const CALLER = 'arn:aws:iam::111111111111:role/caller';

const PLAN = 'review/trust/create';
const PLAIN = reviewOfPlan(PLAN);

/** All findings of a rule by the name of the role, which is `ROLE` in the evidence; the first statement is not told. */
export function rolesWith(rule: string, configuration?: Partial<Configuration>): Readonly<Record<string, string>> {
  const review = configuration === undefined ? PLAIN : reviewOfPlan(PLAN, configuration);
  return Object.fromEntries(
    Object.entries(found(review, rule)).map(([place, evidence]) => {
      const [, name = place, statement = ''] = /^aws_iam_role\.\w+\["(.*)"\](?: #0)?( #\d+)?$/.exec(place) ?? [];
      return [`${name}${statement}`, evidence.split(`${ROLES}/${name}`).join('ROLE')];
    }),
  );
}

/** An inventory of one role, `reader`, with these statements; each allows sts:AssumeRole unless it says otherwise. */
export function trusting(...statements: readonly object[]) {
  return {
    roles: [
      {
        arn: `${ROLES}/reader`,
        trustPolicy: {
          Version: '2012-10-17',
          Statement: statements.map((statement) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement })),
        },
      },
    ],
  };
}
