/** Choices that are the same in every run, so that a property that fails can be looked at again. */
export interface Random {
  readonly pick: <T>(choices: readonly T[]) => T;
  /** One to `most` things. */
  readonly some: <T>(most: number, make: () => T) => readonly T[];
  readonly chance: () => boolean;
  readonly shuffle: <T>(items: readonly T[]) => readonly T[];
}

/** A linear congruential generator: not random enough for secrets, and quite enough for small worlds. */
export function random(seed: number): Random {
  let state = (seed * 2_654_435_761 + 1) % 2 ** 32;
  const below = (limit: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    pick: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    some: (most, make) => Array.from({ length: 1 + below(most) }, make),
    chance: () => below(2) === 0,
    shuffle: (items) =>
      items
        .map((item) => ({ item, key: below(2 ** 20) }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
  };
}
