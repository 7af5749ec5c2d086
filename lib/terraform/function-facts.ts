/** Functions: execution roles, the policies of functions, aliases and versions, URLs, and the sources they poll. */
import { isSymbolic, joinText, showText, type Text } from '../iam/text';
import { AFTER_APPLY, policiesIn } from './facts-policy';
import { isArnSymbol, isUntold, regionOf, textIn } from './facts-values';
import { type FactWorld, factKey, type RowsOf, unlinked } from './facts-world';
import { publicUrlPermissions, readPermission } from './function-permission';
import { type FunctionReference, readFunctionReference } from './function-reference';
import {
  type EventSourceFact,
  type FunctionFact,
  type InventoryNote,
  isUnknownDocument,
  type Origin,
  type PolicyFact,
} from './inventory';
import type { ResourceRow } from './row';

export interface FunctionFacts {
  readonly functions: readonly FunctionFact[];
  readonly eventSources: readonly EventSourceFact[];
  readonly notes: readonly InventoryNote[];
}

/** A function while its parts are gathered. */
interface Gathered {
  readonly arn: Text;
  readonly origin: Origin;
  readonly whole: boolean;
  readonly executionRole?: Text;
  readonly policies: Map<string, PolicyFact[]>;
  readonly urls: Map<string, Text>;
}

interface Gathering {
  readonly rowsOf: RowsOf;
  readonly isAccount: FactWorld['isAccount'];
  readonly find: FindFunction;
  readonly functions: Map<string, Gathered>;
  readonly notes: InventoryNote[];
}

/** The function that an argument names; nothing where it cannot be told. */
type FindFunction = (text: Text | undefined, row: ResourceRow) => FunctionReference | undefined;

export function readFunctions({ rowsOf, isAccount }: FactWorld): FunctionFacts {
  const gathering: Gathering = { rowsOf, isAccount, find: indexFunctions(rowsOf), functions: new Map(), notes: [] };
  gatherOwned(gathering);
  gatherAliases(gathering);
  gatherPermissions(gathering);
  gatherUrls(gathering);
  gatherWholePolicies(gathering);
  const eventSources = rowsOf('aws_lambda_event_source_mapping').flatMap((row) => readEventSource(row, gathering));
  return { functions: [...gathering.functions.values()].map(toFact), eventSources, notes: gathering.notes };
}

function indexFunctions(rowsOf: RowsOf): FindFunction {
  const index = new Map<string, Text>();
  for (const row of rowsOf('aws_lambda_function')) {
    const [name, arn] = [textIn(row.values, 'function_name'), textIn(row.values, 'arn')];
    if (name !== undefined && arn !== undefined) index.set(nameKey(name, row), arn);
  }
  return (text, row) => {
    if (text === undefined) return undefined;
    const arn = index.get(nameKey(text, row));
    if (arn !== undefined) return { arn, qualifier: '' };
    if (isUntold(text, row)) return undefined;
    // Of a symbol of something outside only its name tells that it is an ARN.
    return isArnSymbol(text)
      ? { arn: text, qualifier: '' }
      : readFunctionReference(text, {
          partition: row.partition,
          region: regionOf(row),
          accountId: row.accountId,
        });
  };
}

function nameKey(name: Text, row: ResourceRow): string {
  return [row.partition, regionOf(row), row.accountId, name].map(showText).join(' ');
}

function gatherOwned({ rowsOf, functions, notes }: Gathering): void {
  for (const row of rowsOf('aws_lambda_function')) {
    const arn = textIn(row.values, 'arn');
    const executionRole = textIn(row.values, 'role');
    if (arn === undefined) {
      notes.push(unlinked(row));
      continue;
    }
    functions.set(factKey(arn), {
      arn,
      origin: row.origin,
      whole: true,
      ...(executionRole === undefined ? {} : { executionRole }),
      policies: new Map(),
      urls: new Map(),
    });
  }
}

