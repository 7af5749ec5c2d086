/** The facts of all inputs as one world, indexed by ARN: who owns which policies, and who is named by whom. Nothing is judged here. */
import type {
  AccountFact,
  DeclaredFact,
  EventSourceFact,
  FunctionFact,
  InventoryNote,
  PlannedChange,
  PrincipalFact,
  ResourceFact,
  RoleFact,
} from '../terraform/inventory';

export interface AccessGraph {
  /** Names of the inputs. */
  readonly inputs: readonly string[];
  readonly roles: ReadonlyMap<string, RoleFact>;
  /** By `roleNameKey`: a session names no path. */
  readonly rolesByName: ReadonlyMap<string, RoleFact>;
  /** By unqualified ARN. */
  readonly functions: ReadonlyMap<string, FunctionFact>;
  readonly resources: ReadonlyMap<string, ResourceFact>;
  readonly principals: ReadonlyMap<string, PrincipalFact>;
  readonly accounts: ReadonlyMap<string, AccountFact>;
  readonly eventSources: readonly EventSourceFact[];
  /** Nothing where no input holds a manifest. */
  readonly declared?: readonly DeclaredFact[];
  readonly notes: readonly InventoryNote[];
  /** What the plans among the inputs are going to do; nothing where none of them is a plan. */
  readonly planned?: readonly PlannedChange[];
  /** Addresses of what the plans found changed behind Terraform's back. */
  readonly drifted?: readonly string[];
}
