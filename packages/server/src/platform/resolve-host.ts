import { Resolver } from 'node:dns/promises';

/** Finds the addresses of a host name; rejects when there are none. */
export type ResolveHost = (host: string, signal: AbortSignal) => Promise<string[]>;

const LOCAL = /(?:^|\.)localhost\.?$/i;

/**
 * Asks the DNS, for IPv4 and IPv6. Not by the system's `getaddrinfo`: a slow name server would hold one of the few
 * threads that files are read by.
 */
export const resolveByDns: ResolveHost = async (host, signal) => {
  // RFC 6761: such names never reach a name server.
  if (LOCAL.test(host)) return ['127.0.0.1', '::1'];
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const cancel = (): void => resolver.cancel();
  signal.throwIfAborted();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    signal.throwIfAborted();
    const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (addresses.length > 0) return addresses;
    throw (found[0] as PromiseRejectedResult).reason;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};
