/** What two inventories of the same accesses, written in two ways, do not have in common. */
import type { ParsedPolicy, TextList } from '../../../lib/iam/parsed-policy';
import { showText } from '../../../lib/iam/text';
import type { Inventory, Origin, PolicyFact } from '../../../lib/terraform/inventory';

/** A fact by what it is about; where it stands, and what it says. */
type Facts = ReadonlyMap<string, { readonly address: string; readonly says: string }>;

/** One difference: what it is about, and the address on either side, if there is one. */
export interface Difference {
  readonly about: string;
  readonly construct: string | undefined;
  readonly module: string | undefined;
}

/** Every difference, by address; a policy that both have and that says something else is one with two addresses. */
export function differences(construct: Inventory, module: Inventory): readonly Difference[] {
  const [ours, theirs] = [factsOf(construct), factsOf(module)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .sort()
    .filter((about) => ours.get(about)?.says !== theirs.get(about)?.says)
    .map((about) => ({
      about,
      construct: shown(ours.get(about)),
      module: shown(theirs.get(about)),
    }));
}

function shown(fact: { readonly address: string; readonly says: string } | undefined): string | undefined {
  return fact && `${fact.address}: ${fact.says}`;
}

function factsOf({ roles, functions, resources, eventSources, declared = [], notes }: Inventory): Facts {
  const rows: (readonly [string, Origin, unknown])[] = [
    ...roles.flatMap(({ arn, origin, whole, trustPolicy, identityPolicies, permissionsBoundary }) => [
      [`role ${showText(arn)}`, origin, { whole, boundary: permissionsBoundary?.name }] as const,
      ...(trustPolicy === undefined ? [] : [policyRow('trust', arn, trustPolicy)]),
      ...identityPolicies.map((policy) => policyRow('identity', arn, policy)),
    ]),
    ...functions.flatMap(({ arn, origin, whole, executionRole, resourcePolicies }) => [
      [
        `function ${showText(arn)}`,
        origin,
        { whole, executionRole: executionRole && showText(executionRole) },
      ] as const,
      ...Object.entries(resourcePolicies).flatMap(([qualifier, policies]) =>
        policies.map((policy) => policyRow(`permission ${qualifier}`, arn, policy)),
      ),
    ]),
    ...resources.flatMap(({ arn, origin, whole, wholePolicy, resourcePolicies }) => [
      [`resource ${showText(arn)}`, origin, { whole, wholePolicy }] as const,
      ...resourcePolicies.map((policy) => policyRow('policy', arn, policy)),
    ]),
    ...eventSources.map(
      ({ origin, functionArn, sourceArn }) =>
        [`mapping ${showText(sourceArn)} ${showText(functionArn)}`, origin, {}] as const,
    ),
    ...declared.map(
      ({ origin, principal, breadth, action, resource, via, conditions, side }) =>
        [
          `declared ${showText(principal)} ${action} ${showText(resource)} ${via}`,
          origin,
          { breadth, conditions: comparable(conditions), side },
        ] as const,
    ),
    ...notes.map(({ code, subject }) => [`note ${code} ${subject}`, { input: '' }, {}] as const),
  ];
  return new Map(rows.map(([about, { address = '' }, says]) => [about, { address, says: JSON.stringify(says) }]));
}

function policyRow(
  kind: string,
  owner: Parameters<typeof showText>[0],
  { name, origin, document }: PolicyFact,
): readonly [string, Origin, unknown] {
  return [`${kind} ${showText(owner)} ${name}`, origin, 'statements' in document ? statementsOf(document) : document];
}

// The order of statements, and that of the elements of a list, says nothing.
function statementsOf({ statements }: ParsedPolicy): unknown {
  return statements.map(({ index: _, ...statement }) => JSON.stringify(comparable(statement))).sort();
}

function comparable(value: unknown): unknown {
  if (isTextList(value)) return value.values.map(showText).sort();
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(comparable(each))).sort();
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, comparable(member)]),
    );
  }
  return value;
}

function isTextList(value: unknown): value is TextList {
  return typeof value === 'object' && value !== null && 'values' in value && 'open' in value;
}
