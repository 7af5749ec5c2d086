import type { TerraformResource } from 'cdktf';

/**
 * The plain address of a resource, as `replace_triggered_by` and `depends_on` take it. cdktf would render a reference as
 * an interpolation, which Terraform refuses there.
 */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
