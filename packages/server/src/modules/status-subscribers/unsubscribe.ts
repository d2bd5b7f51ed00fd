import type { StatusContext } from '#status';
import { dropSends } from '#status-sends';
import { checkLink } from './links.ts';

/**
 * Ends a subscription and forgets whose it was. Doing it twice changes nothing.
 *
 * @throws Problem `link-used-or-expired` for a link that is not whole
 * @example unsubscribe(ctx, subscriber.id, 'dBjftJeZ4CVP');
 */
export function unsubscribe(ctx: StatusContext, id: string, code: string): void {
  checkLink(ctx, 'unsubscribe', id, code);
  ctx.store.transaction(() => {
    ctx.store.db.prepare('delete from status_subscribers where id = ?').run(id);
    dropSends(ctx, id);
  });
}
