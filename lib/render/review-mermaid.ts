/** The change of access as a Mermaid flowchart: thick what is opened or widened, dashed what is closed or not known. */
import { accessNode } from '../prover/access-map';
import type { AccessChange } from '../review/access-change';
import { indentLine, mermaidLabel, renderAccounts } from './mermaid-nodes';
import { plainText } from './plain-text';
import { someOf } from './review-words';
import type { AccountNames } from './short-name';

/** What is longer hides the rest of the diagram. */
const LONGEST_LABEL = 200;

export function renderReviewMermaid(changes: readonly AccessChange[], accountNames: AccountNames): string {
  const nodes = [...new Set(changes.flatMap(({ caller, callee }) => [caller, callee]))]
    .sort()
    .map((id) => accessNode(id));
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  let groups = 0;
  const group = (): string => {
    groups += 1;
    return `g${groups}`;
  };
  const lines = [
    ...renderAccounts(nodes, { nodes: ids, group }, { accountNames, longest: LONGEST_LABEL }),
    ...changes.map((change) => renderEdge(change, ids)),
  ];
  return `${['flowchart LR', ...lines.map(indentLine)].join('\n')}\n`;
}

function renderEdge(change: AccessChange, ids: ReadonlyMap<string, string>): string {
  const { kind, caller, callee } = change;
  return `${ids.get(caller)} ${ARROWS[kind]}|${mermaidLabel(edgeText(change), LONGEST_LABEL)}| ${ids.get(callee)}`;
}

/** Thick where there is more than there was, dashed where there is nothing any more, or nobody knows. */
const ARROWS: Readonly<Record<AccessChange['kind'], string>> = {
  opened: '==>',
  widened: '==>',
  unknown: '-.->',
  narrowed: '-->',
  closed: '-.-x',
};

/** An arrow has little room: what conditions ask for is in the table. */
const MOST_NAMES = 3;

function edgeText({ kind, access, actions, after }: AccessChange): string {
  const done = access === 'use' ? someOf(actions, MOST_NAMES, plainText) : access;
  const keys = kind === 'closed' ? [] : (after?.conditions ?? []).map(({ key }) => key);
  return `${kind}: ${done}${keys.length === 0 ? '' : ` if ${someOf([...new Set(keys)], MOST_NAMES, plainText)}`}`;
}
