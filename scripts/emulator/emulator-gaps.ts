/**
 * What the emulator cannot create of a stack, and AWS can. A stage that is applied leaves it out; that it is valid and how
 * it is planned is seen on stages that are only planned.
 */
import type { CdkTf } from './cdk-tf';

/** A resource that is left out. */
export interface EmulatorGap {
  readonly type: string;
  readonly name: string;
}

type Resources = NonNullable<CdkTf['resource']>;
type Arguments = Readonly<Record<string, unknown>>;

/** By type, whether moto 5.2 cannot create such a resource. */
const GAPS: Readonly<Record<string, (args: Arguments, stack: CdkTf) => boolean>> = {
  // It looks for the source in the account of the function.
  aws_lambda_event_source_mapping: (args, stack) => {
    const source = accountOfArn(args.event_source_arn, stack);
    return source !== undefined && source !== accountOfProvider(args.provider, stack);
  },
  // It knows policies of tables, and takes the label of a stream for the name of a table.
  aws_dynamodb_resource_policy: ({ resource_arn }) => /\/stream\/|\.stream_arn\}$/.test(String(resource_arn)),
};

/** The resources of a stack that the emulator cannot create. */
export function emulatorGaps(stack: CdkTf): readonly EmulatorGap[] {
  return Object.entries(GAPS).flatMap(([type, isGap]) =>
    Object.entries(stack.resource?.[type] ?? {})
      .filter(([, args]) => isGap(args, stack))
      .map(([name]) => ({ type, name })),
  );
}

/** Gaps as resources of an override file: each with a count of none. */
export function withoutGaps(gaps: readonly EmulatorGap[]): Resources {
  const types = [...new Set(gaps.map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => [
      type,
      Object.fromEntries(gaps.filter((gap) => gap.type === type).map(({ name }) => [name, { count: 0 }])),
    ]),
  );
}

/** The account in an ARN, or of the provider of the resource that an ARN is a reference to. */
function accountOfArn(arn: unknown, stack: CdkTf): string | undefined {
  const [, type = '', name = ''] = /^\$\{(\w+)\.([\w-]+)\.\w+\}$/.exec(String(arn)) ?? [];
  const referred = stack.resource?.[type]?.[name];
  return referred === undefined ? String(arn).split(':')[4] : accountOfProvider(referred.provider, stack);
}

function accountOfProvider(provider: unknown, stack: CdkTf): string | undefined {
  const block = stack.provider?.aws?.find(({ alias }) => `aws.${alias}` === provider);
  return block?.allowed_account_ids?.[0];
}
