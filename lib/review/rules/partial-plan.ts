import type { InventoryNote } from '../../terraform/inventory';
import { type Phrase, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const partialPlan: Rule = {
  id: 'partial-plan',
  severity: 'warning',
  title: 'The input is not the whole change',
  why: 'A review tells of what the input holds. What Terraform left out of the plan, or what cannot be read of it, may open an access that nobody sees here.',
  remedy:
    'Plan again without -target and without the error, until the plan is complete; of synthesised modules give the plan.',
  link: 'https://developer.hashicorp.com/terraform/internals/json-format#plan-representation',
  silencedBy: 'Plans of Terraform below 1.8, which do not tell whether they are complete; plans that only destroy.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    graph.notes.flatMap(({ code, subject }) => {
      // It is said of a plan for both of its times, and is no older than the plan.
      const evidence = graph.planned === undefined && isOfPlan(code) ? undefined : evidenceOf(code, subject);
      return evidence === undefined ? [] : [{ origin: { input: graph.inputs.join(', ') }, subject, evidence }];
    }),
};

function isOfPlan(code: InventoryNote['code']): boolean {
  return code === 'errored' || code === 'incomplete' || code === 'deferred';
}

function evidenceOf(code: InventoryNote['code'], subject: string): Phrase | undefined {
  switch (code) {
    case 'errored':
      return phrase`The plan ${subject} ended with an error: what comes after it is missing.`;
    case 'incomplete':
      return phrase`The plan ${subject} is incomplete: it was made with -target, or more changes follow in a later one.`;
    case 'deferred':
      return phrase`Terraform deferred resources of the plan ${subject}, which are not in it.`;
    case 'moduleNotRead':
      return phrase`What the module ${subject} makes is not in the input.`;
    case 'unreadManifest':
      return phrase`The access manifest ${subject} cannot be read: what it declares is not known.`;
    // Other rules tell of these, or nothing is to be said of them.
    case 'unknownAccount':
    case 'unlinked':
    case 'destroyed':
      return undefined;
    default:
      return code satisfies never;
  }
}
