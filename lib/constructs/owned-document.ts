import { type TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../iam/policy-document';
import type { ResourceStatement } from '../iam/statement';
import { shortHash } from '../policies/ids';
import { mergeTrustStatements } from '../policies/merge-statements';
import { addressOf } from './address';
import type { AwsAccount } from './aws-account';
import { type Budget, watchBudget } from './budget';
import { terraformText } from './policy-text';
import { ofSameStack } from './scope-in';
import { sharedState } from './shared-state';

/** What an entry of a document must wait for, and with what the document must be replaced. */
export interface DocumentWiring {
  readonly dependsOn: readonly TerraformResource[];
  /** Plain addresses, as `replace_triggered_by` takes them. */
  readonly replaceTriggeredBy: readonly string[];
}

/** A document that AWS writes as a whole, such as the policy of a queue: one resource, however many triggers add to it. */
export interface OwnedDocument<Entry, Resource extends TerraformResource> {
  readonly resource: Resource;
  /** What has been added until now. */
  readonly entries: readonly Entry[];
  readonly add: (entry: Entry, wiring: DocumentWiring) => void;
}

const documentsOf = sharedState<TerraformStack, Map<string, unknown>>(() => new Map());

/** The one document of a kind that a source has in the stack of its account; made when the first trigger registers. */
export function ownedDocument<Entry, Resource extends TerraformResource>(
  account: AwsAccount,
  name: string,
  create: (scope: Construct) => Resource,
  write: (resource: Resource, entries: readonly Entry[]) => void,
): OwnedDocument<Entry, Resource> {
  const stack = TerraformStack.of(account.provider);
  const documents = documentsOf(stack);
  // Two providers may reach one account and region.
  const key = JSON.stringify([name, account.accountId, account.region]);
  const present = documents.get(key) as OwnedDocument<Entry, Resource> | undefined;
  if (present !== undefined) {
    return present;
  }
  // Of a name with characters that no address has, a hash tells what cdktf drops.
  const safe = name.replace(/[^A-Za-z0-9_-]/g, '-');
  const id = [safe, account.provider.alias ?? account.accountId, ...(safe === name ? [] : [shortHash(name)])].join('-');
  const resource = create(new Construct(stack, id));
  const entries: Entry[] = [];
  const document: OwnedDocument<Entry, Resource> = {
    resource,
    entries,
    add: (entry, { dependsOn, replaceTriggeredBy }) => {
      entries.push(entry);
      write(resource, entries);
      const addresses = ofSameStack(resource, dependsOn).map(addressOf);
      if (addresses.length > 0) {
        resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), ...addresses])];
      }
      if (replaceTriggeredBy.length > 0) {
        const triggers = resource.lifecycle?.replaceTriggeredBy ?? [];
        resource.lifecycle = { replaceTriggeredBy: [...new Set([...triggers, ...replaceTriggeredBy])] };
      }
    },
  };
  documents.set(key, document);
  return document;
}

/** The policy of a source, as an owned document whose entries are statements. */
export function ownedPolicy<Resource extends TerraformResource & { policy: string }>(
  account: AwsAccount,
  name: string,
  budget: Omit<Budget, 'unit' | 'todo'>,
  create: (scope: Construct, policy: string) => Resource,
): OwnedDocument<ResourceStatement, Resource> {
  const render = (statements: readonly ResourceStatement[]): string =>
    terraformText(JSON.stringify(policyDocument(mergeTrustStatements(statements))));
  let measure: ((size: number) => void) | undefined;
  return ownedDocument<ResourceStatement, Resource>(
    account,
    name,
    (scope) => {
      measure = watchBudget(scope, {
        ...budget,
        unit: 'bytes',
        todo: 'let fewer roles read the source, or hand the statements over and write the policy elsewhere',
      });
      return create(scope, render([]));
    },
    (resource, statements) => {
      const policy = render(statements);
      resource.policy = policy;
      measure?.(Buffer.byteLength(policy));
    },
  );
}
