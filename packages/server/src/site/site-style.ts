import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { publicStyle, readStyle } from '../platform/public-style.ts';

const files = ['site.css', 'home.css', 'pricing.css', 'docs.css', 'support.css', 'contact.css'];

/** The style of the public pages: what all pages for everybody have, and what is set with it. */
export const siteStyle =
  publicStyle + files.map((name) => readStyle(resolve(import.meta.dirname, name))).join('');

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(siteStyle).digest('base64')}'`,
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What pages that hold a form need instead: they send it here, and nobody keeps what was typed. */
export const formHeaders: Record<string, string> = {
  'content-security-policy': policy.replace("form-action 'none'", "form-action 'self'"),
  'cache-control': 'no-store',
  // The address of the page may carry a token.
  'referrer-policy': 'same-origin',
};

/** Header fields of every public page: nothing foreign, no script, and asked for again before it is shown again. */
export const siteHeaders: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-cache',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  // The theme that somebody chose.
  vary: 'Cookie',
};

/** The same for somebody with a session: no store on the way keeps what it shows. */
export const ownHeaders: Record<string, string> = { ...siteHeaders, 'cache-control': 'private, no-cache' };
