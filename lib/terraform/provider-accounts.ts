/**
 * In which account, region and partition each resource lies: what its provider is told, what the ARNs say, and a symbol
 * named after the provider where the input does not tell.
 */
import { parseArn } from '../iam/arn';
import { isPartition, isRegionCode, partitionOfRegion } from '../iam/partition';
import { symbolText, type Text } from '../iam/text';
import type { InventoryNote } from './inventory';
import type { Value, Values } from './row';

/** What the configuration of a provider, or the user, says. */
export interface ProviderSettings {
  readonly accountId?: string;
  readonly region?: string;
}

/** A resource whose place is looked for. */
export interface PlacedResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Values;
  /** Resources with the same group share a provider; nothing where the input does not tell the provider. */
  readonly group?: string;
  /** Resources with the same kin may share a provider: what all of them agree on is taken where nothing else tells. */
  readonly kin?: string;
}

/** Where a resource lies. */
export interface ResourcePlace {
  readonly accountId: Text;
  readonly region: Text;
  readonly partition: Text;
}

/** How a group is looked at. */
export interface PlacingOptions {
  readonly settings: ReadonlyMap<string, ProviderSettings>;
  /** Whether a group is one provider; else it may be several, and the ARN of a resource says more than its group. */
  readonly oneProvider: boolean;
}

interface Evidence {
  readonly accounts: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly partitions: ReadonlySet<string>;
}

/** Attributes that hold the ARN of the resource itself, or of what it cannot be without in the same account. */
const OWN_ARNS = ['arn', 'resource_arn', 'function_arn', 'secret_arn', 'stream_arn', 'function_name', 'id'] as const;

const OWN_ACCOUNTS = ['owner_id', 'owner'] as const;

/** Data sources that lie nowhere: nobody needs to know their account. */
const PLACELESS: ReadonlySet<string> = new Set([
  'aws_iam_policy_document',
  'aws_arn',
  'aws_partition',
  'aws_region',
  'aws_service_principal',
]);

/** By which argument a resource names the one it belongs to, and which attribute that one has for it. */
const OWNERS: Readonly<Record<string, readonly [argument: string, type: string, attribute: string]>> = {
  aws_iam_role_policy: ['role', 'aws_iam_role', 'name'],
  aws_iam_role_policy_attachment: ['role', 'aws_iam_role', 'name'],
  aws_iam_user_policy: ['user', 'aws_iam_user', 'name'],
  aws_iam_user_policy_attachment: ['user', 'aws_iam_user', 'name'],
  aws_lambda_permission: ['function_name', 'aws_lambda_function', 'function_name'],
  aws_lambda_function_url: ['function_name', 'aws_lambda_function', 'function_name'],
};

/** What the members of a group say together; gathered when somebody asks, for few plans need it. */
type Evidences = (key: string) => Evidence | undefined;

interface World {
  readonly groups: Evidences;
  readonly kins: Evidences;
  /** Evidence of the resources that others belong to, by type and name. */
  readonly owners: Evidences;
}

/** The place of each resource in their order, and a note for each provider whose account is not told. */
export function placeResources(
  resources: readonly PlacedResource[],
  options: PlacingOptions,
): { readonly places: readonly ResourcePlace[]; readonly notes: readonly InventoryNote[] } {
  const world = {
    groups: evidenceBy(({ group }) => group, resources),
    kins: evidenceBy(({ kin }) => kin, resources, options.settings),
    owners: evidenceBy(ownerKey, resources, options.oneProvider ? options.settings : undefined),
  };
  const unknown = new Set<string>();
  const places = resources.map((resource) => {
    const { place, subject } = placeOf(resource, world, options);
    if (typeof place.accountId !== 'string' && isPlaced(resource)) unknown.add(subject);
    return place;
  });
  return { places, notes: [...unknown].map((subject) => ({ code: 'unknownAccount', subject })) };
}

function isPlaced({ mode, type }: PlacedResource): boolean {
  return type.startsWith('aws_') && !(mode === 'data' && PLACELESS.has(type));
}

function placeOf(
  resource: PlacedResource,
  { groups, kins, owners }: World,
  { settings, oneProvider }: PlacingOptions,
): { readonly place: ResourcePlace; readonly subject: string } {
  const { group, kin, address } = resource;
  const told = settings.get(group ?? '');
  // What is only alike must not share a symbol: equal symbols are taken for one account.
  const isTold = oneProvider && group !== undefined;
  const subject = isTold ? group : address;
  const partition = partitionOfRegion(told?.region ?? '');
  if (isTold && told?.accountId !== undefined && told.region !== undefined && partition !== undefined) {
    const region = ownRegion(resource) ?? told.region;
    return { subject, place: { accountId: told.accountId, region, partition: partitionOfRegion(region) ?? partition } };
  }
  const own = evidenceOf(resource);
  const others = [
    ...(isTold ? [] : [owners(ownedBy(resource) ?? '')]),
    groups(group ?? ''),
    ...(isTold ? [] : [kins(kin ?? '')]),
  ];
  const firstOf = (given: string | undefined, kind: keyof Evidence): string | undefined => {
    const values = [only(own[kind]), ...others.map((evidence) => only(evidence?.[kind]))];
    // One provider has one account, whatever an ARN says; several that look alike are told apart by the ARNs.
    const inOrder = isTold ? [given, ...values] : [...values.slice(0, 2), given, ...values.slice(2)];
    return inOrder.find((value) => value !== undefined);
  };
  const accountId = firstOf(told?.accountId, 'accounts');
  const region = ownRegion(resource) ?? firstOf(told?.region, 'regions');
  return {
    subject,
    place: {
      accountId: accountId ?? symbolText(`account of ${subject}`),
      region: region ?? symbolText(`region of ${subject}`),
      partition: partitionOfRegion(region ?? '') ?? firstOf(undefined, 'partitions') ?? 'aws',
    },
  };
}

