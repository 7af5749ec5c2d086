import { refreshBeforeExpiry } from '../../lib/runtime/refresh-before-expiry';

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

function counting(seconds: number) {
  let fetched = 0;
  return refreshBeforeExpiry(() => {
    fetched += 1;
    return Promise.resolve({ fetched, expiration: new Date(Date.now() + seconds * 1000) });
  });
}

test.each([
  [300_000, 1],
  [300_001, 2],
])('of a session of 600 seconds, after %d ms the fetch is number %d', async (elapsed, fetched) => {
  const session = counting(600);
  await session();
  jest.setSystemTime(elapsed);
  expect(await session()).toEqual({ fetched, expiration: new Date((fetched - 1) * elapsed + 600_000) });
});

test('callers at the same time share one fetch', async () => {
  const session = counting(600);
  expect(new Set(await Promise.all([session(), session(), session()])).size).toBe(1);
});

test('an SDK client that asks for a refresh gets one', async () => {
  const session = counting(600);
  await session();
  expect((await session({ forceRefresh: true })).fetched).toBe(2);
  expect((await session()).fetched).toBe(2);
});

test('a failed fetch reaches all its callers and nobody else', async () => {
  let calls = 0;
  const session = refreshBeforeExpiry(() => {
    calls += 1;
    return calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve({ expiration: new Date(600_000) });
  });
  const messages = await Promise.all([session(), session()].map((call) => call.catch((error: Error) => error.message)));
  expect(messages).toEqual(['down', 'down']);
  expect(await session()).toEqual({ expiration: new Date(600_000) });
});
