import type { StatusContext } from '#status';

/** What a send of mail is about. */
export type MailKind = 'news' | 'confirmation' | 'quarantine';

/** Something that waits to be sent. */
export interface Send {
  /** The `webhook-id` of a request, and part of the Message-ID of a mail; kept when it is sent again. */
  id: string;
  /** A subscriber; of a confirmation, the request that waits for it. */
  ownerId: string;
  kind: string;
  /** Of a request. */
  body: string | null;
  /** Attempts that have ended. */
  tries: number;
}

/** What is asked of the rows. */
export const SEND_COLUMNS = 'id, owner_id, kind, body, tries';

/** A row as it is read. */
export function toSend(row: Record<string, unknown>): Send {
  const { id, owner_id: ownerId, kind, body, tries } = row;
  return {
    id: String(id),
    ownerId: String(ownerId),
    kind: String(kind),
    body: body as string | null,
    tries: Number(tries),
  };
}

/**
 * The Message-ID of a mail, without brackets; the same whenever it is sent.
 *
 * @example messageIdOf(ctx, send); // 'msg_6f1c…@status.example.com'
 */
export function messageIdOf({ config }: StatusContext, { id }: Pick<Send, 'id'>): string {
  return `${id}@${new URL(config.statusUrl).hostname}`;
}
