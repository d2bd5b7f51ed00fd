import type { StatusContext } from '#status';
import { insertSend, RANK } from './insert-send.ts';
import type { MailKind } from './send.ts';

/**
 * Queues a mail that somebody waits for; inside the caller's transaction.
 *
 * @example ctx.store.transaction(() => queueMail(ctx, subscriber.id, 'quarantine'));
 */
export function queueMail(ctx: StatusContext, ownerId: string, kind: Exclude<MailKind, 'news'>): void {
  insertSend(ctx, { ownerId, lane: 'mail', kind, rank: RANK.asked });
}

/**
 * Queues a request to an endpoint; its bytes stay as they are now. Inside the caller's transaction.
 *
 * @example ctx.store.transaction(() => queuePost(ctx, subscriber.id, '{}'));
 */
export function queuePost(ctx: StatusContext, ownerId: string, body: string): void {
  insertSend(ctx, { ownerId, lane: 'post', kind: 'post', rank: RANK.news, body });
}

/**
 * Forgets what waits for an owner; what is on its way arrives. Inside the caller's transaction.
 *
 * @example ctx.store.transaction(() => dropSends(ctx, subscriber.id));
 */
export function dropSends({ store }: StatusContext, ownerId: string): void {
  store.db.prepare('delete from status_sends where owner_id = ?').run(ownerId);
  store.db.prepare('delete from status_mail_turns where owner_id = ?').run(ownerId);
}
