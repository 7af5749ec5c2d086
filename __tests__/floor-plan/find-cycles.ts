import type { Module } from './read-modules';

/**
 * The groups of modules that import each other, each as the paths of one shortest round trip from its first member
 * (in alphabetical order) back to it.
 */
export function findCycles(modules: readonly Module[]): string[][] {
  const known = new Set(modules.map(({ path }) => path));
  const edges = new Map(
    modules.map(({ path, references }) => [
      path,
      references.flatMap(({ target }) => (target !== undefined && known.has(target) ? [target] : [])).sort(),
    ]),
  );
  const seen = new Set<string>();
  return [...known].sort().flatMap((start) => {
    if (seen.has(start)) return [];
    const trip = shortestRoundTrip(edges, start);
    for (const path of trip ?? []) seen.add(path);
    return trip === undefined ? [] : [trip];
  });
}

/** Breadth first, so that the message shows the least a person must cut. */
function shortestRoundTrip(edges: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  for (let ring: readonly string[] = [start]; ring.length > 0; ) {
    const next: string[] = [];
    for (const path of ring) {
      for (const target of edges.get(path) ?? []) {
        if (target === start) return roundTrip(cameFrom, start, path);
        if (cameFrom.has(target)) continue;
        cameFrom.set(target, path);
        next.push(target);
      }
    }
    ring = next;
  }
  return undefined;
}

function roundTrip(cameFrom: ReadonlyMap<string, string>, start: string, last: string): string[] {
  const trip = [start];
  for (let path: string | undefined = last; path !== undefined && path !== start; path = cameFrom.get(path)) {
    trip.splice(1, 0, path);
  }
  return [...trip, start];
}
