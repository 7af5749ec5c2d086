/**
 * What AssumeRole is asked for.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export interface AssumeRoleOptions {
  /** The role to assume, of any account: `arn:aws:iam::222222222222:role/reader`. */
  readonly roleArn: string;
  /**
   * The session's name, which CloudTrail of the role's account shows: 2 to 64 letters, digits and `_+=,.@-`.
   * @default the function's name (`AWS_LAMBDA_FUNCTION_NAME`), other characters replaced by `-`
   */
  readonly sessionName?: string;
  /**
   * The `sts:ExternalId` that the role's trust policy asks for: 2 to 1,224 letters, digits and `_+=,.@:/-`.
   * @default none
   */
  readonly externalId?: string;
  /**
   * How long a session lasts, in seconds: 900 to 3600, and not above the role's own maximum. A function's credentials
   * are a role session already, so this is role chaining, which AWS ends at one hour.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
   * @default 3600, the default of AssumeRole
   */
  readonly durationSeconds?: number;
  /**
   * Session tags; both halves of the grant need `sts:TagSession`.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The keys of the session tags that pass on to the next role of a chain.
   * @default none
   */
  readonly transitiveTagKeys?: readonly string[];
  /**
   * Who is behind the session, 2 to 64 letters, digits and `_+=,.@-`; it stays for the whole chain, and both halves of
   * the grant need `sts:SetSourceIdentity`.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
   * @default none
   */
  readonly sourceIdentity?: string;
}
