const MAILBOXES = ['support', 'billing', 'security', 'abuse', 'privacy', 'postmaster'] as const;

/** The part before the @ of our addresses. */
export type Mailbox = (typeof MAILBOXES)[number];

/**
 * Which of our mailboxes an address is, with or without a plus; null when it is none.
 *
 * @param domain ours, in lower case
 * @example mailboxOf('Support+x@example.com', 'example.com'); // 'support'
 */
export function mailboxOf(address: string, domain: string): Mailbox | null {
  const [, local, host] = /^([^+@]+)(?:\+[^@]*)?@([^@]+)$/.exec(address.toLowerCase()) ?? [];
  if (host !== domain) return null;
  return MAILBOXES.find((mailbox) => mailbox === local) ?? null;
}
