import { idsIn } from './find-thread.ts';
import { readHead, valueOf } from './read-head.ts';

/** What a delivery report says. */
export interface DeliveryReport {
  /** The message that it is about, without brackets; null when it does not say. */
  messageId: string | null;
  recipients: {
    /** In lower case, as the report spells it. */
    address: string;
    /** `failed` is final; `delayed` is tried again by the server that reports. */
    action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown';
    /** For instance `5.1.1`. */
    status: string;
  }[];
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const MOST_RECIPIENTS = 50;

/**
 * Reads a report (RFC 3464).
 *
 * @param status the part `message/delivery-status`
 * @param returned the part with the returned message or its head
 */
export function readReport(status: Buffer, returned: Buffer): DeliveryReport {
  const [, ...blocks] = status
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .trim()
    .split(/\n{2,}/);
  const recipients = blocks.slice(0, MOST_RECIPIENTS).map((block) => {
    const fields = readHead(Buffer.from(`${block}\n\n`, 'latin1'));
    // Where it was forwarded, the first is the one that we wrote to.
    const recipient = valueOf(fields, 'original-recipient') || valueOf(fields, 'final-recipient');
    const action = valueOf(fields, 'action').toLowerCase();
    return {
      address: recipient
        .slice(recipient.indexOf(';') + 1)
        .trim()
        .toLowerCase()
        .slice(0, 320),
      action: ACTIONS.find((one) => one === action) ?? ('unknown' as const),
      status: /\d\.\d{1,3}\.\d{1,3}/.exec(valueOf(fields, 'status'))?.[0] ?? '',
    };
  });
  const [messageId = null] = returned.length > 0 ? idsIn(valueOf(readHead(returned), 'message-id')) : [];
  return { messageId, recipients: recipients.filter(({ address }) => address !== '') };
}
