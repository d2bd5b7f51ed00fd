import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import type { StatusConfig } from '#status';
import type { Kind } from '#status-messages';
import { isInRanges, isPublicAddress } from '../../platform/target-guard.ts';
import { refusal } from './refusal.ts';

const LONGEST_URL = 2000;

// Only where the services themselves take messages: nobody points a chat's messages at somebody else's server.
const HOSTS: Record<Exclude<Kind, 'email' | 'webhook'>, { host: RegExp; path: RegExp }> = {
  slack: {
    host: /^hooks\.slack(-gov)?\.com$/,
    path: /^\/(services|triggers|workflows)\//,
  },
  teams: {
    host: /(\.logic\.azure\.com|\.webhook\.office\.com|\.api\.powerplatform\.com|\.flow\.microsoft\.com)$/,
    path: /^\/./,
  },
  discord: {
    host: /^((ptb|canary)\.)?discord(app)?\.com$/,
    path: /^\/api\/(v\d+\/)?webhooks\//,
  },
};

/**
 * A mailbox in one spelling.
 *
 * @throws Problem `invalid-input`
 * @example checkMailbox(' zoe@Exämple.com '); // 'zoe@xn--exmple-cua.com'
 */
export function checkMailbox(text: string): string {
  const [, local = '', host = ''] = /^(.*)@([^@]*)$/.exec(text.trim()) ?? [];
  const address = `${local}@${domainToASCII(host.toLowerCase())}`;
  if (address.length > 254 || !z.email().safeParse(address).success) throw refusal('mailbox');
  return address;
}

/**
 * The address of an endpoint in one spelling. Names are looked up with each message, not here: what they mean may
 * change.
 *
 * @throws Problem `invalid-input`
 */
export function checkEndpoint(
  { webhookAllowPrivate }: Pick<StatusConfig, 'webhookAllowPrivate'>,
  kind: Exclude<Kind, 'email'>,
  text: string,
): string {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) && trimmed.length <= LONGEST_URL ? new URL(trimmed) : null;
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && webhookAllowPrivate.length > 0);
  if (!url || !isWeb) throw refusal('url-not-https');
  if (url.username !== '' || url.password !== '') throw refusal('url-with-password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAllowed = isIP(host) !== 0 && isInRanges(host, webhookAllowPrivate);
  if (isIP(host) !== 0 && !isAllowed && !isPublicAddress(host)) throw refusal('url-not-public');
  if (kind !== 'webhook' && !isAllowed) checkService(kind, url);
  url.hash = '';
  return url.href;
}

function checkService(kind: keyof typeof HOSTS, url: URL): void {
  const { host, path } = HOSTS[kind];
  if (url.protocol === 'https:' && url.port === '' && host.test(url.hostname) && path.test(url.pathname))
    return;
  throw refusal('not-of-service');
}
