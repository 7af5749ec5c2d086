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

/** Reports a construct that stands for a resource of another stack, which Terraform could not refer to. */
export function validateResourceStack(construct: Construct, resource: TerraformResource, what: string): void {
  construct.node.addValidation({
    validate: () => {
      const here = TerraformStack.of(construct);
      const there = TerraformStack.of(resource);
      return here === there ? [] : [describeProblem(resourceOfOtherStack(what, there.node.path, here.node.path))];
    },
  });
}
