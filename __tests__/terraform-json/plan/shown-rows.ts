import { isSymbolic, showText } from '../../../lib/iam/text';
import type { ResourceRow, Rows, Value } from '../../../lib/terraform/row';

/** Rows as a person compares them: symbols between angle brackets, and without what says nothing of an access. */
export function shownRows({ rows, manifests, notes, removed }: Rows): object {
  return {
    rows: Object.fromEntries(rows.map(shownRow)),
    manifests: manifests.map(({ origin, value }) => [origin.address, shownValue(value)]),
    notes: notes.map(({ code, subject }) => `${code} ${subject}`),
    ...(removed === undefined ? {} : { removed: removed.map(({ address }) => address) }),
  };
}

function shownRow({ address, origin, accountId, region, partition, values }: ResourceRow): [string, object] {
  const known = Object.entries(values)
    .map(([name, value]) => [name, shownValue(value)] as const)
    // Nothing, an empty list, and what is known after apply and refers to nothing.
    .filter(([name, value]) => value !== null && value !== `<${address}.${name}>` && !isEmpty(value));
  const place = [partition, accountId, region].map(showText).join(' ');
  return [address, { in: `${origin.provider}: ${place}`, ...Object.fromEntries(known) }];
}

/** A value with its symbols between angle brackets. */
export function shownValue(value: Value): unknown {
  if (isSymbolic(value)) return showText(value);
  if (Array.isArray(value)) return value.map(shownValue);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shownValue(member)]))
    : value;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
