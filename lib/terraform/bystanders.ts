/**
 * Resources that no fact is made of and that nothing refers to: plans hold thousands of them. One of a kind tells as much
 * about accounts as all of them do, and the others are let go while the plan is read.
 * In: the configuration, block by block; then the entries of the plan. Out: which of them are kept.
 */
import { orderingOf } from './plan-configuration';
import { isRecord, type JsonRecord, listOf, memberOf, stringOf } from './plan-json';
import { makesFacts } from './read-types';

/** Deeper than any expression. */
const DEEPEST = 100;

/** A block of a bystander type, until it is known whether something refers to it. */
interface Block {
  readonly provider: string | undefined;
  readonly references: readonly string[];
  readonly restore: () => void;
}

export class Bystanders {
  /** By module and address without index. */
  private readonly blocks = new Map<string, Block>();
  /** What is referred to by what facts are made of, and then by what that refers to. */
  private readonly needed = new Set<string>();
  /** One of each kind. */
  private readonly kinds = new Set<string>();
  private readonly models = new Set<string>();

  /**
   * A resource block of the configuration. Out: whether facts are made of it; else it is not kept until it is restored.
   */
  public addBlock(module: string, entry: unknown, restore: () => void): boolean {
    const references = [...referencesIn([memberOf(entry, 'expressions'), orderingOf(entry)], module)];
    if (!isBystanderType(memberOf(entry, 'type'))) {
      this.need(references);
      return true;
    }
    const address = stringOf(memberOf(entry, 'address'));
    if (address !== undefined) {
      const provider = stringOf(memberOf(entry, 'provider_config_key'));
      this.blocks.set(keyOf(module, address), { provider, references, restore });
    }
    return false;
  }

  /** Anything else that refers to resources: what is passed to a module, or comes out of it. */
  public addExpressions(module: string, expressions: unknown): void {
    this.need(referencesIn(expressions, module));
  }

  /** Whether an instance can be let go. */
  public canGo(entry: JsonRecord, values: readonly unknown[], actions: string): boolean {
    const { address, type } = entry;
    if (typeof address !== 'string' || !isBystanderType(type)) return false;
    const key = blockKeyOf(address);
    if (this.needed.has(key)) return false;
    // Without a block it has no provider of its own, and is told apart by what is alike.
    const provider = this.blocks.get(key)?.provider ?? `${key.split(' ')[0]} ${entry.provider_name}`;
    const isAws = String(type).startsWith('aws_');
    const kind = [provider, entry.mode, actions, isAws, ...values.flatMap(placeKeys)].join(' ');
    if (this.kinds.has(kind)) return true;
    this.kinds.add(kind);
    this.models.add(key);
    return false;
  }

  /** When all blocks are known: what the ones that are needed refer to is needed too. */
  public close(): void {
    for (const key of this.needed) this.need(this.blocks.get(key)?.references ?? []);
  }

  /** When all instances are known: the blocks of those that are kept. */
  public restoreBlocks(): void {
    for (const key of new Set([...this.needed, ...this.models])) this.blocks.get(key)?.restore();
  }

  private need(keys: Iterable<string>): void {
    for (const key of keys) this.needed.add(key);
  }
}

function isBystanderType(type: unknown): boolean {
  return typeof type === 'string' && !makesFacts(type);
}

function keyOf(module: string, base: string): string {
  return `${module} ${base}`;
}

/** The key of the block that an instance comes from. */
function blockKeyOf(address: string): string {
  const plain = address.includes('[') ? address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '') : address;
  if (!plain.startsWith('module.')) return keyOf('', plain);
  const steps = plain.split('.');
  const names: string[] = [];
  while (steps[0] === 'module' && steps.length > 2) names.push(...steps.splice(0, 2).slice(1));
  return keyOf(names.join('.'), steps.join('.'));
}

/** The blocks that references in an expression name; of a reference to an attribute the resource. */
function* referencesIn(expression: unknown, module: string, depth = 0): Generator<string> {
  if (typeof expression !== 'object' || expression === null || depth > DEEPEST) return;
  if (isRecord(expression)) {
    for (const reference of listOf(expression.references)) {
      const [, base] = /^((?:data\.)?[\w-]+\.[\w-]+)/.exec(stringOf(reference) ?? '') ?? [];
      if (base !== undefined) yield keyOf(module, base);
    }
  }
  for (const member of Object.values(expression)) yield* referencesIn(member, module, depth + 1);
}

/** All that the attributes of a resource tell of its account and region, and nothing that is its own. */
function placeKeys(values: unknown): readonly string[] {
  if (!isRecord(values)) return [];
  return Object.entries(PLACES).map(([name, pattern]) => pattern.exec(stringOf(values[name]) ?? '')?.[0] ?? '');
}

const ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:/;
const WHOLE = /^.*$/s;

/** Which part of an attribute tells of a place. */
const PLACES: Readonly<Record<string, RegExp>> = {
  arn: ARN,
  resource_arn: ARN,
  function_arn: ARN,
  secret_arn: ARN,
  stream_arn: ARN,
  function_name: ARN,
  id: ARN,
  owner_id: WHOLE,
  owner: WHOLE,
  account_id: WHOLE,
  region: WHOLE,
  queue_url: /^https:\/\/[^/]*\/\d{12}\//,
};
