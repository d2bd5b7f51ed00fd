import { randomUUID } from 'node:crypto';
import type { StatusContext } from '#status';

/** What goes first: mail that may have left already, what somebody waits for, the end of an event, everything else. */
export const RANK = { again: 0, asked: 1, closing: 2, news: 3 } as const;

/** A row of the queue before it has an id. */
export interface NewSend {
  ownerId: string;
  lane: 'mail' | 'post';
  kind: string;
  rank: (typeof RANK)[keyof typeof RANK];
  body?: string;
  /** Default: now. */
  dueAt?: string;
}

/** Puts something into the queue; inside the caller's transaction. */
export function insertSend({ store, clock }: StatusContext, send: NewSend): string {
  const { ownerId, lane, kind, rank, body = null } = send;
  const id = `msg_${randomUUID().replaceAll('-', '')}`;
  const now = clock.now().toISOString();
  const row = [id, ownerId, lane, kind, rank, body, send.dueAt ?? now, now];
  store.db
    .prepare(
      'insert into status_sends (id, owner_id, lane, kind, rank, body, due_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(...row);
  return id;
}
