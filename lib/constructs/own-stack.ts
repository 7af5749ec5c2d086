import { type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem, otherStack, resourceOfOtherStack } from '../errors';
import type { AwsAccount } from './aws-account';

/** Reports a construct whose account is a provider of another stack, which Terraform could not find. */
export function validateProviderStack(construct: Construct, account: AwsAccount, what: string): void {
  construct.node.addValidation({
    validate: () => {
      const here = TerraformStack.of(construct);
      const there = TerraformStack.of(account.provider);
      return here === there ? [] : [describeProblem(otherStack(what, there.node.path, here.node.path))];
    },
  });
}

/**
 * Reports a resource of another stack than that of a construct, which Terraform could not refer to.
 *
 * @param options.at the construct that reports it, where that is another one.
 */
export function validateResourceStack(
  construct: Construct,
  resource: TerraformResource,
  what: string,
  { at = construct, todo }: { readonly at?: Construct; readonly todo?: string } = {},
): void {
  at.node.addValidation({
    validate: () => {
      const here = TerraformStack.of(construct);
      const there = TerraformStack.of(resource);
      return here === there ? [] : [describeProblem(resourceOfOtherStack(what, there.node.path, here.node.path, todo))];
    },
  });
}
