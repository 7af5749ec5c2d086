import type { Construct } from 'constructs';
import type { TrustStatement } from '../iam/statement';
import { CreatedRole, type RoleProps } from './created-role';

/** A role that a service takes to call a function; only that service, for one source. */
export class ServiceRole extends CreatedRole {
  /** @throws InputError when the name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: RoleProps, trust: TrustStatement) {
    super(scope, id, props, [trust]);
  }
}
