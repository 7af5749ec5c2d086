import type { StackAccount } from '../../scripts/emulator/cdk-tf';
import { type DocumentedPolicy, fillIn, readPolicy, SIDES, type Side, usedLines } from '../docs/deploy-policy';
import type { LinesOfStory } from '../docs/deploy-role-lines';
import type { RecordedCall } from '../docs/recorded-calls';
import { type RequiredAction, requiredActions } from '../docs/required-actions';

/** What Terraform asked for in the life of a story, held against the policies that `docs` gives to its deploy roles. */
export interface DeployRoleNeeds {
  /** What the policy of a side does not allow, one line each. */
  readonly denied: readonly string[];
  /** The lines of the policies that allowed the rest. */
  readonly lines: LinesOfStory;
}

/** Holds the calls of a story against the policies of its sides. The emulator denies nothing, so every call is seen. */
export function deployRoleNeeds(accounts: readonly StackAccount[], calls: readonly RecordedCall[]): DeployRoleNeeds {
  const values = placeholdersOf(accounts);
  const sides = accounts.map(({ alias, accountId }) => {
    const side = SIDES.find((name) => name === alias) ?? 'home';
    const needs = requiredActions(calls.filter((call) => call.accountId === accountId));
    return { side, ...needsOfSide(side, values, needs) };
  });
  return {
    denied: sides.flatMap(({ denied }) => denied),
    lines: Object.fromEntries(sides.map(({ side, lines }) => [side, lines])),
  };
}

function needsOfSide(side: Side, values: Readonly<Record<string, string>>, needs: readonly RequiredAction[]) {
  const template = readPolicy(`deploy-role-${side}.json`);
  const policy: DocumentedPolicy = fillIn(template, values);
  const answers = needs.map((need) => ({ need, lines: usedLines(policy, template, need) }));
  const denied = answers
    .filter(({ lines }) => lines.length === 0)
    .map(({ need: { action, resource, context } }) => `${side}: ${action} on ${resource} ${JSON.stringify(context)}`);
  return {
    denied: [...new Set(denied)].sort(),
    lines: [...new Set(answers.flatMap(({ lines }) => lines))].sort(),
  };
}

/** What the README asks a person to write in place of the placeholders. */
const placeholdersOf = (accounts: readonly StackAccount[]): Readonly<Record<string, string>> => ({
  NAME_PREFIX: '',
  ...Object.fromEntries(
    accounts.flatMap(({ alias = '', accountId, region }) => [
      [`${alias.toUpperCase()}_ACCOUNT_ID`, accountId],
      [`${alias.toUpperCase()}_REGION`, region],
    ]),
  ),
});
