import type { JudgedAccess } from '../../prover/judged-access';
import { type Chain, newChains } from '../chains';
import { foundAt, statementOf } from '../change-findings';
import { joinPhrases, type Phrase, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Moment, Scene } from '../scene';

export const chainGrows: Rule = {
  id: 'chain-grows',
  severity: 'error',
  title: 'A chain of roles reaches into another account',
  why: 'A role that may be assumed hands on all that it may do. The caller gets to an account whose policies do not name it, and whoever reads them there does not see that it is let in.',
  remedy:
    'Let the caller in directly, under its own name, or take one of the steps away. If the chain is meant, say so with a waiver.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining',
  silencedBy:
    'A caller that could reach the target before, in whatever way, or that is let in directly; a last step within one account, which is what its role is for; functions that are called on the way, whose code decides what is handed on; a step that is not known to be allowed; more than three roles on the way.',
  find: ({ before, after }: Scene): readonly Found[] => {
    if (before === undefined) return [];
    const were = allowedSteps(before);
    return newChains(before, after).map((chain) => {
      const added = chain.steps.find((step) => !were.has(keyOf(step))) ?? chain.steps.at(-1);
      return foundAt(statementOf(added), chain.to, evidenceOf(chain));
    });
  },
};

function allowedSteps({ accesses }: Moment): ReadonlySet<string> {
  return new Set(accesses.filter(({ outcome }) => outcome === 'allowed').map(keyOf));
}

function keyOf({ from, kind, to }: JudgedAccess): string {
  return `${from} ${kind} ${to}`;
}

function evidenceOf({ from, to, steps }: Chain): Phrase {
  const path = joinPhrases(
    steps.map(({ kind, to: reached }) => phrase`may ${[kind]} ${{ arn: reached }}`),
    ', which ',
  );
  return phrase`${{ arn: from }} gets to ${{ arn: to }} by way of ${[steps.length === 2 ? 'another role' : 'other roles']}: it ${path}.`;
}
