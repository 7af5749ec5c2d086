/** Does something with every item before it gives up, so that a person sees everything that is wrong at once. */
import { InputError } from '../errors';

/** @throws InputError or, where several items fail, an AggregateError of them. */
export async function gatherErrors<T, R>(items: readonly T[], act: (item: T) => R | Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const errors: InputError[] = [];
  for (const item of items) {
    try {
      results.push(await act(item));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
    }
  }
  throwErrors(errors);
  return results;
}

/** @throws InputError or AggregateError where there is one error or more. */
function throwErrors(errors: readonly InputError[]): void {
  const [first, ...others] = errors;
  if (first !== undefined) throw others.length === 0 ? first : new AggregateError(errors, 'several inputs');
}
