/** Bytes of a file or a stream as text. PowerShell writes what it redirects as UTF-16. */

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Decodes UTF-8 and UTF-16, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  // Node without full ICU has no decoder for big-endian text.
  return encoding === 'utf-16be'
    ? new TextDecoder('utf-16le').decode(swapPairs(bytes))
    : new TextDecoder(encoding).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // JSON begins with a character of ASCII: one of its two bytes is then NUL, and no byte of UTF-8 JSON is.
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : 'utf-8';
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let at = 0; at < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return swapped;
}
