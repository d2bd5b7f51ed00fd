import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import libmime from 'libmime';
import { valuesOf, type HeadField } from './read-head.ts';

/** Who a message says that it is from, when it says so in one way only. */
export interface Sender {
  /** In lower case, its domain as an A-label. */
  address: string;
  domain: string;
  /** As it is shown; without control characters. */
  name: string;
  /** The name looks like an address, of somebody else. */
  nameIsAnotherAddress: boolean;
}

const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";
const ADDRESS = `(${ATOM}(?:\\.${ATOM})*)@([^\\s<>@,;:()\\[\\]"\\\\]+)`;
const BARE = new RegExp(`^${ADDRESS}(?:\\s*\\(([^()<>]*)\\))?$`);
const NAMED = new RegExp(`^((?:"(?:[^"\\\\]|\\\\.)*"|[^"<>,;:\\\\])*)<\\s*${ADDRESS}\\s*>$`);
const MOST_CHARACTERS = 2000;
const MOST_LOCAL = 64;

/**
 * The one mailbox of the one `From` field; null when programs could read it in different ways: no field or several,
 * several mailboxes, a group, an address in encoded words, in quotes or at a number.
 *
 * @example identifySender([{ name: 'from', value: 'Zoe <zoe@example.com>' }])?.address; // 'zoe@example.com'
 */
export function identifySender(fields: readonly HeadField[]): Sender | null {
  const [value, ...more] = valuesOf(fields, 'from');
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (value === undefined || more.length > 0 || value.length > MOST_CHARACTERS || /[\x00\r\n]/.test(value))
    return null;
  const bare = BARE.exec(value);
  if (bare) return senderOf(bare[1]!, bare[2]!, bare[3] ?? '');
  const named = NAMED.exec(value);
  return named && senderOf(named[2]!, named[3]!, named[1]!);
}

function senderOf(local: string, host: string, phrase: string): Sender | null {
  if (`${local}@${host}`.includes('=?') || local.length > MOST_LOCAL) return null;
  const domain = domainToASCII(host.replace(/\.$/, '').toLowerCase());
  if (!domain || isIP(domain) !== 0) return null;
  const address = `${local.toLowerCase()}@${domain}`;
  const name = showable(unquote(phrase.trim()));
  const other = /[^\s<>"']+@[^\s<>"']+\.[^\s<>"']+/.exec(name)?.[0].toLowerCase();
  return { address, domain, name, nameIsAnotherAddress: other !== undefined && other !== address };
}

function unquote(phrase: string): string {
  return phrase.replace(/"((?:[^"\\]|\\.)*)"/g, (_all, text: string) => text.replace(/\\(.)/g, '$1'));
}

/**
 * Decodes encoded words, and leaves no character that could start another line or hide something.
 *
 * @example showable('=?utf-8?q?Zo=C3=A9?='); // 'Zoé'
 */
export function showable(text: string, most = 500): string {
  let decoded = text;
  try {
    decoded = libmime.decodeWords(text.slice(0, 8 * most));
  } catch {
    // As it came.
  }
  return decoded
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}
