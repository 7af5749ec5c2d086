import { join } from 'node:path';
import { deployedFunctions } from '../../scripts/emulator/deployed-function';
import { listLeftovers } from '../../scripts/emulator/leftovers';
import { PROJECT, withModuleRoot } from '../../scripts/plans/module-root';
import { describeWithTools } from '../terraform/with-tools';
import { replaceResource } from './replace-resource';

const ACCOUNTS = ['111111111111', '222222222222'];

/** A root that is applied, and what is replaced in it, each in an apply of its own. */
interface Life {
  readonly root: string;
  readonly variables: Readonly<Record<string, string>>;
  /** How many statements the functions' resource-based policies have, before and after. */
  readonly permissions: number;
  /** By address: what comes back with it in the same apply. */
  readonly replaced: Readonly<Record<string, readonly string[]>>;
}

const VARIABLES = { home_account_id: '111111111111', cross_account_id: '222222222222', package: 'package.zip' };

const LIVES: readonly Life[] = [
  {
    root: 'examples/modules/assume-role',
    variables: VARIABLES,
    permissions: 0,
    replaced: {
      'module.access.module.home.module.roles.aws_iam_role.this["reader"]': [
        'replace aws_iam_role_policy',
        'replace terraform_data',
        'update aws_lambda_function',
        'update terraform_data',
      ],
    },
  },
  {
    root: 'examples/modules/invoke',
    variables: VARIABLES,
    permissions: 1,
    replaced: {
      'aws_lambda_function.callee': ['replace aws_lambda_permission', 'replace terraform_data'],
      'module.access.module.caller.module.roles.aws_iam_role.this["caller"]': [
        'replace aws_iam_role_policy',
        'replace aws_lambda_permission',
        'replace terraform_data',
        'update aws_lambda_function',
      ],
    },
  },
  // Not its example: the emulator makes no mapping of a queue in another account.
  {
    root: '__tests__/terraform/modules/push-sources',
    variables: {},
    replaced: { 'aws_lambda_function.collector': ['replace aws_lambda_permission', 'replace terraform_data'] },
    permissions: 3,
  },
];

// What hangs on a function or a role comes back with it, as with the constructs (P1, P7).
describeWithTools('the Terraform modules on the emulator', ['terraform', 'moto'], (tools) => {
  test.each(LIVES)(
    '$root: applied with two providers, nothing to do, nothing lost, nothing left behind',
    async (life) => {
      await withModuleRoot(
        tools,
        join(PROJECT, life.root),
        async ({ terraform, emulatorUrl }) => {
          const functions = async () => deployedFunctions(await terraform.showState());
          await terraform.apply();
          expect(await terraform.plan()).toEqual([]);
          for (const [address, expected] of Object.entries(life.replaced)) {
            const replacement = await replaceResource({ terraform, emulatorUrl, functions }, address);
            const { alsoChanged, accessBefore, accessAfter, nextPlan } = replacement;
            expect({ address, alsoChanged, nextPlan }).toEqual({ address, alsoChanged: expected, nextPlan: [] });
            expect(accessAfter).toEqual(accessBefore);
            expect(Object.values(accessAfter).flatMap(({ permissions }) => permissions)).toHaveLength(life.permissions);
          }
          await terraform.destroy();
          const places = ACCOUNTS.map((accountId) => ({ accountId, region: 'us-east-1' }));
          const leftovers = await listLeftovers(emulatorUrl, places);
          expect({ state: await terraform.listState(), leftovers }).toEqual({ state: [], leftovers: [] });
        },
        life.variables,
      );
    },
  );
});
