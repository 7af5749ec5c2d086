/** IP addresses and CIDR ranges of both families. https://www.rfc-editor.org/rfc/rfc4632, https://www.rfc-editor.org/rfc/rfc4291 */

export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

export interface IpRange {
  readonly network: IpAddress;
  readonly prefix: number;
}

export function parseAddress(text: string): IpAddress | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

/** A CIDR range; an address alone is a range of one. */
export function parseRange(text: string): IpRange | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  const network = parseAddress(address);
  if (network === undefined || rest.length > 0) return undefined;
  if (prefix === undefined) return { network, prefix: network.bits };
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= network.bits ? { network, prefix: Number(prefix) } : undefined;
}

/** The first and the last address of a range; nothing where the text is none, or a range of version 6. */
export function endsOfRange(text: string): readonly string[] | undefined {
  const range = parseRange(text);
  if (range === undefined) return undefined;
  const { network, prefix } = range;
  if (prefix === network.bits) return [text.split('/')[0] ?? text];
  if (network.bits === 128) return undefined;
  const size = 1n << BigInt(network.bits - prefix);
  const first = (network.value / size) * size;
  return [first, first + size - 1n].map(showVersion4);
}

function showVersion4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}

export function isInRange(address: IpAddress, { network, prefix }: IpRange): boolean {
  const ignored = BigInt(network.bits - prefix);
  return address.bits === network.bits && address.value >> ignored === network.value >> ignored;
}

function parseVersion4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress ? { bits: 32, value: joinGroups(parts.map(BigInt), 8n) } : undefined;
}

const GROUPS = 8;

function parseVersion6(text: string): IpAddress | undefined {
  const [head = '', tail, ...rest] = text.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const missing = GROUPS - before.length - after.length;
  const isComplete = tail === undefined ? missing === 0 : missing > 0;
  const groups = [...before, ...Array<string>(Math.max(missing, 0)).fill('0'), ...after];
  return rest.length === 0 && isComplete && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? {
        bits: 128,
        value: joinGroups(
          groups.map((group) => BigInt(`0x${group}`)),
          16n,
        ),
      }
    : undefined;
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}

function joinGroups(groups: readonly bigint[], bits: bigint): bigint {
  return groups.reduce((value, group) => (value << bits) | group, 0n);
}
