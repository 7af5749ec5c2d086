/** The resource and data blocks of a synthesis as rows: one for each instance, as far as their number is in the file. */
import type { Problem } from '../errors';
import { symbolText } from '../iam/text';
import { evaluateJson, type HclScope } from './hcl-evaluate';
import { hasSpread, isValueList, isValueRecord, scalarText } from './hcl-value';
import { type JsonRecord, memberOf, stringOf } from './plan-json';
import type { Value, Values } from './row';
import { blocksOf } from './synthesis-blocks';
import { addressTwice } from './synthesis-problems';
import { innerScope } from './synthesis-scope';

/** What of a row its block tells; the rest comes from its provider, whose key is the group. */
export interface BlockRow {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly group: string;
  readonly values: Values;
}

/** One instance of a block: what its address ends with, and what stands for `each` and `count` in it. */
interface Instance {
  /** Nothing where it stands for any number of instances, and maybe for none. */
  readonly index: string | undefined;
  readonly values: ReadonlyMap<string, Value>;
}

/** Arguments that are Terraform's own. https://developer.hashicorp.com/terraform/language/meta-arguments */
const META_ARGUMENTS: ReadonlySet<string> = new Set([
  '//',
  'provider',
  'depends_on',
  'lifecycle',
  'count',
  'for_each',
  'provisioner',
  'connection',
  'dynamic',
]);
const INSTANCE_NAMES = ['each', 'count', 'self'];
/** Arguments that grant something. */
const GRANTING_ARGUMENTS = [
  'assume_role_policy',
  'inline_policy',
  'managed_policy_arns',
  'policy',
  'policy_arn',
  'principal',
];
/** A block with more instances stays one row. */
const MOST_INSTANCES = 500;

export function readBlocks(json: JsonRecord, scope: HclScope, report: (problem: Problem) => void): readonly BlockRow[] {
  const managed = blocksOf(json.resource, 2, 'resource', report).map((block) => ({ mode: 'managed' as const, block }));
  const data = blocksOf(json.data, 2, 'data', report).map((block) => ({ mode: 'data' as const, block }));
  const seen = new Set<string>();
  return [...managed, ...data].flatMap(({ mode, block: { labels, body } }) => {
    const [type = '', name = ''] = labels;
    const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    if (seen.has(address)) report(addressTwice(address));
    seen.add(address);
    const group = providerKey(type, body.provider);
    return instancesOf(body, address, scope).map(({ index, values }): BlockRow => {
      const own = innerScope(scope, address + (index ?? ''), INSTANCE_NAMES, values);
      const read = readBody(body, own, report);
      return {
        address: own.owner,
        mode,
        type,
        name,
        group,
        values: index === undefined ? withoutGrants(read, address) : read,
      };
    });
  });
}

/** What a block that may have no instance grants is unknown. */
function withoutGrants(values: Values, address: string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      GRANTING_ARGUMENTS.includes(name) && value !== null ? symbolText(`${address}.${name}`) : value,
    ]),
  );
}

/** `aws.home`, which older files write as `${aws.home}`; without one, the type begins with the name of the provider. */
function providerKey(type: string, provider: unknown): string {
  const written = stringOf(provider)
    ?.replace(/^\$\{(.*)\}$/s, '$1')
    .trim();
  return written ?? type.split('_', 1).join('');
}

function instancesOf(body: JsonRecord, address: string, scope: HclScope): readonly Instance[] {
  const any: readonly Instance[] = [{ index: undefined, values: new Map() }];
  const own = innerScope(scope, address, INSTANCE_NAMES, new Map());
  if (body.for_each !== undefined && body.for_each !== null) {
    const entries = iterated(evaluateJson(body.for_each, own))?.map(({ key, value }) => ({ key: key ?? value, value }));
    return entries?.every((entry): entry is { key: string; value: Value } => typeof entry.key === 'string')
      ? entries.map(({ key, value }) => eachInstance(key, value))
      : any;
  }
  if (body.count === undefined || body.count === null) return [{ index: '', values: new Map() }];
  const count = scalarText(evaluateJson(body.count, own));
  return typeof count === 'string' && /^\d{1,9}$/.test(count) && Number(count) <= MOST_INSTANCES
    ? Array.from({ length: Number(count) }, (_, index) => countInstance(index))
    : any;
}

function eachInstance(key: string, value: Value): Instance {
  const values = new Map<string, Value>([
    ['each.key', key],
    ['each.value', value],
  ]);
  return { index: `[${JSON.stringify(key)}]`, values };
}

function countInstance(index: number): Instance {
  return { index: `[${index}]`, values: new Map([['count.index', index]]) };
}

/** What a block is repeated for, or nothing where it is not known; the elements of a list or a set have no key of their own. */
function iterated(value: Value): readonly { readonly key?: string; readonly value: Value }[] | undefined {
  const entries = isValueRecord(value)
    ? Object.entries(value).map(([key, member]) => ({ key, value: member }))
    : listElements(value);
  return entries === undefined || entries.length > MOST_INSTANCES ? undefined : entries;
}

function listElements(value: Value): readonly { readonly value: Value }[] | undefined {
  return isValueList(value) && !hasSpread(value) ? value.map((element) => ({ value: element })) : undefined;
}

/** The arguments of a block, with the blocks that `dynamic` writes. */
function readBody(body: JsonRecord, scope: HclScope, report: (problem: Problem) => void): Values {
  const values = new Map<string, Value>(
    Object.entries(body)
      .filter(([name]) => !META_ARGUMENTS.has(name))
      .map(([name, value]) => [name, evaluateJson(value, scope)]),
  );
  for (const { labels, body: dynamic } of blocksOf(body.dynamic, 1, `${scope.owner}.dynamic`, report)) {
    const [name = ''] = labels;
    const written = values.get(name);
    const repeated = dynamicBlocks(dynamic, name, scope);
    const blocks = written === undefined || isValueList(written) ? (written ?? []) : [written];
    values.set(name, repeated === undefined ? symbolText(`${scope.owner}.${name}`) : [...blocks, ...repeated]);
  }
  return Object.fromEntries(values);
}

function dynamicBlocks(dynamic: JsonRecord, name: string, scope: HclScope): readonly Value[] | undefined {
  const iterator = stringOf(dynamic.iterator) ?? name;
  const content: unknown = Array.isArray(dynamic.content) ? dynamic.content[0] : dynamic.content;
  // A dynamic block inside of a dynamic block is not written out.
  if (memberOf(content, 'dynamic') !== undefined) return undefined;
  return iterated(evaluateJson(dynamic.for_each, scope))?.map(({ key, value }) => {
    const values = new Map([
      [`${iterator}.value`, value],
      ...(key === undefined ? [] : [[`${iterator}.key`, key] as const]),
    ]);
    return evaluateJson(content, innerScope(scope, `${scope.owner}.${name}`, [iterator], values));
  });
}
