import type { StatusContext } from '#status';
import type { Kind } from '#status-messages';
import type { Language } from '../../platform/language.ts';

/** What somebody wants to be told. */
export interface Scope {
  /** Everything. */
  isPage: boolean;
  /** Ids of components, groups, incidents and maintenances. */
  topics: string[];
}

/** Where messages go. */
export interface Target {
  kind: Kind;
  /** A mailbox, or the address of an endpoint. */
  target: string;
  /** The mailbox on file; of e-mail the same. */
  contact: string;
  language: Language;
  /** Signs what a webhook is sent. */
  secret: string | null;
}

/** Somebody who has confirmed. */
export interface Subscriber extends Target, Scope {
  id: string;
  quarantinedAt: string | null;
}

/** Somebody who has asked, and has not confirmed. */
export interface SubscribeRequest extends Target, Scope {
  id: string;
}

/** Who is subscribed under an id. */
export function findSubscriber({ store }: StatusContext, id: string): Subscriber | null {
  const row = store.db.prepare('select * from status_subscribers where id = ?').get(id);
  if (!row) return null;
  const topics = store.db
    .prepare('select topic from status_topics where subscriber_id = ? order by topic')
    .all(id);
  return {
    ...toTarget(row),
    id,
    isPage: row.is_page === 1,
    topics: topics.map(({ topic }) => String(topic)),
    quarantinedAt: row.quarantined_at as string | null,
  };
}

/**
 * The part of a row that says where messages go.
 *
 * @example const targets = ctx.store.db.prepare('select * from status_subscribers').all().map(toTarget);
 */
export function toTarget(row: Record<string, unknown>): Target {
  const { kind, target, contact, language, secret } = row;
  return {
    kind: kind as Kind,
    target: String(target),
    contact: String(contact),
    language: language as Language,
    secret: secret as string | null,
  };
}