function ownerKey({ type, values }: PlacedResource): string | undefined {
  const attribute = Object.values(OWNERS).find(([, owner]) => owner === type)?.[2];
  const name = attribute === undefined ? undefined : text(values, attribute);
  return name === undefined ? undefined : `${type} ${name}`;
}

function ownedBy({ type, values }: PlacedResource): string | undefined {
  const [argument, owner] = (Object.hasOwn(OWNERS, type) ? OWNERS[type] : undefined) ?? [];
  const name = argument === undefined ? undefined : text(values, argument);
  return name === undefined ? undefined : `${owner} ${name}`;
}

/** From version 6 of the provider on every resource has an argument for its region. */
function ownRegion({ mode, type, values }: PlacedResource): string | undefined {
  const region = type.startsWith('aws_') && mode === 'managed' ? text(values, 'region') : undefined;
  return region !== undefined && isRegionCode(region) ? region : undefined;
}

function evidenceBy(
  keyOf: (resource: PlacedResource) => string | undefined,
  resources: readonly PlacedResource[],
  settings?: ReadonlyMap<string, ProviderSettings>,
): Evidences {
  let members: ReadonlyMap<string, readonly PlacedResource[]> | undefined;
  const gathered = new Map<string, Evidence | undefined>();
  return (key) => {
    members ??= membersBy(keyOf, resources);
    const list = members.get(key);
    const evidence = gathered.get(key) ?? (list === undefined ? undefined : evidenceOfAll(list, settings));
    gathered.set(key, evidence);
    return evidence;
  };
}

function membersBy(
  keyOf: (resource: PlacedResource) => string | undefined,
  resources: readonly PlacedResource[],
): ReadonlyMap<string, readonly PlacedResource[]> {
  const members = new Map<string, PlacedResource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    if (key === undefined) continue;
    const others = members.get(key);
    if (others === undefined) {
      members.set(key, [resource]);
    } else {
      others.push(resource);
    }
  }
  return members;
}

/** What resources say together; with settings, what their providers are told counts too. */
function evidenceOfAll(
  members: readonly PlacedResource[],
  settings: ReadonlyMap<string, ProviderSettings> = new Map(),
): Evidence {
  const told = members.flatMap(({ group }) => settings.get(group ?? '') ?? []);
  const callers = members.flatMap(({ mode, type, values }) =>
    mode === 'data' && type === 'aws_caller_identity' ? accountIn(text(values, 'account_id')) : [],
  );
  const regions = members.flatMap(({ mode, type, values }) =>
    mode === 'data' && type === 'aws_region' ? regionIn(text(values, 'region') ?? text(values, 'name')) : [],
  );
  const partitions = members.flatMap(({ mode, type, values }) =>
    mode === 'data' && type === 'aws_partition' ? partitionIn(text(values, 'partition')) : [],
  );
  // A data source may look at what is elsewhere.
  const all = members.filter(({ mode }) => mode === 'managed').map(evidenceOf);
  const accounts = callers.length > 0 ? callers : all.flatMap((evidence) => [...evidence.accounts]);
  return {
    accounts: new Set([...accounts, ...told.flatMap(({ accountId }) => accountId ?? [])]),
    regions: new Set([
      ...(regions.length > 0 ? regions : all.flatMap((evidence) => [...evidence.regions])),
      ...told.flatMap(({ region }) => region ?? []),
    ]),
    partitions: new Set(partitions.length > 0 ? partitions : all.flatMap((evidence) => [...evidence.partitions])),
  };
}

function evidenceOf({ type, values }: PlacedResource): Evidence {
  if (!type.startsWith('aws_')) return { accounts: new Set(), regions: new Set(), partitions: new Set() };
  const arn = OWN_ARNS.map((name) => parseArn(text(values, name) ?? '')).find(
    (found) => found !== undefined && accountIn(found.accountId).length > 0,
  );
  const queue = /^https:\/\/sqs\.([^./]+)\.[^/]+\/(\d{12})\//.exec(text(values, 'queue_url') ?? '');
  const owner = OWN_ACCOUNTS.flatMap((name) => accountIn(text(values, name)));
  const caller = type === 'aws_caller_identity' ? accountIn(text(values, 'account_id')) : [];
  const accounts = [...caller, ...accountIn(arn?.accountId), ...accountIn(queue?.[2]), ...owner];
  return {
    accounts: new Set(accounts.slice(0, 1)),
    regions: new Set([...regionIn(arn?.region), ...regionIn(queue?.[1])].slice(0, 1)),
    partitions: new Set(partitionIn(arn?.partition)),
  };
}

function text(values: Values, name: string): string | undefined {
  const value: Value | undefined = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function accountIn(value: string | undefined): readonly string[] {
  return value !== undefined && /^\d{12}$/.test(value) ? [value] : [];
}

function regionIn(value: string | undefined): readonly string[] {
  return value !== undefined && isRegionCode(value) ? [value] : [];
}

function partitionIn(value: string | undefined): readonly string[] {
  return value !== undefined && isPartition(value) ? [value] : [];
}

function only(values: ReadonlySet<string> | undefined): string | undefined {
  return values?.size === 1 ? [...values][0] : undefined;
}