/** The function that a row adds something to, or nothing after the row was noted. */
function partOf(argument: string, row: ResourceRow, gathering: Gathering): Part | undefined {
  const reference = gathering.find(textIn(row.values, argument), row);
  if (reference === undefined) {
    gathering.notes.push(unlinked(row));
    return undefined;
  }
  const { arn } = reference;
  const owner = gathering.functions.get(factKey(arn)) ?? {
    arn,
    origin: row.origin,
    whole: false,
    policies: new Map<string, PolicyFact[]>(),
    urls: new Map<string, Text>(),
  };
  gathering.functions.set(factKey(arn), owner);
  const qualifier = textIn(row.values, 'qualifier') ?? reference.qualifier;
  return {
    owner,
    qualifier: showText(qualifier),
    resource: qualifier === '' ? arn : joinText(arn, ':', qualifier),
  };
}

interface Part {
  readonly owner: Gathered;
  readonly qualifier: string;
  /** With the qualifier, as statements name it. */
  readonly resource: Text;
}

function addPolicies({ owner, qualifier }: Part, policies: readonly PolicyFact[]): void {
  const others = owner.policies.get(qualifier) ?? [];
  owner.policies.set(qualifier, others);
  others.push(...policies);
}

function gatherAliases(gathering: Gathering): void {
  for (const row of gathering.rowsOf('aws_lambda_alias')) {
    const part = partOf('function_name', row, gathering);
    const name = textIn(row.values, 'name');
    if (part !== undefined && name !== undefined) addPolicies({ ...part, qualifier: showText(name) }, []);
  }
}

function gatherPermissions(gathering: Gathering): void {
  for (const row of gathering.rowsOf('aws_lambda_permission')) {
    const part = partOf('function_name', row, gathering);
    if (part !== undefined) addPolicies(part, [readPermission(row, part.resource, gathering.isAccount)]);
  }
}

/**
 * This resource writes the whole policy of a function, which replaces the statements of permissions; a permission that is
 * written later adds its own again. Which of the two came last, no input tells: such a statement may be there.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
function gatherWholePolicies(gathering: Gathering): void {
  for (const row of gathering.rowsOf('aws_lambda_resource_policy')) {
    const part = partOf('resource_arn', row, gathering);
    if (part === undefined) continue;
    const { owner, qualifier } = part;
    owner.policies.set(qualifier, (owner.policies.get(qualifier) ?? []).map(asReplaceable));
    addPolicies(part, policiesIn(row, 'policy', WHOLE_POLICY));
  }
}

const WHOLE_POLICY = 'resource policy';

/** An Allow under conditions that nobody knows. */
function asReplaceable({ document, ...policy }: PolicyFact): PolicyFact {
  if (isUnknownDocument(document) || policy.name === WHOLE_POLICY) return { ...policy, document };
  const statements = document.statements.map((statement) => ({ ...statement, conditions: 'unknown' as const }));
  return { ...policy, document: { ...document, statements } };
}

function gatherUrls(gathering: Gathering): void {
  for (const row of gathering.rowsOf('aws_lambda_function_url')) {
    const part = partOf('function_name', row, gathering);
    const type = textIn(row.values, 'authorization_type');
    if (part === undefined || type === undefined) continue;
    part.owner.urls.set(part.qualifier, type);
    if (type === 'NONE') addPolicies(part, publicUrlPermissions(row, part.resource));
    if (isSymbolic(type)) addPolicies(part, [{ name: 'function URL', origin: row.origin, document: AFTER_APPLY }]);
  }
}

function readEventSource(row: ResourceRow, { find, notes }: Gathering): readonly EventSourceFact[] {
  const sourceArn = textIn(row.values, 'event_source_arn');
  // A Kafka cluster of one's own has no ARN.
  if (sourceArn === undefined) return [];
  const reference = find(textIn(row.values, 'function_name'), row);
  if (reference === undefined) {
    notes.push(unlinked(row));
    return [];
  }
  const { arn, qualifier } = reference;
  const functionArn = qualifier === '' ? arn : joinText(arn, ':', qualifier);
  return [{ origin: row.origin, functionArn, sourceArn }];
}

function toFact({ policies, urls, ...owner }: Gathered): FunctionFact {
  return { ...owner, resourcePolicies: Object.fromEntries(policies), functionUrls: Object.fromEntries(urls) };
}
