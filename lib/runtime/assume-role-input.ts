import type { AssumeRoleCommandInput, Tag } from '@aws-sdk/client-sts';
import type { AssumeRoleOptions } from './assume-role-options';
import { UsageError } from './usage-error';

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (patterns and lengths of the parameters)
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const NOT_IN_SESSION_NAME = /[^\w+=,.@-]/g;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
const SHORTEST_SECONDS = 900;
const LONGEST_CHAINED_SECONDS = 3600;

/** The AssumeRole request for the options, without the fields that were not given. */
export function assumeRoleInput(options: AssumeRoleOptions): AssumeRoleCommandInput {
  check(options);
  return {
    RoleArn: options.roleArn,
    RoleSessionName: options.sessionName ?? defaultSessionName(process.env.AWS_LAMBDA_FUNCTION_NAME),
    ...(options.externalId !== undefined && { ExternalId: options.externalId }),
    ...(options.durationSeconds !== undefined && { DurationSeconds: options.durationSeconds }),
    ...(options.tags !== undefined && { Tags: sortedTags(options.tags) }),
    ...(options.transitiveTagKeys !== undefined && { TransitiveTagKeys: [...options.transitiveTagKeys] }),
    ...(options.sourceIdentity !== undefined && { SourceIdentity: options.sourceIdentity }),
  };
}

// Sorted, so that equal tags are an equal request, which names an equal session.
function sortedTags(tags: Readonly<Record<string, string>>): Tag[] {
  const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([Key, Value]) => ({ Key, Value }));
}

function defaultSessionName(functionName: string | undefined): string {
  const name = (functionName ?? '').replace(NOT_IN_SESSION_NAME, '-').slice(0, 64);
  if (name.length >= 2) return name;
  return name === '' ? 'cross-account-lambda' : `${name}-session`;
}

function check({ roleArn, sessionName, externalId, durationSeconds, sourceIdentity }: AssumeRoleOptions): void {
  if (!ROLE_ARN.test(roleArn)) {
    throw new UsageError({
      what: 'roleArn',
      got: roleArn,
      allowed: 'the ARN of an IAM role, such as arn:aws:iam::222222222222:role/reader',
      todo: 'pass the role itself, not the ARN of its session (arn:aws:sts::…:assumed-role/…), a name or a pattern',
    });
  }
  if (sessionName !== undefined && !SESSION_NAME.test(sessionName)) {
    throw new UsageError({
      what: `sessionName for ${roleArn}`,
      got: sessionName,
      allowed: '2 to 64 letters, digits and _+=,.@-',
      todo: 'leave it out to use the name of the function',
    });
  }
  if (sourceIdentity !== undefined && !SESSION_NAME.test(sourceIdentity)) {
    throw new UsageError({
      what: `sourceIdentity for ${roleArn}`,
      got: sourceIdentity,
      allowed: '2 to 64 letters, digits and _+=,.@-',
      todo: 'pass the identity that the trust policy of the role asks for',
    });
  }
  if (externalId !== undefined && !EXTERNAL_ID.test(externalId)) {
    throw new UsageError({
      what: `externalId for ${roleArn}`,
      // An external id is no secret to AWS, but often one to its owner: logs do not need it.
      got: `${externalId.length} characters`,
      allowed: '2 to 1,224 letters, digits and _+=,.@:/-',
      todo: 'pass the external id that the trust policy of the role asks for',
    });
  }
  const inRange =
    durationSeconds === undefined ||
    (Number.isInteger(durationSeconds) &&
      durationSeconds >= SHORTEST_SECONDS &&
      durationSeconds <= LONGEST_CHAINED_SECONDS);
  if (!inRange) {
    throw new UsageError({
      what: `durationSeconds for ${roleArn}`,
      got: durationSeconds,
      allowed: `a whole number of seconds, ${SHORTEST_SECONDS} to ${LONGEST_CHAINED_SECONDS}`,
      todo:
        "leave it out: a function's own credentials are a role session, so AWS treats this as role chaining and ends the " +
        'session after one hour, whatever the role allows; the client refreshes it before it ends',
    });
  }
}
