/** The nodes of a Mermaid flowchart: a box for each account, a shape for each kind of thing. */
import type { AccessNode } from '../prover/access-map';
import { cutText, plainText } from './plain-text';
import { type AccountNames, nameAccount, placeOf, shortName } from './short-name';

/** Numbered through the whole chart, so that no name of a plan is ever an id. */
export interface MermaidIds {
  readonly nodes: ReadonlyMap<string, string>;
  readonly group: () => string;
}

/** How things are called. */
interface MermaidLabels {
  readonly accountNames?: AccountNames;
  /** What is longer is cut. */
  readonly longest?: number;
}

/** Whether the input holds it does not show. */
type MermaidNode = Omit<AccessNode, 'inInput'>;

export function renderAccounts(
  nodes: readonly MermaidNode[],
  ids: MermaidIds,
  labels: MermaidLabels = {},
): readonly string[] {
  const members = new Map<string | undefined, MermaidNode[]>();
  for (const node of nodes) {
    const others = members.get(node.accountId);
    if (others === undefined) members.set(node.accountId, [node]);
    else others.push(node);
  }
  return [...members]
    .sort(([one], [other]) => ((one ?? '~') < (other ?? '~') ? -1 : 1))
    .flatMap(([accountId, each]) => {
      const lines = each.map((node) => renderNode(node, ids, labels));
      return accountId === undefined
        ? lines
        : [
            `subgraph ${ids.group()}[${mermaidLabel(nameAccount(accountId, labels.accountNames), labels.longest)}]`,
            ...lines.map(indentLine),
            'end',
          ];
    });
}

function renderNode(
  { id, kind }: MermaidNode,
  { nodes }: MermaidIds,
  { accountNames, longest }: MermaidLabels,
): string {
  const text = mermaidLabel(nodeName(id, accountNames), longest);
  const node = nodes.get(id);
  switch (kind) {
    case 'function':
      return `${node}[[${text}]]`;
    case 'role':
    case 'user':
      return `${node}([${text}])`;
    case 'service':
    case 'account':
    case 'everyone':
      return `${node}{{${text}}}`;
    case 'resource':
      return `${node}[${text}]`;
    default:
      return kind satisfies never;
  }
}

/** The box tells the account already. */
function nodeName(id: string, accountNames?: AccountNames): string {
  const { name, region } = shortName(id, accountNames);
  const place = placeOf({ name, ...(region === undefined ? {} : { region }) });
  return place === undefined ? name : `${name}, ${place}`;
}

// Mermaid reads #NN; as a character and everything else in quotes as text, but for what HTML or Markdown may be made of.
export function mermaidLabel(text: string, longest = Number.POSITIVE_INFINITY): string {
  const inert = plainText(cutText(text, longest)).replace(
    /[^\p{L}\p{N} .,:/_-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
  return `"${inert}"`;
}

export function indentLine(line: string): string {
  return `  ${line}`;
}
