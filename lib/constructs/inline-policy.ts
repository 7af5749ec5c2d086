import { IamRolePolicy, type IamRolePolicyConfig } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { policyDocument } from '../iam/policy-document';
import { policySize } from '../iam/size-budget';
import type { IdentityStatement } from '../iam/statement';
import { mergeIdentityStatements } from '../policies/merge-statements';
import { terraformText } from './policy-text';

/** An inline policy that statements may be added to until the stack is written. */
export interface InlinePolicy {
  readonly resource: IamRolePolicy;
  readonly add: (statements: readonly IdentityStatement[]) => void;
  /** Its size as IAM counts it. */
  readonly size: () => number;
}

/** Creates an inline policy with its first statements. */
export function createInlinePolicy(
  scope: Construct,
  id: string,
  config: Omit<IamRolePolicyConfig, 'policy'>,
  first: readonly IdentityStatement[],
): InlinePolicy {
  const statements = [...first];
  let rendered: string | undefined;
  const render = (): string => {
    rendered ??= JSON.stringify(policyDocument(mergeIdentityStatements(statements)));
    return rendered;
  };
  const resource = new IamRolePolicy(scope, id, { ...config, policy: terraformText(render()) });
  return {
    resource,
    add: (more) => {
      // From the second registration on the text is made when it is written: each new one would make all of it again.
      if (statements.length === first.length) {
        resource.policy = Token.asString({
          creationStack: [],
          resolve: () => terraformText(render()),
          toString: () => `${scope.node.path}/${id}`,
        });
      }
      statements.push(...more);
      rendered = undefined;
    },
    size: () => policySize(render()),
  };
}
