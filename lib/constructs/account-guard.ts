import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Construct } from 'constructs';

/**
 * Makes the plan fail when a provider reaches another account than the one declared. Providers of this package carry
 * `allowed_account_ids`; one that the user made may not.
 */
export function guardAccount(scope: Construct, provider: AwsProvider, accountId: string): void {
  new DataAwsCallerIdentity(scope, 'guard', {
    provider,
    lifecycle: {
      postcondition: [
        {
          condition: `\${self.account_id == "${accountId}"}`,
          errorMessage: `The provider ${provider.fqn} reaches account \${self.account_id}, and account ${accountId} is declared for it: are two provider aliases swapped?`,
        },
      ],
    },
  });
}
