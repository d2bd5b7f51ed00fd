import ipaddr from 'ipaddr.js';

/**
 * What counts as one source: an IPv4 address, or the network of 64 bits that a customer of IPv6 has for himself.
 *
 * @example sourceNetwork('2001:db8:1:2:3::4'); // '2001:db8:1:2::'
 */
export function sourceNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
