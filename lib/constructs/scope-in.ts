import { type ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { shortHash } from '../policies/ids';
import type { AwsAccount } from './aws-account';

/**
 * Where a trigger's resources of an account belong: below the trigger, or, where the account's provider is in another
 * stack, in a construct of that stack under the trigger's path.
 */
export function scopeIn({ provider }: AwsAccount, trigger: Construct): Construct {
  const stack = TerraformStack.of(provider);
  if (stack === TerraformStack.of(trigger)) {
    return trigger;
  }
  const { path } = trigger.node;
  const id = `${path.replaceAll('/', '-')}-${shortHash(path)}`;
  return (stack.node.tryFindChild(id) as Construct | undefined) ?? new Construct(stack, id);
}

/** Of some resources those of a construct's own stack: no dependency crosses stacks. */
export function ofSameStack<Resource extends Construct>(
  construct: Construct,
  resources: readonly (Resource | undefined)[],
): readonly Resource[] {
  const stack = TerraformStack.of(construct);
  return resources.filter((resource) => resource !== undefined && TerraformStack.of(resource) === stack) as Resource[];
}

/** The argument that has a resource wait for others, left out where there are none. */
export function waitFor(resources: readonly ITerraformDependable[]): { readonly dependsOn?: ITerraformDependable[] } {
  return resources.length === 0 ? {} : { dependsOn: [...resources] };
}
