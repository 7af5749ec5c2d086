import { type IpAddress, isInRange, parseAddress, parseRange } from '../../../lib/prover/ip-range';

const v4 = (value: bigint): IpAddress => ({ bits: 32, value });
const v6 = (value: bigint): IpAddress => ({ bits: 128, value });

describe('IP addresses', () => {
  it.each<[string, IpAddress | undefined]>([
    ['0.0.0.0', v4(0n)],
    ['10.0.0.1', v4(0x0a000001n)],
    ['255.255.255.255', v4(0xffffffffn)],
    ['::', v6(0n)],
    ['::1', v6(1n)],
    ['1::', v6(1n << 112n)],
    ['2001:db8::1', v6(0x20010db8000000000000000000000001n)],
    ['2001:DB8:0:0:0:0:0:1', v6(0x20010db8000000000000000000000001n)],
    ['256.0.0.1', undefined],
    ['10.0.0', undefined],
    ['10.0.0.1.2', undefined],
    ['10.0.0.', undefined],
    ['10.0.0.-1', undefined],
    ['10.0.0.1 ', undefined],
    ['0x0a.0.0.1', undefined],
    ['', undefined],
    [':', undefined],
    [':::', undefined],
    ['1::2::3', undefined],
    ['1:2:3:4:5:6:7', undefined],
    ['1:2:3:4:5:6:7:8:9', undefined],
    ['1:2:3:4:5:6:7::8', undefined],
    ['12345::', undefined],
    ['g::', undefined],
    ['fe80::1%eth0', undefined],
    ['::ffff:10.0.0.1', undefined],
  ])('%j is read, or is none', (text, expected) => {
    expect(parseAddress(text)).toEqual(expected);
  });

  it.each<[string, number | undefined]>([
    ['10.0.0.0/8', 8],
    ['10.0.0.0/0', 0],
    ['10.0.0.0', 32],
    ['::/128', 128],
    ['::1', 128],
    ['10.0.0.0/33', undefined],
    ['::/129', undefined],
    ['10.0.0.0/', undefined],
    ['10.0.0.0/-1', undefined],
    ['10.0.0.0/8/8', undefined],
    ['10.0.0.0/255.0.0.0', undefined],
    ['/8', undefined],
    ['', undefined],
  ])('the range %j has a prefix of %s bits, or is none', (text, prefix) => {
    expect(parseRange(text)?.prefix).toBe(prefix);
  });

  it.each<[string, string, boolean | undefined]>([
    ['10.0.0.1', '10.0.0.0/8', true],
    ['10.255.255.255', '10.0.0.0/8', true],
    ['11.0.0.0', '10.0.0.0/8', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.2', '10.0.0.1', false],
    ['10.0.0.1', '10.255.0.0/8', true],
    ['1.2.3.4', '0.0.0.0/0', true],
    ['::1', '0.0.0.0/0', false],
    ['1.2.3.4', '::/0', false],
    ['2001:db8:1::', '2001:db8::/32', true],
    ['2001:db9::', '2001:db8::/32', false],
  ])('%s lies in %s: %s', (address, range, expected) => {
    const [parsed, network] = [parseAddress(address), parseRange(range)];
    expect(parsed && network && isInRange(parsed, network)).toBe(expected);
  });

  it.each([
    ':'.repeat(1_000_000),
    '1.'.repeat(500_000),
    `${'1:'.repeat(500_000)}:`,
    `1.2.3.4/${'1'.repeat(1_000_000)}`,
  ])('a text of a million characters is no range', (text) => {
    expect(parseRange(text)).toBe(undefined);
  });
});
