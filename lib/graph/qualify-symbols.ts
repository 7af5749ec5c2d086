/**
 * Makes symbols of several inputs differ: `aws_iam_role.x.unique_id` of one state is not that of another.
 * In: what one input says. Out: the same with the input's name in every symbol.
 */
import { isSymbolic, textOf, textParts } from '../iam/text';
import type { Inventory } from '../terraform/inventory';

export function qualifySymbols(inventory: Inventory, place: string): Inventory {
  return qualify(inventory, place) as Inventory;
}

function qualify(value: unknown, place: string): unknown {
  if (isSymbolic(value)) {
    return textOf(
      textParts(value).map((part) =>
        typeof part === 'string' || part.symbol === undefined ? part : { symbol: `${part.symbol} in ${place}` },
      ),
    );
  }
  if (Array.isArray(value)) return (value as readonly unknown[]).map((element) => qualify(element, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, qualify(member, place)]));
}
