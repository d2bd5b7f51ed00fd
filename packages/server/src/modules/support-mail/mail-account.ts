import type { AccountRow } from '#accounts';

/** Somebody whom an address belongs to. */
export type MailAccount = Pick<AccountRow, 'id' | 'email' | 'language' | 'staff'>;
