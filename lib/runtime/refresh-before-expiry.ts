const REFRESH_AHEAD_MS = 5 * 60 * 1000;

/**
 * Keeps what `fetch` returned until 5 minutes before it expires, then fetches anew.
 *
 * Five minutes is also when an SDK client asks its provider again; an answer given earlier than that to one client is
 * still good for every other. Callers that come while a fetch is under way share it; a failed fetch is forgotten, so
 * the next caller tries again.
 */
export function refreshBeforeExpiry<T extends { readonly expiration: Date }>(
  fetch: () => Promise<T>,
): (identity?: { readonly forceRefresh?: boolean }) => Promise<T> {
  let current: T | undefined;
  let pending: Promise<T> | undefined;
  return ({ forceRefresh = false } = {}) => {
    const fresh = current !== undefined && current.expiration.getTime() - Date.now() >= REFRESH_AHEAD_MS;
    if (current !== undefined && fresh && !forceRefresh) return Promise.resolve(current);
    pending ??= fetch()
      .then((fetched) => {
        current = fetched;
        return fetched;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
}
