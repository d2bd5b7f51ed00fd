import { randomBytes } from 'node:crypto';
import { newStatusId, readComponents, readIncidents, readMaintenances, type StatusContext } from '#status';
import type { Kind } from '#status-messages';
import { queueMail } from '#status-sends';
import type { Language } from '../../platform/language.ts';
import { checkEndpoint, checkMailbox } from './check-target.ts';
import { mailboxKey, MOST_REQUESTS } from './limits.ts';
import { refusal } from './refusal.ts';
import type { Scope } from './subscriber.ts';

/** What is asked for. */
export interface Wish {
  kind: Kind;
  /** A mailbox, or the address of an endpoint. */
  address: string;
  /** The mailbox on file; not for e-mail. */
  email: string;
  language: Language;
  scope: 'page' | 'components' | 'incident';
  components: string[];
  incident: string;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Asks the mailbox for its consent. Who is subscribed is not looked at, so neither the answer nor its time says
 * anything about it; a mailbox that has been asked often enough is left alone, without a word.
 *
 * @throws Problem `invalid-input`; `too-many-requests` while too many people ask
 * @example subscribe(ctx, wish);
 */
export function subscribe(ctx: StatusContext, wish: Wish): void {
  const { kind, language } = wish;
  const contact = checkMailbox(kind === 'email' ? wish.address : wish.email);
  const target = kind === 'email' ? contact : checkEndpoint(ctx.config, kind, wish.address);
  const { isPage, topics } = scopeOf(ctx, wish);
  const limitKey = mailboxKey(contact);
  const secret = kind === 'webhook' ? `whsec_${randomBytes(32).toString('base64')}` : null;
  const { db } = ctx.store;
  ctx.store.transaction(() => {
    if (!mayAsk(ctx, limitKey)) return;
    const id = newStatusId();
    const now = ctx.clock.now().toISOString();
    const row = [
      id,
      kind,
      target,
      contact,
      limitKey,
      language,
      Number(isPage),
      JSON.stringify(topics),
      secret,
      now,
    ];
    db.prepare('insert into status_requests values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...row);
    queueMail(ctx, id, 'confirmation');
  });
}

function mayAsk({ store, clock }: StatusContext, limitKey: string): boolean {
  const since = (ms: number): string => new Date(clock.nowMs() - ms).toISOString();
  const all = store.db
    .prepare('select count(*) as n from status_requests where created_at > ?')
    .get(since(HOUR_MS));
  if (Number(all?.n) >= MOST_REQUESTS.ofAllPerHour)
    throw refusal('too-many', { retryAfterSeconds: HOUR_MS / 1000 });
  const ofMailbox = store.db.prepare(
    'select count(*) as n from status_requests where limit_key = ? and created_at > ?',
  );
  const count = (ms: number): number => Number(ofMailbox.get(limitKey, since(ms))?.n);
  return count(HOUR_MS) < MOST_REQUESTS.perHour && count(24 * HOUR_MS) < MOST_REQUESTS.perDay;
}

/**
 * What a choice amounts to.
 *
 * @throws Problem `invalid-input` when it names nothing, or what is not there
 */
function scopeOf(
  ctx: StatusContext,
  { scope, components, incident }: Pick<Wish, 'scope' | 'components' | 'incident'>,
): Scope {
  if (scope === 'page') return { isPage: true, topics: [] };
  const topics = scope === 'components' ? [...new Set(components)] : [incident];
  const events =
    scope === 'incident'
      ? [...readIncidents(ctx, { ids: [incident] }), ...readMaintenances(ctx, { ids: [incident] })]
      : [];
  const known = new Set([...events, ...readComponents(ctx)].map(({ id }) => id));
  if (topics.length === 0) throw refusal('nothing-chosen');
  if (topics.every((topic) => known.has(topic))) return { isPage: false, topics };
  throw refusal('choice-gone');
}
