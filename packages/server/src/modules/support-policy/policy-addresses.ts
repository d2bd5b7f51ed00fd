import type { PolicyContacts } from '@codepushgo/contract';
import { isIPv4 } from 'node:net';

/**
 * The addresses of a policy, with the host under which people reach this server where the policy says `{host}`.
 *
 * @param publicUrl `PUBLIC_URL` of the configuration; its port plays no part
 * @example wholeAddresses(policy.contacts, 'https://push.example.com').support; // 'support@push.example.com'
 */
export function wholeAddresses(contacts: PolicyContacts, publicUrl: string): PolicyContacts {
  const { hostname } = new URL(publicUrl);
  // Mail names a bare IP address in brackets; those of IPv6 have theirs in an address of the web, too.
  const host = isIPv4(hostname) ? `[${hostname}]` : hostname.replace(/^\[/, '[IPv6:');
  return Object.fromEntries(
    Object.entries(contacts).map(([key, address]) => [key, address.replace('{host}', host)]),
  ) as PolicyContacts;
}
