import { valueOf, type HeadField } from './read-head.ts';

/** What a message says about the ticket that it belongs to, strongest first. None says who writes. */
export interface ThreadHints {
  /** From the signed address that it was sent to. */
  ticketId: string | null;
  /** What it answers, nearest first: `In-Reply-To`, then the last fifty `References` backwards. Without brackets. */
  messageIds: string[];
  /** For instance `CPG-1234`, from the subject. */
  ticketNumber: string | null;
}

const MOST_REFERENCES = 50;
const MOST_ID = 250;

/**
 * Collects the hints.
 *
 * @param recipients of the envelope
 * @param subject decoded
 * @param readToken tells the ticket of a signed token, or null
 * @example findThread([], ['support@example.com'], 'Re: [CPG-12] Help', () => null).ticketNumber; // 'CPG-12'
 */
export function findThread(
  fields: readonly HeadField[],
  recipients: readonly string[],
  subject: string,
  readToken: (token: string) => string | null,
): ThreadHints {
  const tokens = recipients.map((address) => /^[^+@]+\+([^@]{1,60})@/.exec(address)?.[1]);
  const ticketId = tokens.map((token) => (token ? readToken(token) : null)).find((id) => id !== null) ?? null;
  const answered = idsIn(valueOf(fields, 'in-reply-to')).slice(-MOST_REFERENCES);
  const references = idsIn(valueOf(fields, 'references')).slice(-MOST_REFERENCES).toReversed();
  return {
    ticketId,
    messageIds: [...new Set([...answered, ...references])],
    ticketNumber: /\[(CPG-\d{1,12})\]/i.exec(subject)?.[1]?.toUpperCase() ?? null,
  };
}

/**
 * The Message-IDs in a field, without brackets.
 *
 * @example idsIn('<a@example.com> <b@example.com>'); // ['a@example.com', 'b@example.com']
 */
export function idsIn(value: string): string[] {
  // Fifty ids need no more of the end than this.
  const end = value.slice(-MOST_REFERENCES * (MOST_ID + 10));
  return (end.match(/<[^<>\s]+>/g) ?? []).map((id) => id.slice(1, -1)).filter((id) => id.length <= MOST_ID);
}
