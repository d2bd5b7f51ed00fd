import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../platform/vault.ts';

const PURPOSE = 'address of a ticket';
const CODE_LENGTH = 16;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TOKEN = new RegExp(`^([a-z]{3}_[${ALPHABET}]{26})\\.([${ALPHABET}]{${CODE_LENGTH}})$`);

type Codes = Pick<Vault, 'codes'>;

/**
 * What stands behind the plus in the address that answers to a ticket come to. At most 47 characters, so that the
 * part before the @ stays within 64; mail programs may change its case.
 *
 * @example `support+${threadToken(ctx.vault, 'tkt_01kb3q0000abcdefghjkmnpqrs')}@${ctx.config.mailDomain}`;
 */
export function threadToken(vault: Codes, ticketId: string): string {
  return `${ticketId}.${short(vault.codes(ticketId, PURPOSE)[0])}`;
}

/**
 * The id that a token was made for; null when it is not ours. It says which ticket, never who writes.
 *
 * @example readThreadToken(ctx.vault, 'made.up'); // null
 */
export function readThreadToken(vault: Codes, token: string): string | null {
  const [, ticketId, code] = TOKEN.exec(token.toLowerCase()) ?? [];
  if (ticketId === undefined || code === undefined) return null;
  const fits = vault
    .codes(ticketId, PURPOSE)
    .some((one) => timingSafeEqual(Buffer.from(short(one)), Buffer.from(code)));
  return fits ? ticketId : null;
}

// Eighty bits, in digits that survive a change of case.
function short(code: Buffer): string {
  const bits = [...code.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join('');
}
