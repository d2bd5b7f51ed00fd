import type { IncomingMessage } from 'node:http';

/**
 * The address a request comes from.
 *
 * @param proxies how many proxies of ours stand in front; each appended the address that it saw
 */
export function clientAddress(
  incoming: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string {
  const direct = (incoming.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  if (proxies === 0) return direct;
  const header = incoming.headers['x-forwarded-for'];
  const chain = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.trim());
  const seen = [...chain.filter(Boolean), direct];
  return seen[Math.max(0, seen.length - 1 - proxies)] ?? direct;
}
