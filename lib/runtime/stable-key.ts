const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/**
 * A string that is equal for equal plain data (whatever the order of its keys, absent or undefined) and for the very
 * same class, function or instance. So an options literal written inside a handler names the same client in every
 * invocation.
 */
export function stableKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableKey).join(',')}]`;
  if (isPlainObject(value)) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => `${JSON.stringify(name)}:${stableKey(field)}`);
    return `{${fields.join(',')}}`;
  }
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return `#${identityOf(value)}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function identityOf(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  lastIdentity += 1;
  identities.set(value, lastIdentity);
  return lastIdentity;
}
