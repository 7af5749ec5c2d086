/**
 * Terraform's machine-readable output (`-json`), one JSON object a line
 * (https://developer.hashicorp.com/terraform/internals/machine-readable-ui). In: its lines; out: changes, problems.
 */

/** One planned change: `create`, `update`, `replace`, `delete`, ... of an address. */
export interface Change {
  readonly address: string;
  readonly action: string;
}

interface Message {
  readonly type?: string;
  readonly '@message'?: string;
  readonly change?: { readonly resource?: { readonly addr?: string }; readonly action?: string };
  readonly outputs?: Readonly<Record<string, { readonly action?: string }>>;
  readonly hook?: { readonly resource?: { readonly addr?: string } };
  readonly diagnostic?: {
    readonly severity?: string;
    readonly summary?: string;
    readonly detail?: string;
    readonly address?: string;
  };
}

/** A line as a message; other text (a panic, a wrapper's notice) is none. */
function parseMessage(line: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The resources and outputs that a plan changes, sorted by address. */
export function plannedChanges(output: string): Change[] {
  return messagesOf(output)
    .flatMap(({ type, change, outputs }) => {
      if (type === 'planned_change') {
        return [{ address: change?.resource?.addr ?? '', action: change?.action ?? '' }];
      }
      if (type === 'outputs') {
        return Object.entries(outputs ?? {}).map(([name, { action = 'noop' }]) => ({
          address: `output.${name}`,
          action,
        }));
      }
      return [];
    })
    .filter(({ action }) => action !== 'noop' && action !== 'read')
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** What a person needs of a failed run: the diagnostics, or all there is when Terraform gave none. */
export function readableOutput(output: string): string {
  const diagnostics = messagesOf(output)
    .map(({ diagnostic }) => diagnostic)
    .filter((diagnostic) => diagnostic !== undefined)
    .map(({ severity, summary, detail, address }) =>
      [`${severity}: ${summary}`, address && `  with ${address}`, detail].filter(Boolean).join('\n'),
    );
  return diagnostics.length > 0 ? diagnostics.join('\n') : output;
}

/** The resource that a line says is done (created, changed or destroyed). */
export function completedAddress(line: string): string | undefined {
  const message = parseMessage(line);
  return message?.type === 'apply_complete' ? message.hook?.resource?.addr : undefined;
}

const messagesOf = (output: string): Message[] =>
  output
    .split('\n')
    .map(parseMessage)
    .filter((message) => message !== undefined);
