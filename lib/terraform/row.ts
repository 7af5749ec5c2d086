/**
 * One resource or data source of a plan, a state or a synthesis, whatever the format was: its arguments and attributes
 * as a tree whose unknown leaves are symbols. Readers make rows; from rows on, nobody needs to know the format.
 */
import type { Text } from '../iam/text';
import type { InventoryNote, Origin, PlannedChange } from './inventory';

/**
 * A value of Terraform. What is known only after apply is a symbol named `<address>.<attribute>`; a reference to another
 * resource is a symbol named after what it refers to, so that it can be filled in from that resource's row.
 */
export type Value = Text | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export type Values = Readonly<Record<string, Value>>;

export interface ResourceRow {
  /** With module path and index, such as `module.a["x"].aws_iam_role.this[0]`; data sources begin with `data.` after the module path. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly origin: Origin;
  /** Of the provider; symbols named after the provider where the input does not tell. */
  readonly accountId: Text;
  readonly region: Text;
  readonly partition: Text;
  readonly values: Values;
  /**
   * Names of the arguments that the configuration writes. Where the input does not tell, nothing: an unknown value may
   * then be an argument, or what the provider is going to compute.
   */
  readonly configured?: readonly string[];
}

/** What a reader hands on: rows, the value of every output named `access_manifest` (and every `terraform_data` of that name), and notes. */
export interface Rows {
  readonly input: string;
  /** Keys of the providers that an account can be given for; nothing where the format has none. */
  readonly providers?: readonly string[];
  readonly rows: readonly ResourceRow[];
  readonly manifests: readonly { readonly origin: Origin; readonly value: Value }[];
  readonly notes: readonly InventoryNote[];
  /**
   * What the plan deletes or replaces, as it was. A role or a queue lists policies that other resources attach, and after
   * such a deletion its planned values list them still.
   */
  readonly removed?: readonly ResourceRow[];
  readonly planned?: readonly PlannedChange[];
  readonly drifted?: readonly string[];
}
