/**
 * Target: everything from a text to a decision. Kind: fuzzing. Whatever is given, the end is a result or an
 * `InputError`: a reader of other people's plans meets every kind of damage, and a crash tells a user nothing.
 */
import fc from 'fast-check';
import { InputError } from '../../lib/errors';
import { buildGraph } from '../../lib/graph/build-graph';
import { check } from '../../lib/prover/check';
import { OUTCOMES } from '../../lib/prover/decision';
import { prove } from '../../lib/prover/prove';
import type { Inventory } from '../../lib/terraform/inventory';
import { readInventory } from '../../lib/terraform/read-inventory';
import { readJsonInventory } from '../../lib/terraform/read-json-inventory';
import { seeded } from '../support/seeded';
import { caseFiles, toQuestion, worldOf } from './support/case-file';
import { damaged, damages } from './support/mutations';
import { requests, worlds } from './support/random-world';
import { terraformSeeds } from './support/terraform-seeds';

const caseWorlds = caseFiles().flatMap(([, file]) => file.cases.slice(0, 3).map((entry) => worldOf(file, entry)));
const seeds = terraformSeeds();

const strange = fc.constantFrom(
  '',
  '*',
  'arn:',
  ':::::',
  'arn:aws:iam::111111111111:root',
  'arn:aws:sts::1:assumed-role/a',
  's3.amazonaws.com',
  '${x}',
  'lambda:*',
  'nothing',
);
const questions = requests.chain((request) =>
  fc.record({
    principal: fc.oneof({ weight: 4, arbitrary: fc.constant(request.principal) }, strange),
    action: fc.oneof({ weight: 4, arbitrary: fc.constant(request.action) }, strange),
    resource: fc.oneof({ weight: 4, arbitrary: fc.constant(request.resource) }, strange),
    context: fc.constant(request.context),
    callerChooses: fc.boolean(),
  }),
);
type Asked = typeof questions extends fc.Arbitrary<infer T> ? T : never;

/** Reads and judges; anything thrown but an `InputError` goes on to the caller. */
function judge(read: () => Inventory, asked: Asked): string {
  try {
    const graph = buildGraph([read()]);
    check('fuzz', graph);
    return prove(graph, toQuestion(asked)).outcome;
  } catch (error) {
    if (error instanceof InputError) return 'InputError';
    throw error;
  }
}

const ENDS = [...OUTCOMES, 'InputError'];

describe('fuzzing', () => {
  it('a damaged inventory ends in a decision or an InputError', () => {
    const starts = fc.oneof(worlds, fc.constantFrom(...caseWorlds));
    const ends = new Map<string, number>();
    fc.assert(
      fc.property(starts, damages, questions, (start, steps, asked) => {
        const json = damaged(start, steps);
        const end = judge(() => readJsonInventory('fuzz', json), asked);
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }),
      seeded(7000),
    );
    expect([...ends.keys()].sort()).toEqual([...ENDS].sort());
  });

  it('a damaged plan, state or synthesis ends in a decision or an InputError', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), damages, questions, (start, steps, asked) => {
        const text = JSON.stringify(damaged(start, steps));
        expect(ENDS).toContain(judge(() => readInventory('fuzz', text), asked));
      }),
      seeded(3000),
    );
  });

  it('a damaged text ends in a decision or an InputError', () => {
    const insertions = fc.constantFrom('', '\ufeff', '\u0000', '{', ']', '"', '\\', '}}');
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds, ...caseWorlds),
        fc.nat(),
        insertions,
        questions,
        (start, at, inserted, asked) => {
          const text = JSON.stringify(start);
          const cut = at % (text.length + 1);
          const broken = inserted === '' ? text.slice(0, cut) : text.slice(0, cut) + inserted + text.slice(cut);
          expect(ENDS).toContain(judge(() => readInventory('fuzz', broken), asked));
        },
      ),
      seeded(500),
    );
  });
});
