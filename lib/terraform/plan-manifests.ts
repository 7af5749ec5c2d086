/** Where a plan or a state declares its accesses: the output and the resources named `access_manifest`. */
import { parseAddress } from './plan-address';
import { memberOf } from './plan-json';
import type { ReferenceWorld } from './plan-references';
import { templatedValue, templateOf } from './plan-templates';
import { markedValue } from './plan-values';
import type { ResourceRow, Rows } from './row';
import { hideSensitive } from './sensitive-values';

type Manifest = Rows['manifests'][number];

const NAME = 'access_manifest';
const OUTPUT = `output.${NAME}`;

/** The output of a plan, at one moment of it. */
export function plannedManifest(
  input: string,
  plan: unknown,
  moment: 'before' | 'after',
  world: ReferenceWorld,
): readonly Manifest[] {
  const change = memberOf(memberOf(plan, 'output_changes'), NAME);
  const state =
    moment === 'after' ? memberOf(plan, 'planned_values') : memberOf(memberOf(plan, 'prior_state'), 'values');
  if (change === undefined) return stateManifest(input, state);
  const unknown = moment === 'after' ? memberOf(change, 'after_unknown') : undefined;
  const value = memberOf(change, moment);
  const isThere = unknown === true || (value !== undefined && value !== null);
  const written = memberOf(memberOf(world.configuration.get('')?.outputs, NAME), 'expression');
  const reading = { symbol: OUTPUT, place: { modules: [], index: '' }, world };
  if (!isThere) return [];
  const marks = { unknown, sensitive: memberOf(change, `${moment}_sensitive`) };
  const shown = hideSensitive(templatedValue(value, unknown, templateOf(written), reading), marks, OUTPUT);
  return [{ origin: { input, address: OUTPUT }, value: shown }];
}

/** The output of a state, or of what has its form. */
export function stateManifest(input: string, values: unknown): readonly Manifest[] {
  const output = memberOf(memberOf(values, 'outputs'), NAME);
  if (output === undefined) return [];
  const value = memberOf(output, 'value');
  // `planned_values` leave a value out that is unknown.
  const marks = { unknown: value === undefined, sensitive: memberOf(output, 'sensitive') };
  const shown = hideSensitive(markedValue(value, marks.unknown, OUTPUT), marks, OUTPUT);
  return [{ origin: { input, address: OUTPUT }, value: shown }];
}

/** The `terraform_data` in any module: outputs of modules are in no plan. */
export function resourceManifests(rows: readonly ResourceRow[]): readonly Manifest[] {
  return rows
    .filter(({ type, mode, address }) => type === 'terraform_data' && mode === 'managed' && isNamed(address))
    .map(({ origin, values }) => ({ origin, value: values['input'] ?? values['output'] ?? null }));
}

function isNamed(address: string): boolean {
  return parseAddress(address)?.name === NAME;
}
