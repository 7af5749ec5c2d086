/** A state for each account: together they are one world, and one of them alone shows grants that are open on one side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import type { CheckResult } from '../../../lib/prover/check-result';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { HALVES, PLANS } from '../../../scripts/plans/plan-sources';

const [home, cross] = HALVES.map((name) =>
  readInventory(name, readFileSync(join(PLANS, name, 'applied-state.plan.json'), 'utf8')),
) as [ReturnType<typeof readInventory>, ReturnType<typeof readInventory>];

const told = ({ declared, undeclared }: CheckResult) => ({
  declared: declared.map(({ action, side, status, decision }) => ({
    action,
    side,
    status,
    notInInput: decision.reasons.filter(({ code }) => code === 'entityNotInInput').map(({ subject }) => subject),
  })),
  undeclared: undeclared.map(({ principal }) => principal),
});

const CALLER = 'arn:aws:iam::111111111111:role/app/caller';
const READER = 'arn:aws:iam::222222222222:role/reader';
const WORKER = 'arn:aws:lambda:eu-west-1:222222222222:function:worker';

test('the two states together prove both accesses, each declared by both', () => {
  const proved = { side: 'both', status: 'proved', notInInput: [] };
  expect(told(check('both', buildGraph([home, cross])))).toEqual({
    declared: [
      { action: 'sts:AssumeRole', ...proved },
      { action: 'lambda:InvokeFunction', ...proved },
    ],
    undeclared: [],
  });
});

test('the state of the caller alone does not tell who is let in', () => {
  const half = { side: 'caller', status: 'unknown' };
  expect(told(check('home', buildGraph([home])))).toEqual({
    declared: [
      { action: 'sts:AssumeRole', ...half, notInInput: [READER] },
      { action: 'lambda:InvokeFunction', ...half, notInInput: [WORKER] },
    ],
    undeclared: [],
  });
});

test('the state of the targets alone does not tell what the caller may do, nor its boundary', () => {
  const half = { side: 'target', status: 'unknown', notInInput: [CALLER, CALLER] };
  expect(told(check('cross', buildGraph([cross])))).toEqual({
    declared: [
      { action: 'sts:AssumeRole', ...half },
      { action: 'lambda:InvokeFunction', ...half },
    ],
    undeclared: [],
  });
});
