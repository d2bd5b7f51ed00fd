import type { Account } from '@codepushgo/contract';

/** What the server puts into the page, so that the console starts without asking. */
export interface Boot {
  version: string;
  /** The address that people give to command lines and apps. */
  publicUrl: string;
  /** The origin of the status site, asked while this server does not answer; null where there is none. */
  statusUrl: string | null;
  account: Account;
}

/** What came with the page; null where Vite's own server answered, which knows nobody. */
export function readBoot(): Boot | null {
  try {
    return JSON.parse(document.getElementById('boot')?.textContent ?? '') as Boot;
  } catch {
    return null;
  }
}

/** The nonce that styles and scripts of this page must carry. */
export const pageNonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
