import { createHash } from 'node:crypto';
import { pageScript } from './script.ts';

/** What a page may load, for a meta element on hosts that set no header: this origin's style, and one known script. */
export const metaPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  `script-src 'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

/** Header fields for every page of the site. */
export const statusPageHeaders: Record<string, string> = {
  'content-security-policy': `${metaPolicy}; frame-ancestors 'none'`,
  // Pages of subscribers carry tokens in their addresses.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
