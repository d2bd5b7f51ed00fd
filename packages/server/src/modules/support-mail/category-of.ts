import type { Mailbox } from '#mail-intake';
import type { SupportCategory } from '@codepushgo/contract';

// Where somebody wrote to several at once, the most private one decides.
const ORDER = ['security', 'abuse', 'data_protection', 'billing'] as const;

/**
 * What a mail is about: the address that it was sent to says so, its content never does.
 *
 * @example categoryOf(['support', 'security']); // 'security'
 */
export function categoryOf(mailboxes: readonly Mailbox[]): Exclude<SupportCategory, 'account'> {
  return ORDER.find((one) => mailboxes.includes(one)) ?? 'technical';
}
