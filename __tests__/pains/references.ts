import type { Synthesised } from '../support/synthesised';

/** Every resource with the resources that Terraform must look at before it: references and depends_on. */
export function references({ resources }: Synthesised): ReadonlyMap<string, readonly string[]> {
  const addresses = Object.keys(resources);
  return new Map(
    Object.entries(resources).map(([address, args]) => {
      const text = JSON.stringify(args);
      // Names hold letters, digits, _ and -, so what follows the address tells it from a longer one.
      const isNamed = (other: string): boolean => new RegExp(`${other.replace('.', '\\.')}(?![\\w-])`).test(text);
      return [address, addresses.filter((other) => other !== address && isNamed(other))];
    }),
  );
}

/** All that a resource refers to, directly or through others. */
export function reached(from: string, graph: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (address: string): void => {
    for (const next of graph.get(address) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        visit(next);
      }
    }
  };
  visit(from);
  return seen;
}
