/**
 * What was read from Terraform JSON or inventory JSON, as facts. Nothing is judged here and nothing is guessed:
 * an ARN may hold symbols, a policy may be unknown, and each fact says where it stands.
 */
import type { ParsedPolicy } from '../iam/parsed-policy';
import type { Text } from '../iam/text';

/** Where a fact stands. */
export interface Origin {
  /** The input as the user named it, such as `plan.json` or `cdktf.out, stack assume-role`. */
  readonly input: string;
  /** Terraform address of the resource, where there is one. */
  readonly address?: string;
  /** Terraform's `provider_config_key` of the resource, such as `aws.home`. */
  readonly provider?: string;
}

/** One policy: its statements, or why they are not known. */
export interface PolicyFact {
  /** Name of the inline policy, ARN of the managed one, statement id of the permission, or `trust policy`. */
  readonly name: string;
  readonly origin: Origin;
  readonly document: ParsedPolicy | UnknownDocument;
}

export interface UnknownDocument {
  readonly unknownBecause:
    | 'knownAfterApply'
    | 'managedPolicyNotInInput'
    | 'notInInput'
    | 'malformed'
    | 'sensitive'
    | 'given';
}

export function isUnknownDocument(document: ParsedPolicy | UnknownDocument): document is UnknownDocument {
  return 'unknownBecause' in document;
}

/** Facts about one owner of policies. */
interface Owner {
  readonly arn: Text;
  readonly origin: Origin;
  /** False where the input only adds to something that it does not own: what else is there is unknown. */
  readonly whole: boolean;
}

export interface RoleFact extends Owner {
  /** Nothing where the input does not own the role; its trust policy is then unknown. */
  readonly trustPolicy?: PolicyFact;
  readonly identityPolicies: readonly PolicyFact[];
  readonly permissionsBoundary?: PolicyFact;
  /** Longest session in seconds; nothing where it is AWS's default of an hour, or not told. */
  readonly maxSessionDuration?: number;
}

export interface FunctionFact extends Owner {
  /** The ARN is the unqualified one. */
  readonly executionRole?: Text;
  /** By qualifier: `''` for the unqualified function, else an alias or a version. Each policy may be one permission. */
  readonly resourcePolicies: Readonly<Record<string, readonly PolicyFact[]>>;
  /** How the function's URL authorizes, by qualifier. */
  readonly functionUrls: Readonly<Record<string, Text>>;
}

/** A bucket, queue, topic, stream, table, bus or key. */
export interface ResourceFact extends Owner {
  /** Where the ARN does not tell it. */
  readonly accountId?: Text;
  readonly resourcePolicies: readonly PolicyFact[];
  /** Whether the policies are all there are, though the resource itself is not in the input. */
  readonly wholePolicy?: true;
}

/** A user. */
export interface PrincipalFact extends Owner {
  readonly identityPolicies: readonly PolicyFact[];
  readonly permissionsBoundary?: PolicyFact;
}

/** What is known of an account besides its resources. */
export interface AccountFact {
  readonly id: string;
  readonly origin: Origin;
  readonly organizationId?: Text;
  /** Levels from the root down, each with its policies; nothing where the input says nothing. */
  readonly serviceControlPolicies?: readonly (readonly PolicyFact[])[];
  readonly resourceControlPolicies?: readonly (readonly PolicyFact[])[];
}

/** An event source mapping: Lambda polls the source with the function's execution role. */
export interface EventSourceFact {
  readonly origin: Origin;
  readonly functionArn: Text;
  readonly sourceArn: Text;
}

/** One access that an `access_manifest` declares. */
export interface DeclaredFact {
  readonly origin: Origin;
  readonly principal: Text;
  readonly breadth: 'role' | 'account' | 'organization' | 'service';
  readonly action: string;
  readonly resource: Text;
  readonly via: 'trustPolicy' | 'resourcePolicy' | 'identityPolicy' | 'eventSource';
  readonly conditions: ParsedPolicy['statements'][number]['conditions'];
  readonly side: 'both' | 'caller' | 'target';
}

/** What makes an input less than the whole truth. */
export interface InventoryNote {
  readonly code:
    | 'errored'
    | 'incomplete'
    | 'deferred'
    | 'unknownAccount'
    | 'unreadManifest'
    | 'moduleNotRead'
    | 'destroyed'
    | 'unlinked';
  /** Name of the input, the provider key or the address. */
  readonly subject: string;
}

/** What a plan does to a resource that facts are made of; what it leaves as it is, is not among them. */
export interface PlannedChange {
  /** Name of the plan: two of them may hold the same address. */
  readonly input: string;
  readonly address: string;
  readonly type: string;
  readonly action: 'create' | 'update' | 'replace' | 'delete' | 'forget';
  /** Of a replacement: whether the new one is there before the old one goes. */
  readonly createsFirst?: true;
  /**
   * The blocks of roles and users that Terraform is done with before, by address without indexes. Nothing where the plan
   * does not tell them all: the expressions of local values are in none.
   */
  readonly waitsFor?: readonly string[];
}

export interface Inventory {
  /** The input's name. */
  readonly input: string;
  /** Keys of the providers that an account can be given for; nothing where the format has none. */
  readonly providers?: readonly string[];
  readonly roles: readonly RoleFact[];
  readonly functions: readonly FunctionFact[];
  readonly resources: readonly ResourceFact[];
  readonly principals: readonly PrincipalFact[];
  readonly accounts: readonly AccountFact[];
  readonly eventSources: readonly EventSourceFact[];
  /** Nothing where the input holds no manifest, which is not the same as an empty one. */
  readonly declared?: readonly DeclaredFact[];
  readonly notes: readonly InventoryNote[];
  /** Nothing where the input is no plan. */
  readonly planned?: readonly PlannedChange[];
  /** Addresses of resources that were found to differ from the state, before the plan changes them; nothing where the input is no plan. */
  readonly drifted?: readonly string[];
}
