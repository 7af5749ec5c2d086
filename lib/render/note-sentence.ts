/** What makes an input less than the whole truth, as sentences. */
import type { CheckResult } from '../prover/check-result';
import type { Quote } from './plain-text';

export type Note = CheckResult['notes'][number];

/** What is not seen may hold an access: with one of these nothing is proved. */
const HIDES_ACCESSES = ['errored', 'incomplete', 'deferred', 'moduleNotRead', 'unreadManifest', 'unlinked'];

/** Whether accesses may be missing from the input. */
export function hidesAccesses({ code }: Note): boolean {
  return HIDES_ACCESSES.includes(code);
}

export function noteSentence({ code, subject }: Note, quote: Quote): string {
  switch (code) {
    case 'errored':
      return `The plan ${quote(subject)} ended with an error: what comes after it is missing.`;
    case 'incomplete':
      return `The plan ${quote(subject)} is incomplete: more changes follow in a later one.`;
    case 'deferred':
      return `Terraform deferred ${quote(subject)}: it is not in the plan.`;
    case 'moduleNotRead':
      return `What the module ${quote(subject)} makes is not in the input: give a plan, where it is.`;
    case 'unknownAccount':
      return `The account of provider ${quote(subject)} is not in the input: give it with --account.`;
    case 'unreadManifest':
      return `The access manifest of ${quote(subject)} cannot be read: what it declares is not known.`;
    case 'unlinked':
      return `What ${quote(subject)} belongs to is not in the input: whom it concerns is not known.`;
    case 'destroyed':
      return `The plan destroys ${quote(subject)}.`;
    default:
      return `${quote(code)}: ${quote(subject)}.`;
  }
}
