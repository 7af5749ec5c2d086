/**
 * A world in which a text of a policy is known only after apply. The text is marked in the JSON, the JSON is read, and
 * the marks in what was read become symbols: no JSON can write one.
 */
import { buildGraph } from '../../../lib/graph/build-graph';
import { joinText, symbolText, type Text } from '../../../lib/iam/text';
import type { Outcome } from '../../../lib/prover/decision';
import { prove } from '../../../lib/prover/prove';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';
import type { RequestJson, StatementJson, WorldJson } from '../reference/reference-request';
import { toQuestion } from './case-file';
import { mapStatements } from './change-world';

const MARK = 'markOfASymbol';
const SYMBOL = symbolText('random_pet.name.id');

export interface SymbolicWorld {
  readonly marked: WorldJson;
  /** The same world once the value is known. */
  readonly replacedBy: (value: string) => WorldJson;
}

/** Words of the vocabulary of which one, wherever it stands in one statement, is known only after apply. */
const WORDS = ['caller', 'reader', 'processor', '111111111111', 'job', 'o-aaaaaaaaaa', 'neighbour', 'abc'];

export function withSymbol(world: WorldJson, at: number): SymbolicWorld {
  const places: (readonly [index: number, word: string])[] = [];
  mapStatements(world, (statement, index) => {
    const text = JSON.stringify(statement);
    places.push(...WORDS.filter((word) => text.includes(word)).map((word) => [index, word] as const));
    return [statement];
  });
  const [wanted, word = MARK] = places[at % Math.max(places.length, 1)] ?? [];
  const marked = mapStatements(world, (statement, index) => [
    index === wanted ? replaceWord(statement, word, MARK) : statement,
  ]);
  return { marked, replacedBy: (value) => replaceWord(marked, MARK, value) };
}

export function symbolicOutcome({ marked }: SymbolicWorld, request: RequestJson): Outcome {
  const graph = buildGraph([withSymbols(readJsonInventory('symbolic', marked))]);
  return prove(graph, toQuestion({ ...request, sessionPolicies: JSON.parse(JSON.stringify(request.sessionPolicies)) }))
    .outcome;
}

function replaceWord<T extends StatementJson | WorldJson>(value: T, word: string, by: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(word, by));
}

/** The same data with every marked text made symbolic; record keys are not marked by these worlds. */
function withSymbols<T>(value: T): T {
  if (typeof value === 'string') return (value.includes(MARK) ? symbolic(value) : value) as T;
  if (Array.isArray(value)) return value.map(withSymbols) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSymbols(member)])) as T;
}

function symbolic(text: string): Text {
  return joinText(
    ...text.split(MARK).flatMap((part, index): readonly Text[] => (index === 0 ? [part] : [SYMBOL, part])),
  );
}
