import type { TerraformStack } from 'cdktf';

/** The provider versions that everything this package emits is valid for. */
const AWS_PROVIDER_VERSIONS = '>= 5.100.0, < 7.0.0';

/**
 * Lets a stack use any version of the AWS provider that this package works with. Without it cdktf pins the one version
 * that its bindings were generated from.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function relaxAwsProviderVersion(stack: TerraformStack): void {
  stack.addOverride('terraform.required_providers.aws.version', AWS_PROVIDER_VERSIONS);
}
