import { type IResolvable, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type AccessManifest, type DeclaredAccess, MANIFEST_SCHEMA_VERSION } from '../policies/access-manifest';
import type { HandOver } from '../policies/hand-over';
import { terraformText } from './policy-text';
import { sharedState } from './shared-state';

interface StackLists {
  readonly accesses: DeclaredAccess[];
  readonly handOvers: HandOver[];
}

/** Whose halves of an access are written by this app; a half that is handed over is left out. */
export interface WrittenHalves {
  readonly caller: Construct | undefined;
  readonly target: Construct | undefined;
}

const listsOf = sharedState<TerraformStack, StackLists>(() => ({ accesses: [], handOvers: [] }));

/** Declares an access in the `access_manifest` output of each stack that writes a half of it. */
export function declareAccess({ caller, target }: WrittenHalves, access: Omit<DeclaredAccess, 'side'>): void {
  const callerStack = caller && TerraformStack.of(caller);
  const targetStack = target && TerraformStack.of(target);
  if (callerStack !== undefined && callerStack === targetStack) {
    declareIn(callerStack, { ...access, side: 'both' });
    return;
  }
  if (callerStack !== undefined) {
    declareIn(callerStack, { ...access, side: 'caller' });
  }
  if (targetStack !== undefined) {
    declareIn(targetStack, { ...access, side: 'target' });
  }
}

/** Puts statements for owners elsewhere into the `hand_over` output of the stack a construct belongs to. */
export function handOver(construct: Construct, documents: readonly HandOver[]): void {
  const stack = TerraformStack.of(construct);
  const { handOvers } = listsOf(stack);
  if (documents.length > 0 && handOvers.length === 0) {
    new TerraformOutput(stack, 'hand_over', {
      value: handOvers,
      description: 'Statements that the owners of roles and functions elsewhere must put in place.',
      staticId: true,
    });
  }
  handOvers.push(...documents.map((document) => JSON.parse(terraformText(JSON.stringify(document))) as HandOver));
}

function declareIn(stack: TerraformStack, access: DeclaredAccess): void {
  const { accesses } = listsOf(stack);
  if (accesses.length === 0) {
    new TerraformOutput(stack, 'access_manifest', {
      value: renderedOnce({ schemaVersion: MANIFEST_SCHEMA_VERSION, accesses }),
      description: 'The accesses that this stack declares, for a reviewer to prove.',
      staticId: true,
    });
  }
  accesses.push(access);
}

/**
 * The manifest as a value that cdktf looks into only when it writes it, and not when it searches for references to other
 * stacks, of which it holds none. A manifest of thousands of accesses would otherwise cost as much as their resources.
 */
function renderedOnce(manifest: AccessManifest): IResolvable {
  return {
    creationStack: [],
    resolve: ({ preparing }) => (preparing ? undefined : { ...manifest, accesses: sorted(manifest.accesses) }),
    toString: () => 'access_manifest',
  };
}

// The order of the grants in the code shows in no plan.
function sorted(accesses: readonly DeclaredAccess[]): readonly DeclaredAccess[] {
  const keyed = accesses.map((access) => [keyOf(access), access] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, access]) => access);
}

function keyOf({ principal, resource, action, via }: DeclaredAccess): string {
  return [principal, resource, action, via].join(' ');
}
