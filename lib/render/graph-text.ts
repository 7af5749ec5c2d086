/** `graph` as an indented list: what stands in each account, and what each reaches. */
import type { AccessEdge, AccessNode } from '../prover/access-map';
import { conditionPhrase } from './condition-phrase';
import type { Paint } from './paint';
import { plainText } from './plain-text';
import { fullName, placeOf, shortName } from './short-name';
import { edgePhrase, type WorldMap } from './world-map';
import { wrapText } from './wrap-text';

const NEVER_IN_INPUT: readonly AccessNode['kind'][] = ['service', 'account', 'everyone'];

export function renderGraphText(worlds: readonly WorldMap[], paint: Paint): string {
  return `${worlds.map((world) => renderWorld(world, paint)).join('\n\n')}\n`;
}

function renderWorld({ world, map }: WorldMap, paint: Paint): string {
  const places = [...new Set(map.nodes.map(({ accountId }) => accountId))].sort((one, other) =>
    (one ?? '~') < (other ?? '~') ? -1 : 1,
  );
  const empty = map.nodes.length === 0 ? ['  nothing that grants or has access'] : [];
  return [
    paint.heading(plainText(world)),
    ...empty,
    ...places.flatMap((accountId) => [
      '',
      `  ${accountId === undefined ? 'outside of accounts' : plainText(`account ${accountId}`)}`,
      ...map.nodes.filter((node) => node.accountId === accountId).flatMap((node) => renderNode(node, map.edges)),
    ]),
  ].join('\n');
}

function renderNode(node: AccessNode, edges: readonly AccessEdge[]): readonly string[] {
  const { name, region } = shortName(node.id);
  const place = placeOf({ name, ...(region === undefined ? {} : { region }) });
  const known = node.inInput || NEVER_IN_INPUT.includes(node.kind) ? '' : ' (not in the input)';
  return [
    `    ${plainText(place === undefined ? name : `${name}, ${place}`)}${known}`,
    ...edges.filter(({ from }) => from === node.id).map(renderEdge),
  ];
}

function renderEdge(edge: AccessEdge): string {
  const conditions = edge.conditions.map((condition) => `, if ${conditionPhrase(condition, plainText)}`).join('');
  return wrapText(`${edgePhrase(edge, plainText)} -> ${fullName(edge.to, plainText)}${conditions}`, '      ');
}
