/** The access map of one world, by its name. */
import type { AccessEdge, AccessMap } from '../prover/access-map';

export interface WorldMap {
  readonly world: string;
  readonly map: AccessMap;
}

/** What an edge says, such as `assume` or `invoke, half open: the target's side is missing`. */
export function edgePhrase(
  { kind, actions, outcome, missingSide }: AccessEdge,
  quote: (foreign: string) => string,
): string {
  const verb = kind === 'use' ? actions.map(quote).join(', ') : KIND_WORDS[kind];
  switch (outcome) {
    case 'allowed':
      return verb;
    case 'halfOpen':
      return `${verb}, half open: the ${missingSide ?? 'other'}'s side is missing`;
    case 'denied':
      return `${verb}, denied`;
    case 'unknown':
      return `${verb}, unknown`;
    default:
      return outcome satisfies never;
  }
}

const KIND_WORDS: Readonly<Record<Exclude<AccessEdge['kind'], 'use'>, string>> = {
  assume: 'assume',
  invoke: 'invoke',
  run: 'run as',
};
