import { isIP } from 'node:net';
import type { Ctx } from '../../context.ts';
import { isInRanges, isPublicAddress } from '../../platform/target-guard.ts';
import { badField } from './refusals.ts';

/**
 * Refuses an address that no message would ever reach. Names are looked up with each message, not here: what they
 * mean may change.
 *
 * @returns the address in its plain spelling
 * @throws Problem `invalid-input` with reason `url-not-https`, `url-not-public` or `url-with-password`
 */
export function checkUrl({ config }: Pick<Ctx, 'config'>, text: string): string {
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const allowed = config.webhookAllowPrivate;
  if (url.username !== '' || url.password !== '') {
    throw badField(
      'url-with-password',
      '/url',
      'The address must not hold a user name or a password. Messages are signed; verify the signature instead.',
    );
  }
  if (url.protocol !== 'https:' && allowed.length === 0) {
    throw badField('url-not-https', '/url', 'The address must begin with https://.');
  }
  if (isIP(host) && !isPublicAddress(host) && !isInRanges(host, allowed)) {
    throw badField(
      'url-not-public',
      '/url',
      'The address is not on the public internet. Name a public server, or ask the operator to allow its range.',
    );
  }
  url.hash = '';
  return url.href;
}
