import { assumeRoleInput } from './assume-role-input';
import type { AssumeRoleOptions } from './assume-role-options';
import { assumedRoleSession } from './assumed-role-session';
import { KeptValues } from './kept-values';
import { stableKey } from './stable-key';

/** The class of an AWS SDK v3 client, such as `S3Client`. */
export type ClientClass = new (config: never) => object;

type ConfigOf<Class extends ClientClass> = NonNullable<ConstructorParameters<Class>[0]>;

export interface AssumedRoleClientOptions<Class extends ClientClass = ClientClass> extends AssumeRoleOptions {
  /**
   * The region the client works in.
   * @default the function's own region (`AWS_REGION`)
   */
  readonly region?: string;
  /**
   * The rest of the client's configuration, such as `forcePathStyle`; region and credentials are set here.
   * @default the defaults of the client
   */
  readonly clientConfig?: Omit<ConfigOf<Class>, 'credentials' | 'region'>;
}

const clients = new KeptValues<object>();

/**
 * An SDK client that works as a role of another account (or of this one) for as long as the function stays warm.
 *
 * The same client comes back for the same class, role, region and options, in every invocation. Its credentials are
 * renewed 5 minutes before they expire; clients of the same role and session options share one session, of whatever
 * class and region. AssumeRole is called when the first request needs it, at the regional STS endpoint of the function's
 * own region (without `AWS_REGION`, of `region`): it is the one that a VPC endpoint serves, and its sessions work in
 * every region.
 *
 * The function's role needs `sts:AssumeRole` on the role, whose trust policy must name the caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 *
 * @throws UsageError for a role ARN, session name, external id, source identity or duration that AWS can only refuse.
 * Requests of the client throw `AccessDenied` when the role may not be assumed.
 * @example
 * const s3 = assumedRoleClient(S3Client, { roleArn: 'arn:aws:iam::222222222222:role/reader' });
 */
export function assumedRoleClient<Class extends ClientClass>(
  clientClass: Class,
  options: AssumedRoleClientOptions<Class>,
): InstanceType<Class> {
  const { region = process.env.AWS_REGION, clientConfig, ...assumeRoleOptions } = options;
  const input = assumeRoleInput(assumeRoleOptions);
  const client = clients.get(stableKey([clientClass, region, clientConfig, input]), () => {
    const credentials = assumedRoleSession(input, process.env.AWS_REGION ?? region);
    const constructable = clientClass as unknown as new (config: object) => object;
    return new constructable({ ...clientConfig, ...(region !== undefined && { region }), credentials });
  });
  return client as InstanceType<Class>;
}
