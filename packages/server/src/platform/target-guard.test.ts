import fc from 'fast-check';
import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isInRanges, isPublicAddress } from './target-guard.ts';

const SPECIAL = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::808:808',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:808:808::',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
];
const PUBLIC = ['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.167.255.255', '::ffff:8.8.8.8', '2606:4700::1111'];

describe('which addresses are public', () => {
  it.each(SPECIAL)('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)('%s is', (address) => expect(isPublicAddress(address)).toBe(true));

  it('says no to whatever is no plain address', () => {
    for (const text of ['', 'localhost', '0177.0.0.1', '127.1', '2130706433', '0x7f.1', '1.1.1.1 ', '[::1]'])
      expect(isPublicAddress(text), text).toBe(false);
  });

  it('judges an IPv4 address the same in every mapped spelling', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const [a, b, c, d] = ip.split('.').map(Number) as [number, number, number, number];
        const hex = `::ffff:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        const judged = isPublicAddress(ip);
        expect([isPublicAddress(`::ffff:${ip}`), isPublicAddress(hex)]).toEqual([judged, judged]);
      }),
    );
  });

  it('judges every spelling of a URL by the address that it means', () => {
    const spellings = (n: number): string[] => [
      String(n),
      `0x${n.toString(16)}`,
      `0${n.toString(8)}`,
      `${n >>> 24}.${n & 0xffffff}`,
      `0${(n >>> 24).toString(8)}.${(n >>> 16) & 255}.${n & 0xffff}`,
    ];
    fc.assert(
      fc.property(fc.nat(0xffffff), (rest) => {
        for (const spelling of spellings(0x7f000000 + rest)) {
          const { hostname } = new URL(`http://${spelling}/`);
          expect([isIP(hostname), isPublicAddress(hostname)], spelling).toEqual([4, false]);
        }
      }),
    );
  });

  it('no address of a special range passes', () => {
    const ranges = ['10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', '64:ff9b::/96', '2002::/16'];
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => {
        expect(isInRanges(ip, ranges) && isPublicAddress(ip)).toBe(false);
      }),
    );
  });
});

it('ranges hold their addresses in both forms, and nothing else', () => {
  const ranges = ['127.0.0.1/32', 'fd00::/8'];
  expect(isInRanges('127.0.0.1', ranges)).toBe(true);
  expect(isInRanges('::ffff:127.0.0.1', ranges)).toBe(true);
  expect(isInRanges('fd12::1', ranges)).toBe(true);
  expect(isInRanges('127.0.0.2', ranges)).toBe(false);
  expect(isInRanges('::1', ranges)).toBe(false);
  expect(isInRanges('nonsense', ranges)).toBe(false);
});
