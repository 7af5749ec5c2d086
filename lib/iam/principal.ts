/** Who a resource-side statement is for. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
import { accountRootArn } from './arn';

/** A principal as a tagged union: one member for each form that the policies of this package name. */
export type Principal =
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'account'; readonly partition: string; readonly accountId: string }
  | { readonly kind: 'role'; readonly arn: string }
  | { readonly kind: 'everyone' };

/** The `Principal` element's key and value for one principal. */
export function principalElement(principal: Principal): { readonly type: 'Service' | 'AWS'; readonly value: string } {
  switch (principal.kind) {
    case 'service':
      return { type: 'Service', value: principal.service };
    case 'account':
      return { type: 'AWS', value: accountRootArn(principal.partition, principal.accountId) };
    case 'role':
      return { type: 'AWS', value: principal.arn };
    case 'everyone':
      return { type: 'AWS', value: '*' };
    default:
      return principal satisfies never;
  }
}
