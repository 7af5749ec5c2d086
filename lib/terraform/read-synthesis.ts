/**
 * Reads what cdktf or cdktn synthesised: Terraform configuration in JSON, in which every string is a template.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
import { type Problem, reject, rejectProblems } from '../errors';
import { UNKNOWN_TEXT } from '../iam/text';
import { evaluateJson, type HclScope } from './hcl-evaluate';
import type { InventoryNote } from './inventory';
import { isRecord, type JsonRecord } from './plan-json';
import { placeResources } from './provider-accounts';
import { withGivenAccounts } from './provider-settings';
import type { ReadOptions } from './read-options';
import type { ResourceRow, Rows } from './row';
import { blocksOf } from './synthesis-blocks';
import { noBlock } from './synthesis-problems';
import { synthesisProviders } from './synthesis-providers';
import { type BlockRow, readBlocks } from './synthesis-resources';
import { moduleScope } from './synthesis-scope';

const MANIFEST = 'access_manifest';

/**
 * Reads one `cdk.tf.json`.
 *
 * @throws InputError with everything that is wrong with the file.
 */
export function readSynthesis(input: string, json: unknown, { accounts = {} }: ReadOptions): Rows {
  if (!isRecord(json)) {
    return reject(
      input,
      noBlock('the file', Array.isArray(json) ? 'a list' : `a ${json === null ? json : typeof json}`),
    );
  }
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const scope = moduleScope(json, report);
  const configured = synthesisProviders(json, scope, report);
  const blocks = readBlocks(json, scope, report);
  const manifests = outputManifests(input, json, scope, report);
  const modules = blocksOf(json.module, 1, 'module', report).map(({ labels }) => `module.${labels.join('.')}`);
  rejectProblems(input, problems);

  const used = blocks.filter(({ type }) => type.startsWith('aws_')).map(({ group }) => group);
  const keys = new Set([...configured.keys(), ...used]);
  const settings = withGivenAccounts(input, configured, { given: accounts, keys });
  const { places, notes } = placeResources(blocks, { settings, oneProvider: true });
  const rows = blocks.map(({ address, mode, type, group, values }, index): ResourceRow => {
    const place = places[index] ?? { accountId: UNKNOWN_TEXT, region: UNKNOWN_TEXT, partition: UNKNOWN_TEXT };
    return { address, mode, type, origin: { input, address, provider: group }, ...place, values };
  });
  return {
    input,
    providers: [...keys].sort(),
    rows,
    manifests: [...manifests, ...resourceManifests(blocks, rows)],
    notes: [...notes, ...modules.map((subject): InventoryNote => ({ code: 'moduleNotRead', subject }))],
  };
}

function outputManifests(
  input: string,
  json: JsonRecord,
  scope: HclScope,
  report: (problem: Problem) => void,
): Rows['manifests'] {
  return blocksOf(json.output, 1, 'output', report)
    .filter(({ labels }) => labels[0] === MANIFEST)
    .map(({ body }) => ({
      origin: { input, address: `output.${MANIFEST}` },
      value: evaluateJson(body.value, scope),
    }));
}

/** Outputs of modules are in no plan, so modules carry their manifest in a resource. */
function resourceManifests(blocks: readonly BlockRow[], rows: readonly ResourceRow[]): Rows['manifests'] {
  return rows
    .filter((_, index) => blocks[index]?.type === 'terraform_data' && blocks[index]?.name === MANIFEST)
    .map(({ origin, values }) => ({ origin, value: values.input ?? null }));
}
