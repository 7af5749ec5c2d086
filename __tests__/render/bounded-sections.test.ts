/** What finds room in a document, and what is given up first. */
import { fitSections, type Section, sizeOf } from '../../lib/render/bounded-sections';

const PLAIN = {
  opening: '',
  closing: '',
  between: '\n',
  isWhole: false,
  share: 1,
  nouns: ['entry', 'entries'],
} as const;

const section = (rank: number, count: number, given: Partial<Section> = {}): Section => ({
  ...PLAIN,
  rank,
  // Of 100 characters with what stands between them.
  entries: Array.from({ length: count }, (_, index) => () => `${rank}.${index} `.padEnd(99, 'x')),
  ...given,
});

const leftOf = (sections: readonly Section[], room: number) => fitSections(sections, room).map(({ left }) => left);
const longest = (sections: readonly Section[], room: number) =>
  sizeOf(
    fitSections(sections, room)
      .map(({ text }) => text)
      .join('\n\n'),
  );

test('all of it, where there is room', () => {
  const [fit] = fitSections([section(1, 2, { opening: '<', closing: '>', entries: [() => 'a', () => 'b'] })], 1000);
  expect([fit?.text, fit?.left]).toEqual(['<a\nb>', 0]);
});

test('nothing around no entries', () => {
  expect(fitSections([section(1, 0, { opening: '<', closing: '>' })], 1000)).toMatchObject([{ text: '', left: 0 }]);
});

test('the lowest rank first, wherever it stands', () => {
  expect(leftOf([section(2, 10), section(1, 10)], 1500)).toEqual([6, 0]);
});

test('what is left out of a part of it is said there', () => {
  const [fit] = fitSections([section(1, 10, { closing: '>' })], 500);
  expect([fit?.left, fit?.text.slice(-24)]).toEqual([6, 'x\n\n6 more are left out.>']);
});

test('a section that is whole or nothing', () => {
  expect(leftOf([section(1, 4, { isWhole: true }), section(2, 4)], 300)).toEqual([4, 2]);
  expect(leftOf([section(1, 4, { isWhole: true })], 1000)).toEqual([0]);
});

test('a share leaves room for the ranks after it, and what it does not need as well', () => {
  expect(leftOf([section(1, 10, { share: 0.5 }), section(2, 10)], 1200)).toEqual([5, 4]);
  expect(leftOf([section(1, 1, { share: 0.5 }), section(2, 10)], 1300)).toEqual([0, 0]);
});

test('sections of one rank share alike', () => {
  expect(leftOf([section(1, 10), section(1, 10)], 1200)).toEqual([5, 4]);
  expect(leftOf([section(1, 1), section(1, 10), section(1, 10)], 1200)).toEqual([0, 6, 4]);
});

test('bytes count', () => {
  expect(sizeOf('é😀')).toBe(6);
  const wide = section(1, 10, { entries: Array.from({ length: 10 }, () => () => '😀'.repeat(25)) });
  expect(leftOf([wide], 500)).toEqual([6]);
});

test.each([0, 1, 60, 99, 100, 500, 999, 5000])('never more than a room of %d', (room) => {
  const sections = [1, 2, 2, 3].map((rank) => section(rank, 8, { opening: 'o'.repeat(20), closing: 'c'.repeat(20) }));
  expect(longest(sections, room)).toBeLessThanOrEqual(Math.max(room, '\n\n\n\n\n\n'.length));
});

test('what finds no room is not rendered', () => {
  let rendered = 0;
  const entries = Array.from({ length: 100_000 }, () => () => {
    rendered += 1;
    return 'x'.repeat(99);
  });
  fitSections([section(1, 0, { entries }), section(2, 0, { entries })], 1000);
  expect(rendered).toBeLessThan(20);
});
