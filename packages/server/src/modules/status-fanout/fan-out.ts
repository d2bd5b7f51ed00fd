import { setImmediate } from 'node:timers/promises';
import {
  changesAfter,
  cursorOf,
  lastChange,
  moveCursor,
  type StatusChange,
  type StatusContext,
} from '#status';
import { chatOfNews, webhookBody, type ChatKind } from '#status-messages';
import { closeNotice, keepNews, openNotice, queueNews, queuePost } from '#status-sends';
import { linkTo } from '#status-subscribers';
import { tellingOf, type Telling } from './telling.ts';
import { whoWants, type Listener } from './who-wants.ts';

const CURSOR = 'subscribers';
/** How many subscribers one transaction queues for. */
const BATCH = 500;

/**
 * Queues every change that the published site shows, for everybody who wants to hear of it. A change is taken up again
 * where a process stopped, and nobody is queued twice.
 *
 * @param isStopping asked between two batches
 */
export async function fanOut(ctx: StatusContext, isStopping: () => boolean): Promise<void> {
  for (;;) {
    const [change] = changesAfter(ctx, cursorOf(ctx, CURSOR), 1);
    // The page first: who follows a link must find what the mail says. A message is made of the facts as they are now,
    // so nothing is made while the page is behind them, not even of a change that it shows.
    if (!change || lastChange(ctx) > cursorOf(ctx, 'published')) return;
    const telling = tellingOf(ctx, change);
    if (telling && !(await queueAll(ctx, telling, isStopping))) return;
    finish(ctx, change, telling);
  }
}

async function queueAll(ctx: StatusContext, telling: Telling, isStopping: () => boolean): Promise<boolean> {
  const { store } = ctx;
  const { news, seq, topics } = telling;
  store.transaction(() => {
    if (news) keepNews(ctx, news);
    if (news?.isAnnouncement) openNotice(ctx, news);
  });
  const chats = new Map<string, string>();
  for (let after = reached(ctx, seq); ; await setImmediate()) {
    if (isStopping()) return false;
    const batch = whoWants(ctx, { topics, isForProgramsAlone: news === null }, after, BATCH);
    store.transaction(() => {
      for (const listener of batch) queueFor(ctx, listener, telling, chats);
      after = batch.at(-1)?.number ?? after;
      store.db
        .prepare(
          'insert into status_telling values (?, ?) on conflict (seq) do update set last_number = excluded.last_number',
        )
        .run(seq, after);
    });
    if (batch.length < BATCH) return true;
  }
}

function reached({ store }: StatusContext, seq: number): number {
  return Number(
    store.db.prepare('select last_number from status_telling where seq = ?').get(seq)?.last_number ?? 0,
  );
}

function queueFor(
  ctx: StatusContext,
  { id, kind, language }: Listener,
  { news, event }: Telling,
  chats: Map<string, string>,
): void {
  const { statusName, statusUrl } = ctx.config;
  if (kind === 'webhook') {
    const meta = {
      unsubscribe: linkTo(ctx, 'unsubscribe', id),
      documentation: `${statusUrl}/${language}/subscribe/webhook`,
      generated_at: ctx.clock.now().toISOString(),
    };
    return queuePost(ctx, id, webhookBody(meta, event));
  }
  if (!news) return;
  if (kind === 'email') return queueNews(ctx, id, news);
  queuePost(
    ctx,
    id,
    chatBody(chats, kind, language, () => chatOfNews(kind, language, statusName, news)),
  );
}

// All chats of a kind and a language get the same bytes.
function chatBody(made: Map<string, string>, kind: ChatKind, language: string, make: () => string): string {
  const key = `${kind} ${language}`;
  const body = made.get(key) ?? make();
  made.set(key, body);
  return body;
}

function finish(ctx: StatusContext, { seq }: StatusChange, telling: Telling | null): void {
  const { db } = ctx.store;
  ctx.store.transaction(() => {
    if (telling?.news) db.prepare('insert or ignore into status_told values (?)').run(telling.news.updateId);
    closeNotice(ctx, seq);
    db.prepare('delete from status_telling where seq = ?').run(seq);
    moveCursor(ctx, CURSOR, seq);
  });
}
