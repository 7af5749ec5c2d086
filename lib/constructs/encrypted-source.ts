import { badArn, notHere, type Problem } from '../errors';
import { parseArn } from '../iam/arn';
import { isInterpolated } from '../iam/name-rules';
import type { Callee } from './function-base';
import type { SourceAccount } from './source-account';

/** A source that a key may encrypt. */
export interface EncryptedSource {
  /**
   * ARN of the customer's key that encrypts the source; the execution role is allowed to decrypt with it. The key's own
   * policy must allow it too: across accounts its statement is handed over.
   * @default - no key, or one that AWS manages
   */
  readonly kmsKeyArn?: string;
}

/** What is wrong with the encryption of a source, if anything; `keyId` is what its resource says. */
export function checkEncryption(
  { account, kmsKeyArn }: EncryptedSource & { readonly account: SourceAccount },
  { function: called }: Callee,
  service: string,
  keyId: string | undefined,
): readonly (Problem | undefined)[] {
  return [
    kmsKeyArn === undefined || isInterpolated(kmsKeyArn) || isKey(kmsKeyArn)
      ? undefined
      : badArn('kmsKeyArn', kmsKeyArn, 'the ARN of a KMS key (not of an alias)'),
    keyId === `alias/aws/${service}` && account.accountId !== called.accountId
      ? {
          ...notHere(
            'the source is encrypted with the key that AWS manages, which no other account may use',
            keyId,
            'a key of the customer, or the encryption that needs no key of KMS',
            'encrypt the source with a key of your own and set kmsKeyArn',
          ),
          page: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
        }
      : undefined,
  ];
}

function isKey(kmsKeyArn: string): boolean {
  const arn = parseArn(kmsKeyArn);
  return arn?.service === 'kms' && arn.resource.startsWith('key/');
}
