import { badArn, missing, notHere, type Problem, partitionMix } from '../errors';
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

/** What is wrong with the encryption of a source, if anything; `keyOfResource` is what its resource says. */
export function checkEncryption(
  { account, kmsKeyArn }: EncryptedSource & { readonly account: SourceAccount },
  { function: called }: Callee,
  keyOfResource: string | undefined,
): readonly (Problem | undefined)[] {
  const keyId = keyOfResource === '' ? undefined : keyOfResource;
  const isManagedByAws = keyId !== undefined && /(^|:)alias\/aws\//.test(keyId);
  return [
    kmsKeyArn === undefined || isInterpolated(kmsKeyArn) ? undefined : checkKey(kmsKeyArn, called.partition),
    isManagedByAws && account.accountId !== called.accountId
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
    keyId !== undefined && !isManagedByAws && kmsKeyArn === undefined
      ? missing(
          'the source is encrypted with a key of the customer, and kmsKeyArn is not given',
          'kmsKeyArn with such a source',
          'set kmsKeyArn to the ARN of the key: the execution role must be allowed to decrypt with it',
        )
      : undefined,
  ];
}

function checkKey(kmsKeyArn: string, partition: string): Problem | undefined {
  const arn = parseArn(kmsKeyArn);
  if (arn?.service !== 'kms' || !/^key\/[\w-]+$/.test(arn.resource) || !/^\d{12}$/.test(arn.accountId)) {
    return badArn('kmsKeyArn', kmsKeyArn, 'the ARN of a KMS key (not of an alias)');
  }
  return arn.partition === partition ? undefined : partitionMix('kmsKeyArn', kmsKeyArn, partition);
}
