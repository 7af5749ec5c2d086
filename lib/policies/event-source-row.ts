/** What is known of one kind of event source: a row of `EVENT_SOURCES`. */

/** Whether a source reaches a function of another account or region: by itself, by a role of its own account, not at all, or AWS does not say. */
export type Reach = 'yes' | 'byRole' | 'no' | 'undocumented';

/** The actions of a service, or a role, that calls a function. */
export type InvokeAction = 'lambda:InvokeFunction' | 'lambda:InvokeFunctionUrl';

interface SourceRow {
  /** What AWS calls the source. */
  readonly title: string;
  /** The form of the source's ARN; what is in braces differs. */
  readonly arn: string;
  readonly acrossAccounts: Reach;
  readonly acrossRegions: Reach;
  /** What belongs in the source's account, in one phrase. */
  readonly atSource: string;
  /** The resource that `manageSource: true` writes there; none where the source's own definition holds it. */
  readonly managed?: readonly string[];
  /** How a trigger gets the source: a function of this package; none for a source that is refused. */
  readonly madeBy?: string;
  /** What is worth knowing besides. */
  readonly limits?: string;
  /** The page of AWS that the row rests on. */
  readonly page: string;
}

/** The service calls the function, whose resource-based policy must let it in: one `aws_lambda_permission` for each action. */
export interface PushRow extends SourceRow {
  readonly mechanism: 'push';
  /** The service principal. */
  readonly service: string;
  /** A further form of the principal, and when it is the one to name. */
  readonly regionalService?: { readonly form: string; readonly when: 'regionsDifferAndOneOptsIn' | 'partitionIsChina' };
  readonly actions: readonly InvokeAction[];
  /**
   * Whether the permission names the source's account besides its ARN: `required` where the ARN holds none, `named` where
   * AWS's own instructions name it, `inArn` where the ARN says it already, `token` where there is no ARN but a token.
   */
  readonly sourceAccount: 'required' | 'named' | 'inArn' | 'token';
}

/** The service assumes a role of the source's account, which is the caller: no service is named on the function. */
export interface RoleRow extends SourceRow {
  readonly mechanism: 'role';
  /** The service principal that the role's trust policy names. */
  readonly service: string;
}

/** Lambda reads the source with the execution role: rights of the role and an event source mapping, no permission. */
export interface PullRow extends SourceRow {
  readonly mechanism: 'pull';
  /** The service, whose principal never calls a function; none for a source that is no service of AWS. */
  readonly service?: string;
  /** What the execution role must be allowed on the source. */
  readonly roleActions: readonly string[];
  /** What the policy of the source itself must allow the role across accounts; none for a source without such a policy. */
  readonly sourceActions: readonly string[];
  /** With enhanced fan-out, what role and policy must allow on the consumer. */
  readonly consumerActions?: readonly string[];
}

/** Neither a permission of ours nor a mapping: the service looks after itself. */
export interface OutsideRow extends SourceRow {
  readonly mechanism: 'none';
  readonly service: string;
}

/** One kind of event source. */
export type EventSourceRow = PushRow | RoleRow | PullRow | OutsideRow;
