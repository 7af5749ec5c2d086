import { outOfRange, type Problem } from '../errors';

/** The whole numbers a property may have. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** What is counted, such as `seconds`. */
  readonly unit?: string;
  /** A number outside the range that means something of its own. */
  readonly or?: number;
}

/** What is wrong with an optional whole number, if it is given and anything is. */
export function checkRange(
  property: string,
  value: number | undefined,
  { from, to, unit, or }: Range,
): Problem | undefined {
  if (value === undefined || value === or || (Number.isInteger(value) && value >= from && value <= to)) {
    return undefined;
  }
  const allowed = [`${from} to ${to}`, ...(unit === undefined ? [] : [unit])].join(' ');
  return outOfRange(property, value, or === undefined ? allowed : `${allowed}, or ${or}`);
}
