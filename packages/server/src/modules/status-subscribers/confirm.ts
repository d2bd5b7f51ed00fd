import { newStatusId, type StatusContext } from '#status';
import { chatWelcome } from '#status-messages';
import { queuePost } from '#status-sends';
import { challengeEndpoint } from './challenge-endpoint.ts';
import { findRequest } from './find-request.ts';
import { MOST_ON_ENDPOINT } from './limits.ts';
import { checkLink } from './links.ts';
import { refusal } from './refusal.ts';
import type { SubscribeRequest } from './subscriber.ts';

/**
 * What a link asks to confirm. Looking changes nothing: programs that scan mail open every link.
 *
 * @throws Problem `link-used-or-expired`
 * @example const { kind } = requestToConfirm(ctx, 'k3j9x0a1b2c3', 'dBjftJeZ4CVP');
 */
export function requestToConfirm(ctx: StatusContext, id: string, code: string): SubscribeRequest {
  checkLink(ctx, 'confirm', id, code);
  const request = findRequest(ctx, id);
  if (request) return request;
  throw refusal('link-used');
}

/**
 * Makes a subscription out of a request. A webhook must first send back a challenge. Who is subscribed already gets
 * what was asked for besides; a paused subscription goes on.
 *
 * @returns the id of the subscriber
 * @throws Problem `link-used-or-expired`; `invalid-input` when the endpoint does not answer as it must
 * @example const id = await confirm(ctx, 'k3j9x0a1b2c3', 'dBjftJeZ4CVP', signal);
 */
export async function confirm(
  ctx: StatusContext,
  id: string,
  code: string,
  signal: AbortSignal,
): Promise<string> {
  const request = requestToConfirm(ctx, id, code);
  if (request.kind === 'webhook') await challengeEndpoint(ctx, request, signal);
  return ctx.store.transaction(() => {
    // The challenge took its time; the same button may have been pressed twice.
    const { kind, language } = requestToConfirm(ctx, id, code);
    refuseCrowd(ctx, request);
    const subscriberId = keepSubscriber(ctx, request);
    ctx.store.db.prepare('delete from status_requests where id = ?').run(id);
    const { statusName, statusUrl } = ctx.config;
    if (kind !== 'email' && kind !== 'webhook')
      queuePost(ctx, subscriberId, chatWelcome(kind, language, statusName, statusUrl));
    return subscriberId;
  });
}

function refuseCrowd({ store }: StatusContext, { kind, target, contact }: SubscribeRequest): void {
  if (kind === 'email') return;
  const row = store.db
    .prepare('select count(*) as n from status_subscribers where kind = ? and target = ? and contact <> ?')
    .get(kind, target, contact);
  if (Number(row?.n) >= MOST_ON_ENDPOINT) throw refusal('crowd');
}

function keepSubscriber({ store, clock }: StatusContext, request: SubscribeRequest): string {
  const { kind, target, contact, language, isPage, topics, secret } = request;
  const { db } = store;
  const row = db
    .prepare(
      `insert into status_subscribers (id, kind, target, contact, language, is_page, secret, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (kind, target, contact) do update set language = excluded.language, secret = excluded.secret,
         is_page = max(is_page, excluded.is_page), quarantined_at = null, failures = 0
       returning id`,
    )
    .get(newStatusId(), kind, target, contact, language, Number(isPage), secret, clock.now().toISOString());
  const id = String(row!.id);
  const follow = db.prepare('insert or ignore into status_topics values (?, ?)');
  for (const topic of topics) follow.run(id, topic);
  return id;
}
