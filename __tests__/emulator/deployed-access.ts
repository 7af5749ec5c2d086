import { AwsError, type AwsTarget, requestAws } from '../../scripts/emulator/aws-request';
import type { DeployedFunction } from '../../scripts/emulator/deployed-function';
import type { Stage } from '../../scripts/emulator/open-stage';

/** What AWS itself holds on a function: asked there, since a state can be wrong about what a replacement took along. */
export interface DeployedAccess {
  /** Statements of the resource policy: id, principal and qualifier of the resource. */
  readonly permissions: readonly { readonly sid: string; readonly principal: unknown; readonly resource: string }[];
  readonly aliases: readonly string[];
  /** ARNs of the sources whose mappings feed the function. */
  readonly eventSources: readonly string[];
}

/** Asks the emulator for the access of a function. */
export async function deployedAccess(
  { emulatorUrl }: Pick<Stage, 'emulatorUrl'>,
  fn: DeployedFunction,
): Promise<DeployedAccess> {
  const target = { url: emulatorUrl, accountId: fn.accountId, region: fn.region, service: 'lambda' };
  const path = `/2015-03-31/functions/${fn.functionName}`;
  const qualifiers = await namesIn(target, `${path}/aliases`, 'Aliases', 'Name');
  const policies = await Promise.all([
    policyOf(target, `${path}/policy`),
    ...qualifiers.map((alias) => policyOf(target, `${path}/policy?Qualifier=${alias}`)),
  ]);
  const mappings = `/2015-03-31/event-source-mappings/?FunctionName=${fn.functionName}`;
  return {
    // The emulator answers in no fixed order, and for an alias with the function's own statements as well.
    permissions: [...new Map(policies.flat().map((statement) => [JSON.stringify(statement), statement]))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, statement]) => statement),
    aliases: qualifiers,
    eventSources: await namesIn(target, mappings, 'EventSourceMappings', 'EventSourceArn'),
  };
}

async function policyOf(target: AwsTarget, path: string): Promise<DeployedAccess['permissions']> {
  const text = await askOrNothing(target, path);
  if (text === undefined) {
    return [];
  }
  const { Policy } = JSON.parse(text) as { Policy: string };
  const { Statement } = JSON.parse(Policy) as { Statement: { Sid: string; Principal: unknown; Resource: string }[] };
  return Statement.map(({ Sid, Principal, Resource }) => ({ sid: Sid, principal: Principal, resource: Resource }));
}

async function namesIn(target: AwsTarget, path: string, list: string, name: string): Promise<string[]> {
  const text = await askOrNothing(target, path);
  const members = (JSON.parse(text ?? '{}') as Record<string, Record<string, string>[]>)[list] ?? [];
  return members.map((member) => member[name] ?? '').sort();
}

/** The answer, or nothing where AWS says that there is no such thing. */
async function askOrNothing(target: AwsTarget, path: string): Promise<string | undefined> {
  try {
    return await requestAws(target, { path });
  } catch (error) {
    if (error instanceof AwsError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}
