import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

// The rest of IPv6 is special or not given out: https://www.iana.org/assignments/ipv6-address-space
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
// Looks public, but inside Azure it is the machine's own metadata and key service.
const AZURE_HOST = ipaddr.parse('168.63.129.16');

/**
 * Whether an address belongs to the public internet: not private, loopback, link-local, metadata, multicast,
 * reserved, or a form that carries another address inside (mapped ones are judged by what they carry).
 *
 * @example isPublicAddress('::ffff:10.0.0.1'); // false
 */
export function isPublicAddress(text: string): boolean {
  const address = readAddress(text);
  if (!address || address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv6') return address.match(GLOBAL_IPV6);
  return !address.match(AZURE_HOST, 32);
}

/**
 * Whether an address lies in one of the ranges.
 *
 * @example isInRanges('::ffff:10.0.0.1', ['10.0.0.0/8']); // true
 */
export function isInRanges(text: string, ranges: readonly string[]): boolean {
  const address = readAddress(text);
  return ranges.some((range) => {
    const [base, bits] = ipaddr.parseCIDR(range);
    return address?.kind() === base.kind() && address.match(base, bits);
  });
}

// Only the plain spellings: `new URL` has turned every other one (decimal, octal, short) into them.
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  return isIP(text) === 0 ? null : ipaddr.process(text);
}
