import { STORIES } from '../../lib/stacks/stories';
import type { Stage } from '../../scripts/emulator/open-stage';
import { synthesise } from '../../scripts/emulator/synthesise';
import { withStage } from './staged';
import { synthesiseWideStack, WIDE_STACK } from './wide-stack';
import { describeWithTools } from './with-tools';

interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: { readonly after: Values; readonly after_unknown: Values };
  }[];
  readonly output_changes: Readonly<Record<string, { readonly after_unknown: unknown }>>;
}

type Values = Readonly<Record<string, unknown>>;

/** What a reviewer must see of a policy before anything exists, by the type of its resource. */
const MUST_BE_KNOWN: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['name', 'assume_role_policy'],
  aws_iam_role_policy: ['name', 'role', 'policy'],
  aws_lambda_permission: [
    'statement_id',
    'action',
    'principal',
    'qualifier',
    'principal_org_id',
    'source_account',
    'source_arn',
  ],
};

const STACKS = [
  ...Object.keys(STORIES).map((stack) => ({ stack, synthesise: (outdir: string) => synthesise(outdir, 'typescript') })),
  { stack: WIDE_STACK, synthesise: (outdir: string) => synthesiseWideStack(outdir, 'alias') },
];

// P22: a policy that is known after apply is reviewed by nobody.
describeWithTools('the first plan', ['terraform', 'moto'], (tools) => {
  test.each(STACKS)('$stack validates, and its first plan shows every policy whole', async ({ stack, synthesise }) => {
    const plan = await withStage(tools, { stack, synthesise }, async (stage) => {
      await stage.terraform.validate();
      return await firstPlan(stage);
    });
    // The id of an API is given by AWS: the one value that a literal cannot have.
    const expected = stack === 'request-processor' ? ['aws_lambda_permission source_arn'] : [];
    expect(unknownPolicies(plan)).toEqual(expected);
    expect(plan.output_changes.access_manifest?.after_unknown).toEqual(
      stack === 'request-processor'
        ? { accesses: [{ conditions: { ArnLike: { 'aws:SourceArn': [true] } } }, { conditions: {} }] }
        : false,
    );
  });
});

async function firstPlan(stage: Stage): Promise<Plan> {
  await stage.terraform.plan();
  return (await stage.terraform.showPlan()) as Plan;
}

function unknownPolicies({ resource_changes }: Plan): readonly string[] {
  return resource_changes.flatMap(({ type, change }) =>
    (MUST_BE_KNOWN[type] ?? []).filter((name) => change.after_unknown[name] === true).map((name) => `${type} ${name}`),
  );
}
