import { type App, TerraformStack } from 'cdktf';
import type { HandOver } from '../../lib/policies/hand-over';
import { type Synthesised, synthesise, warnings } from '../support/synthesised';
import { output } from './views';

type Arguments = Readonly<Record<string, unknown>>;

/** Arguments whose text is JSON. */
const JSON_TEXTS = ['policy', 'assume_role_policy', 'filter_policy'];

/** What a trigger or grant adds to a stack that has its two ends already. */
export interface Added {
  /** Every resource that is new or changed, whole, by its address; policies as data. */
  readonly resources: Readonly<Record<string, Arguments>>;
  /** The whole output `access_manifest`. */
  readonly manifest: unknown;
  /** The output `hand_over` without commands and HCL, which `__tests__/policies` covers. */
  readonly handOver: readonly Omit<HandOver, 'cli' | 'hcl'>[];
  readonly warnings: readonly string[];
}

/** Synthesises a stack with and without `trigger`, and tells what it makes of the stack that `prepare` builds. */
export function added<Ends>(
  prepare: (scope: TerraformStack) => Ends,
  trigger: (scope: TerraformStack, ends: Ends) => void,
): Added {
  const { stack } = addedToStacks((app) => {
    const scope = new TerraformStack(app, 'stack');
    const ends = prepare(scope);
    return () => trigger(scope, ends);
  });
  return stack as Added;
}

/** The same for an app of several stacks, by their ids: `build` makes the ends and returns what adds the trigger. */
export function addedToStacks(build: (app: App) => () => void): Readonly<Record<string, Added>> {
  const before = synthesise((app) => {
    build(app);
  });
  const warned: string[] = [];
  const after = synthesise((app) => {
    build(app)();
    warned.push(...warnings(app));
  });
  return Object.fromEntries(
    Object.entries(after).map(([id, stack]) => {
      const present = before[id] as Synthesised;
      return [
        id,
        {
          resources: difference(stack, present),
          manifest: readable(output(stack, 'access_manifest')),
          handOver: handedOver(stack),
          warnings: warned.filter((warning) => warning.startsWith(`[${id}/`)),
        },
      ];
    }),
  );
}

/** A manifest of some accesses, as a stack puts it out. */
export function manifest(...accesses: readonly Arguments[]): unknown {
  return { schemaVersion: 1, accesses };
}

/** The access of a service to a function, on the condition that a source is behind the call. */
export function byService(service: string, functionArn: string, conditions: unknown): Arguments {
  return {
    principal: service,
    breadth: 'service',
    action: 'lambda:InvokeFunction',
    resource: functionArn,
    via: 'eventSource',
    conditions,
    side: 'both',
  };
}

/** A policy as it is written: statements in their order, with their sids. */
export function policy(...statements: readonly Arguments[]): unknown {
  return { Version: '2012-10-17', Statement: statements };
}

/** What an inline policy or a permission gets from the role that it belongs to. */
export function replacedWith(role: string): Arguments {
  return { lifecycle: { replace_triggered_by: [`${role}.unique_id`] } };
}

function difference(stack: Synthesised, present: Synthesised): Readonly<Record<string, Arguments>> {
  const entries = Object.entries(stack.resources).filter(
    ([address, args]) => JSON.stringify(args) !== JSON.stringify(present.resources[address]),
  );
  const named = entries.map(([address, args]) => [readable(address), withData(readable(args))] as const);
  if (new Set(named.map(([address]) => address)).size !== named.length) {
    throw new Error('two addresses differ in their hash alone: give the triggers statement ids');
  }
  const gone = Object.keys(present.resources).filter((address) => !(address in stack.resources));
  return Object.fromEntries([...named, ...gone.map((address) => [address, { gone: true }] as const)]);
}

function handedOver(stack: Synthesised): Added['handOver'] {
  const documents = (output(stack, 'hand_over') ?? []) as readonly HandOver[];
  return documents.map(({ cli, hcl, ...rest }) => {
    if (cli === '' || hcl === '') {
      throw new Error(`a document for ${rest.resourceArn} has no commands or no HCL`);
    }
    return readable(rest);
  });
}

// cdktf ends an address with a hash of its path, and this package a name with a hash of what it stands for.
function readable<Value>(value: Value): Value {
  if (value === undefined) {
    return value;
  }
  const text = JSON.stringify(value)
    .replace(/_[0-9A-F]{8}(?![0-9A-Za-z])/g, '')
    .replace(/(-|SubscribeFrom\d{12}|If|Grant)[0-9a-f]{8}(?![0-9A-Za-z])/g, '$1HASH');
  return JSON.parse(text.replace(/(SubscribeFrom\d{12})[0-9a-f]{8}(?=Grant)/g, '$1HASH')) as Value;
}

function withData(args: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(args)
      // To wait for nothing is to say nothing.
      .filter(([name, value]) => name !== 'depends_on' || (value as readonly unknown[]).length > 0)
      .map(([name, value]) => [name, JSON_TEXTS.includes(name) ? JSON.parse(String(value)) : value]),
  );
}
