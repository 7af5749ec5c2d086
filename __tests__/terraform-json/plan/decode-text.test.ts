import { decodeText } from '../../../lib/terraform/decode-text';

const TEXT = '{"name":"Rolle für Zürich 🦊"}';

const bigEndian = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16LE with a byte order mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16LE', Buffer.from(TEXT, 'utf16le')],
  ['UTF-16BE with a byte order mark', bigEndian(`\uFEFF${TEXT}`)],
  ['UTF-16BE', bigEndian(TEXT)],
])('%s is decoded', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});

test('an empty file and a single byte are text too', () => {
  expect([[], [0x31], [0x00]].map((bytes) => decodeText(Uint8Array.from(bytes)))).toEqual(['', '1', '\0']);
});

test('half a character at the end of UTF-16BE is left out', () => {
  expect(decodeText(Uint8Array.from([...bigEndian('{}'), 0x00]))).toBe('{}');
});
