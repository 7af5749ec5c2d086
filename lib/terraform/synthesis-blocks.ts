/**
 * Blocks of Terraform JSON. On each level, labels are members of one object or of the objects of a list.
 * https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
import type { Problem } from '../errors';
import { isRecord, type JsonRecord } from './plan-json';
import { noBlock } from './synthesis-problems';

export interface Block {
  /** Such as the type and the name of a resource. */
  readonly labels: readonly string[];
  readonly body: JsonRecord;
}

/** The blocks below a member of the file, with as many labels as they have by their kind. */
export function blocksOf(
  value: unknown,
  labelCount: number,
  what: string,
  report: (problem: Problem) => void,
): readonly Block[] {
  if (value === undefined || value === null) return [];
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  return elements.flatMap((element) => {
    if (!isRecord(element)) {
      report(noBlock(what, Array.isArray(element) ? 'a list in a list' : `a ${typeof element}`));
      return [];
    }
    if (labelCount === 0) return [{ labels: [], body: element }];
    return labelled(element).flatMap(([label, member]) =>
      blocksOf(member, labelCount - 1, `${what}.${label}`, report).map(({ labels, body }) => ({
        labels: [label, ...labels],
        body,
      })),
    );
  });
}

/** The members that are labels: `//` is a comment. */
function labelled(record: JsonRecord): readonly (readonly [string, unknown])[] {
  return Object.entries(record).filter(([label]) => label !== '//');
}
