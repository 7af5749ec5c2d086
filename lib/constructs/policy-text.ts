import { policyDocument } from '../iam/policy-document';
import type { IdentityStatement, TrustStatement } from '../iam/statement';

/**
 * A policy document as an argument of a Terraform resource. Tokens stay interpolations; policy variables such as
 * `${aws:username}` are escaped, because Terraform would read them as its own.
 */
export function policyText(statements: readonly (IdentityStatement | TrustStatement)[]): string {
  return terraformText(JSON.stringify(policyDocument(statements)));
}

/** A text in which policy variables are no Terraform interpolations. */
export function terraformText(text: string): string {
  // A policy variable is a condition key, or one of the three characters that need an escape in a policy pattern.
  return text.replace(/\$\{(?=[A-Za-z0-9-]+:|[*?$]\})/g, '$$$${').replace(/%\{/g, '%%{');
}
