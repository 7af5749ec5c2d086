/**
 * Values made once and kept across invocations, the least recently used dropped first.
 *
 * There is a limit because keys can come from outside (a Kinesis record names the role): a warm function must not grow
 * with every name somebody sends.
 */
export class KeptValues<T> {
  readonly #values = new Map<string, T>();
  readonly #limit: number;

  constructor(limit = 100) {
    this.#limit = limit;
  }

  get(key: string, make: () => T): T {
    const kept = this.#values.get(key);
    const value = kept ?? make();
    // A Map iterates in order of insertion: putting the value back makes it the newest.
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#limit) {
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest);
        break;
      }
    }
    return value;
  }
}
