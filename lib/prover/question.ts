/** One question to the prover: may this principal do this to that? */
import type { ParsedPolicy } from '../iam/parsed-policy';
import type { Text } from '../iam/text';

export interface Question {
  /** ARN of a role (which stands for any session of it), of a role session, a user or an account's root; or a service such as `s3.amazonaws.com`. */
  readonly principal: Text;
  /** One action, such as `lambda:InvokeFunction`; with a wildcard, all that it stands for. */
  readonly action: string;
  /** ARN of one role, function (with its qualifier, if the call names one) or other resource; with a wildcard, all that it stands for. */
  readonly resource: Text;
  /** Values of condition keys; key names are not case-sensitive. @default none: what can be derived is, see `docs/how-aws-decides.md` */
  readonly context?: ReadonlyMap<string, readonly Text[]>;
  /** Session policies the session was made with. @default none */
  readonly sessionPolicies?: readonly ParsedPolicy[];
  /**
   * Whether the caller may choose what callers choose (an external ID, a session name, tags): the decision then says
   * under which of these conditions it is allowed. @default false: what is not given is absent
   */
  readonly callerChooses?: boolean;
}
