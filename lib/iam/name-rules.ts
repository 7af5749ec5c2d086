/**
 * What AWS accepts as a name, by kind: the charset and length of the service's API model.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html,
 * for event sources the API reference of their service
 */
import { badAccountId, badName, latestQualifier, notALiteral, type Problem, wildcardName } from '../errors';

interface NameRule {
  readonly pattern: RegExp;
  readonly allowed: string;
  /** Who accepts or refuses the name, where it is not AWS. */
  readonly acceptedBy?: string;
}

const WORD = 'letters, digits and _ + = , . @ -';

const NAME_RULES = {
  roleName: { pattern: /^[\w+=,.@-]{1,64}$/, allowed: `1 to 64 ${WORD}` },
  policyName: { pattern: /^[\w+=,.@-]{1,128}$/, allowed: `1 to 128 ${WORD}` },
  rolePath: {
    pattern: /^(?=.{1,512}$)(\/|\/[\x21-\x7e]+\/)$/,
    allowed: '1 to 512 visible characters that begin and end with /',
  },
  sessionName: { pattern: /^[\w+=,.@-]{2,64}$/, allowed: `2 to 64 ${WORD}` },
  externalId: { pattern: /^[\w+=,.@:/-]{2,1224}$/, allowed: '2 to 1224 letters, digits and _ + = , . @ : / -' },
  sid: { pattern: /^[A-Za-z0-9]{1,128}$/, allowed: '1 to 128 letters and digits' },
  functionName: { pattern: /^[A-Za-z0-9_-]{1,64}$/, allowed: '1 to 64 letters, digits and _ -' },
  statementId: { pattern: /^[A-Za-z0-9_-]{1,100}$/, allowed: '1 to 100 letters, digits and _ -' },
  aliasName: {
    pattern: /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/,
    allowed: '1 to 128 letters, digits and _ -, and not digits alone',
  },
  qualifier: {
    pattern: /^[A-Za-z0-9_-]{1,128}$/,
    allowed: 'a version number or an alias of 1 to 128 letters, digits and _ -',
  },
  apiId: { pattern: /^[a-z0-9]{1,64}$/, allowed: 'lower-case letters and digits' },
  bucketName: {
    pattern: /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    allowed: '3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit',
  },
  // A FIFO topic delivers to queues only: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
  topicName: {
    pattern: /^[A-Za-z0-9_-]{1,256}$/,
    allowed: '1 to 256 letters, digits and _ -; a FIFO topic calls no functions',
  },
  ruleName: { pattern: /^[A-Za-z0-9_.-]{1,64}$/, allowed: '1 to 64 letters, digits and _ . -' },
  eventBusName: { pattern: /^[A-Za-z0-9_./-]{1,256}$/, allowed: '1 to 256 letters, digits and _ . / -' },
  logGroupName: { pattern: /^[A-Za-z0-9_./#-]{1,512}$/, allowed: '1 to 512 letters, digits and _ . / # -' },
  filterName: { pattern: /^[^:*]{1,512}$/, allowed: '1 to 512 characters without : and *' },
  distributionId: { pattern: /^[A-Z0-9]{8,32}$/, allowed: 'upper-case letters and digits, as E2QWRUHAPOMQZL' },
  queueName: {
    pattern: /^(?=.{1,80}$)[A-Za-z0-9_-]+(\.fifo)?$/,
    allowed: '1 to 80 letters, digits and _ -, those of a FIFO queue ending in .fifo',
  },
  tableName: { pattern: /^[A-Za-z0-9_.-]{3,255}$/, allowed: '3 to 255 letters, digits and _ . -' },
  eventSourceToken: { pattern: /^[A-Za-z0-9._-]{1,256}$/, allowed: '1 to 256 letters, digits and . _ -' },
  streamName: { pattern: /^[A-Za-z0-9_.-]{1,128}$/, allowed: '1 to 128 letters, digits and _ . -' },
  organizationId: { pattern: /^o-[a-z0-9]{10,32}$/, allowed: 'o- and 10 to 32 lower-case letters and digits' },
  tagKey: {
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
    allowed: '1 to 128 letters, digits, spaces and _ . : / = + - @',
  },
  tagValue: {
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
    allowed: 'up to 256 letters, digits, spaces and _ . : / = + - @',
  },
  variableName: { pattern: /^[A-Za-z][A-Za-z0-9_]+$/, allowed: 'a letter, then letters, digits and _' },
  providerAlias: {
    pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
    allowed: 'a letter or _, then letters, digits and _ -',
    acceptedBy: 'Terraform',
  },
} as const satisfies Record<string, NameRule>;

/** A kind of name that AWS or Terraform restricts. */
export type NameKind = keyof typeof NAME_RULES;

/** Whether a text holds a Terraform interpolation or a cdktf token, which is no literal. */
export function isInterpolated(text: string): boolean {
  return /\$\{|#\{TfToken\[/.test(text);
}

/** What is wrong with a name, if anything. */
export function checkName(kind: NameKind, property: string, value: unknown): Problem | undefined {
  const rule: NameRule = NAME_RULES[kind];
  if (typeof value !== 'string') {
    return badName(property, value, rule.allowed, rule.acceptedBy);
  }
  if (isInterpolated(value)) {
    return notALiteral(property);
  }
  if ((kind === 'roleName' || kind === 'functionName') && /[*?]/.test(value)) {
    return wildcardName(property, value);
  }
  if ((kind === 'qualifier' || kind === 'aliasName') && value === '$LATEST') {
    return latestQualifier(property);
  }
  return rule.pattern.test(value) ? undefined : badName(property, value, rule.allowed, rule.acceptedBy);
}

/** What is wrong with an optional name, if it is given and anything is. */
export function checkOptionalName(kind: NameKind, property: string, value: unknown): Problem | undefined {
  return value === undefined ? undefined : checkName(kind, property, value);
}

/** What is wrong with an account id, if anything. */
export function checkAccountId(property: string, value: unknown): Problem | undefined {
  if (typeof value === 'string' && isInterpolated(value)) {
    return notALiteral(property);
  }
  return typeof value === 'string' && /^\d{12}$/.test(value) ? undefined : badAccountId(property, value);
}
