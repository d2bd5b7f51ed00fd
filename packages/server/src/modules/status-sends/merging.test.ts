import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { News } from '#status-messages';
import { statusContext } from '../../testing/status-context.ts';
import { claimSends, releaseClaims } from './claim-sends.ts';
import { RANK } from './insert-send.ts';
import { keepNews, newsOfSend } from './keep-news.ts';
import { sendsMigrations } from './migrations.ts';
import type { Outcome } from './outcome.ts';
import type { SendPort } from './port.ts';
import { BETWEEN_MAILS_MS, queueNews } from './queue-news.ts';
import type { Send } from './send.ts';
import { settleSend } from './settle-send.ts';

const port: SendPort = {
  mail: () => null,
  endpoint: () => null,
  settled: () => undefined,
  noticeLeft: () => undefined,
};

/** A mail that left, with what it told. */
interface Left {
  owner: string;
  atMs: number;
  told: News[];
}

/** Of a mail; `killed`: it left, and nobody wrote it down. */
type Sent = 'taken' | 'failed' | 'broken' | 'untried' | 'killed';

type Step =
  | { does: 'tell'; event: string; isClosing: boolean }
  | { does: 'wait'; seconds: number }
  | { does: 'send'; outcome: Sent };

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('tell' as const),
        event: fc.constantFrom('a', 'b'),
        isClosing: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('send' as const),
        outcome: fc.constantFrom<Sent>('taken', 'taken', 'failed', 'broken', 'untried', 'killed'),
      }),
    },
  ),
  { maxLength: 40 },
);

/** Plays the steps with the real queue, then lets everything leave. */
function play(played: Step[]): { left: Left[]; told: News[]; ends: number[] } {
  const ctx = statusContext({ migrations: sendsMigrations });
  const told: News[] = [];
  const left: Left[] = [];
  const claims = new Map<string, string>();
  const idOf = new Map<string, string>();
  const owners = ['zoe', 'ben'];
  // For how many each end was due at once.
  const ends: number[] = [];
  const send = (is: Sent): number => {
    const claimed = ctx.store.transaction(() => claimSends(ctx, 'mail', 8));
    for (const one of claimed) {
      const news = newsOfSend(ctx, one.id);
      const seqs = news.map(({ seq }) => seq).join();
      // Whatever is tried again says the same.
      expect(claims.get(one.id) ?? seqs).toBe(seqs);
      claims.set(one.id, seqs);
      // Whatever may have arrived never comes under another Message-ID.
      for (const { seq } of news) {
        const place = `${one.ownerId} ${seq}`;
        expect(idOf.get(place) ?? one.id).toBe(one.id);
        idOf.set(place, one.id);
      }
      if (is === 'killed') continue;
      if (is === 'taken') left.push({ owner: one.ownerId, atMs: ctx.clock.nowMs(), told: news });
      settle(one, is === 'failed' ? { is, retryAfterMs: 0 } : { is });
    }
    if (is === 'killed') releaseClaims(ctx);
    return claimed.length;
  };
  const settle = (one: Send, outcome: Outcome): void =>
    ctx.store.transaction(() => settleSend(ctx, port, 'mail', { send: one, outcome }));
  for (const step of played) {
    if (step.does === 'wait') ctx.clock.advance(step.seconds * 1000);
    else if (step.does === 'send') send(step.outcome);
    else {
      const seq = told.length + 1;
      const news = { seq, eventId: step.event, isClosing: step.isClosing } as News;
      told.push(news);
      ctx.store.transaction(() => {
        keepNews(ctx, news);
        for (const owner of owners) queueNews(ctx, owner, news);
      });
      if (step.isClosing) ends.push(isWaitingNow(seq));
    }
  }
  // Then hours, for what was tried often.
  for (let round = 0; round < 70; round++) {
    while (send('taken') > 0);
    ctx.clock.advance(round < 60 ? BETWEEN_MAILS_MS : 12 * BETWEEN_MAILS_MS);
  }
  ctx.store.db.close();
  return { left, told, ends };

  function isWaitingNow(seq: number): number {
    const row = ctx.store.db
      .prepare(
        `select count(*) as n from status_sends s join status_send_items i on i.send_id = s.id
         where i.seq = ? and s.rank = ${RANK.closing} and s.due_at <= ?`,
      )
      .get(seq, ctx.clock.now().toISOString());
    return Number(row!.n);
  }
}

test('merging loses nothing, never merges an end away, and otherwise mails at most once in five minutes', () => {
  fc.assert(
    fc.property(steps, (played) => {
      const { left, told, ends } = play(played);
      expect(ends).toEqual(ends.map(() => 2));
      for (const owner of ['zoe', 'ben']) {
        const mine = left.filter((one) => one.owner === owner);
        const seqs = mine.flatMap((one) => one.told.map(({ seq }) => seq));
        expect(seqs.toSorted((a, b) => a - b)).toEqual(told.map(({ seq }) => seq));
        // A mail never tells two ends, so each has a mail of its own.
        for (const { told: news } of mine)
          expect(news.filter(({ isClosing }) => isClosing).length).toBeLessThan(2);
        mine.forEach(({ told: news, atMs }, index) => {
          const isEnd = news.some(({ isClosing }) => isClosing);
          const before = mine.slice(0, index).at(-1);
          const apartMs = isEnd || !before ? Infinity : atMs - before.atMs;
          expect(apartMs).toBeGreaterThanOrEqual(BETWEEN_MAILS_MS);
          // What goes along with an end is about the same event.
          const events = new Set(news.map(({ eventId }) => eventId)).size;
          expect(isEnd ? events : 1).toBe(1);
        });
      }
    }),
    { numRuns: 120 },
  );
});
