import { randomBytes } from 'node:crypto';
import type { Account } from '@codepushgo/contract';
import type { Build } from './read-build.ts';

/** What the console knows before it asks anything. */
export interface Boot {
  version: string;
  /** The address that people give to command lines and apps. */
  publicUrl: string;
  /** The origin of the status site, asked while this server does not answer; null where there is none. */
  statusUrl: string | null;
  account: Account;
}

/** The one page of the console for one request: its policy lets in only what carries this page's nonce. */
export function consolePage(build: Build, boot: Omit<Boot, 'version'>): Response {
  const nonce = randomBytes(16).toString('base64');
  const values: Record<string, string> = {
    NONCE: nonce,
    LANGUAGE: boot.account.language,
    THEME: boot.account.theme,
    BOOT: forScript({ version: build.version, ...boot }),
  };
  const page = build.page.replaceAll(
    /__(NONCE|LANGUAGE|THEME|BOOT)__/g,
    (_hole, name: string) => values[name]!,
  );
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', ...headersFor(nonce, boot.statusUrl) },
  });
}

// Inside a script element only `<` can end anything.
function forScript(boot: Boot): string {
  return JSON.stringify(boot).replaceAll('<', '\\u003c');
}

function headersFor(nonce: string, statusUrl: string | null): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `connect-src 'self'${statusUrl === null ? '' : ` ${statusUrl}`}`,
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}
