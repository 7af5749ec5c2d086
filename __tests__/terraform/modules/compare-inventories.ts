/** What two inventories of the same accesses, written in two ways, do not have in common. */
import type { ParsedPolicy, TextList } from '../../../lib/iam/parsed-policy';
import { showText, type Text } from '../../../lib/iam/text';
import type { Inventory, Origin, PolicyFact } from '../../../lib/terraform/inventory';

/** What a part of an inventory is about, where it stands, and what it says. */
interface Fact {
  readonly about: string;
  readonly address: string;
  readonly says: string;
}

/** What only AWS gives: the ARNs by what inventories call them that do not know them yet. */
export type Given = Readonly<Record<string, string>>;

/**
 * Every difference as `ABOUT: ADDRESS | ADDRESS`, that of the constructs first, `-` where one side has nothing. Of several
 * facts that are about the same those are set beside each other that are not said on both sides.
 */
export function differences(construct: Inventory, module: Inventory, given: Given = {}): readonly string[] {
  const [ours = [], theirs = []] = [construct, module].map((inventory) =>
    factsOf(inventory).map((fact) => told(fact, given)),
  );
  const abouts = [...new Set([...ours, ...theirs].map(({ about }) => about))];
  const found = abouts.flatMap((about) => {
    const isAbout = (fact: Fact) => fact.about === about;
    const [left, right] = apart(ours.filter(isAbout), theirs.filter(isAbout));
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
      [`${shortened(about)}:`, left[index]?.address ?? '-', '|', right[index]?.address ?? '-'].join(' '),
    );
  });
  return found.sort();
}

/** ARNs from what they name on. */
export function shortened(text: string): string {
  return text.replace(/\barn:aws:[^:]*:[^:]*:\d*:/g, '');
}

/** The statements of all inline policies of a role whose names match, whichever policy they are in. */
export function statementsOfRole({ roles }: Inventory, role: string, name: RegExp): readonly unknown[] {
  return roles
    .filter(({ arn }) => showText(arn).endsWith(`:role/${role}`))
    .flatMap(({ identityPolicies }) => identityPolicies.filter((policy) => name.test(policy.name)))
    .flatMap(({ document }): readonly unknown[] => ('statements' in document ? statementsOf(document) : [document]))
    .sort();
}

/** What is said on one side alone; what is said twice counts twice. */
function apart(ours: readonly Fact[], theirs: readonly Fact[]): readonly [readonly Fact[], readonly Fact[]] {
  const unmatched = [...theirs];
  const left = ours.filter(({ says }) => {
    const index = unmatched.findIndex((other) => other.says === says);
    if (index >= 0) unmatched.splice(index, 1);
    return index < 0;
  });
  return [left, unmatched];
}

function told({ about, address, says }: Fact, given: Given): Fact {
  const tell = (text: string) =>
    Object.entries(given).reduce((known, [unknown, arn]) => known.replaceAll(unknown, arn), text);
  return { about: tell(about), address, says: tell(says) };
}

function factsOf({ roles, functions, resources, eventSources, declared = [], notes }: Inventory): readonly Fact[] {
  const rows: (readonly [string, Origin, unknown])[] = [
    ...roles.flatMap(({ arn, origin, whole, trustPolicy, identityPolicies, permissionsBoundary }) => [
      [`role ${showText(arn)}`, origin, { whole, boundary: permissionsBoundary?.name }] as const,
      ...(trustPolicy === undefined ? [] : [policyRow('trust policy', arn, trustPolicy)]),
      ...identityPolicies.map((policy) => policyRow(`policy ${policy.name}`, arn, policy)),
    ]),
    ...functions.flatMap(({ arn, origin, whole, executionRole, resourcePolicies, functionUrls }) => [
      [`function ${showText(arn)}`, origin, { whole }] as const,
      [`role of ${showText(arn)}`, origin, executionRole && showText(executionRole)] as const,
      ...Object.entries(resourcePolicies).flatMap(([qualifier, policies]) =>
        policies.map((policy) => policyRow(`permission ${policy.name}`, qualified(arn, qualifier), policy)),
      ),
      ...Object.entries(functionUrls).map(
        ([qualifier, type]) => [`URL of ${qualified(arn, qualifier)}`, origin, showText(type)] as const,
      ),
    ]),
    ...resources.flatMap(({ arn, origin, accountId, whole, wholePolicy, resourcePolicies }) => [
      [
        `resource ${showText(arn)}`,
        origin,
        { whole, wholePolicy, accountId: accountId && showText(accountId) },
      ] as const,
      ...resourcePolicies.map((policy) => policyRow(policy.name, arn, policy)),
    ]),
    ...eventSources.map(
      ({ origin, functionArn, sourceArn }) =>
        [`event source of ${showText(functionArn)}`, origin, showText(sourceArn)] as const,
    ),
    ...declared.map(
      ({ origin, principal, breadth, action, resource, via, conditions, side }) =>
        [
          `declared ${action} of ${showText(principal)}`,
          origin,
          { breadth, resource: showText(resource), via, conditions: comparable(conditions), side },
        ] as const,
    ),
    ...notes.map(({ code, subject }) => [`note ${code}`, { input: '', address: subject }, {}] as const),
  ];
  return rows.map(([about, { address = '' }, says]) => ({ about, address, says: JSON.stringify(says) }));
}

function qualified(arn: Text, qualifier: string): string {
  return qualifier === '' ? showText(arn) : `${showText(arn)}:${qualifier}`;
}

function policyRow(
  kind: string,
  owner: Text | string,
  { origin, document }: PolicyFact,
): readonly [string, Origin, unknown] {
  return [`${kind} of ${showText(owner)}`, origin, 'statements' in document ? statementsOf(document) : document];
}

// The order of statements, and that of the elements of a list, says nothing.
function statementsOf({ statements }: ParsedPolicy): readonly string[] {
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
