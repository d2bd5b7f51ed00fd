import { policyAt } from '#support-policy';
import type { PolicyContacts } from '@codepushgo/contract';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';

/** What an address of ours is for: as the policy names its addresses, and the one that every mail domain must have. */
export type Mailbox = keyof PolicyContacts | 'postmaster';

/** Our addresses, whole and in lower case, and what each is for. */
export type Mailboxes = ReadonlyMap<string, Mailbox>;

const HOLE = '{host}';

/**
 * The addresses to which mail is taken in: those of the policy that is in force.
 *
 * @example const mailboxes = await readMailboxes(platform);
 */
export async function readMailboxes(
  { db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>,
  tx: Db | Tx = db,
): Promise<Mailboxes> {
  const { policy } = await policyAt(tx, clock.now());
  const known = new Map<string, Mailbox>([[`postmaster@${config.mailDomain}`, 'postmaster']]);
  // Where two purposes share an address, the one named first has it.
  for (const [mailbox, address] of Object.entries(policy.contacts).toReversed())
    known.set(address.replace(HOLE, config.mailDomain).toLowerCase(), mailbox as Mailbox);
  return known;
}

/**
 * Which of our mailboxes an address is, with or without a plus; null when it is none.
 *
 * @example mailboxOf('Support+x@example.com', new Map([['support@example.com', 'support']])); // 'support'
 */
export function mailboxOf(address: string, mailboxes: Mailboxes): Mailbox | null {
  return mailboxes.get(address.toLowerCase().replace(/^([^+@]+)\+[^@]*@/, '$1@')) ?? null;
}

/**
 * The address of a mailbox; of one without an address, that of support.
 *
 * @example addressOf('billing', await readMailboxes(platform)); // 'billing@push.example.com'
 */
export function addressOf(mailbox: Mailbox, mailboxes: Mailboxes): string {
  const find = (wanted: Mailbox): string | undefined => [...mailboxes].find(([, one]) => one === wanted)?.[0];
  return find(mailbox) ?? find('support') ?? [...mailboxes.keys()][0]!;
}
