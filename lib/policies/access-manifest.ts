/** The accesses a stack declares, as data that a plan carries and a reviewer can prove. */
import type { Conditions } from '../iam/condition';

/** Version of the manifest's shape; raised when a reader of the old shape would misread the new one. */
export const MANIFEST_SCHEMA_VERSION = 1;

/** One access that somebody asked for. */
export interface DeclaredAccess {
  /** The role (its ARN) or the service that is meant to have the access. */
  readonly principal: string;
  /** How wide the resource half opens the door, the principal included. */
  readonly breadth: 'role' | 'account' | 'organization' | 'service';
  readonly action: string;
  readonly resource: string;
  /** By which mechanism: the role's trust policy, the function's or the identity-based policy alone, or an event source. */
  readonly via: 'trustPolicy' | 'resourcePolicy' | 'identityPolicy' | 'eventSource';
  /** What a request must satisfy. */
  readonly conditions: Conditions;
  /** Which halves this stack writes: both, the caller's alone, or the target's alone. */
  readonly side: 'both' | 'caller' | 'target';
}

/** The output `access_manifest` of a stack. */
export interface AccessManifest {
  readonly schemaVersion: typeof MANIFEST_SCHEMA_VERSION;
  readonly accesses: readonly DeclaredAccess[];
}
