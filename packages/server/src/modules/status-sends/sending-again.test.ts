import { expect, test } from 'vitest';
import type { News } from '#status-messages';
import { statusContext } from '../../testing/status-context.ts';
import { claimSends, releaseClaims } from './claim-sends.ts';
import { keepNews, newsOfSend } from './keep-news.ts';
import { sendsMigrations } from './migrations.ts';
import { queueNews } from './queue-news.ts';
import { queuePost } from './queue-others.ts';
import type { Outcome } from './outcome.ts';
import { settleSend } from './settle-send.ts';

const port = {
  mail: () => null,
  endpoint: () => null,
  settled: () => undefined,
  noticeLeft: () => undefined,
};

function makeQueue() {
  const ctx = statusContext({ migrations: sendsMigrations });
  let seq = 0;
  return {
    ctx,
    tell: (isClosing = false, eventId = 'a') =>
      ctx.store.transaction(() => {
        const news = { seq: ++seq, eventId, isClosing } as News;
        keepNews(ctx, news);
        queueNews(ctx, 'zoe', news);
      }),
    claim: (lane: 'mail' | 'post' = 'mail') => ctx.store.transaction(() => claimSends(ctx, lane, 8)),
    told: (id: string) => newsOfSend(ctx, id).map((news) => news.seq),
    settle: (
      send: Parameters<typeof settleSend>[3]['send'],
      outcome: Outcome,
      lane: 'mail' | 'post' = 'mail',
    ) => ctx.store.transaction(() => settleSend(ctx, port, lane, { send, outcome })),
  };
}

test('what was in hand at a kill is sent again as it was, and before the end of its incident', () => {
  const { ctx, tell, claim, told, settle } = makeQueue();
  tell();
  const [first] = claim();
  // Killed here; the incident is resolved before or after the next start.
  tell(true);
  releaseClaims(ctx);
  tell();
  const again = claim();
  expect(again).toEqual([first]);
  expect(told(first!.id)).toEqual([1]);
  settle(first!, { is: 'taken' });
  const [end] = claim();
  expect(told(end!.id)).toEqual([2]);
  expect(end!.id).not.toBe(first!.id);
});

test('what no server has judged leaves before the end of its incident, as it was', () => {
  const { tell, claim, told, settle } = makeQueue();
  tell();
  const [first] = claim();
  settle(first!, { is: 'untried' });
  tell(true);
  expect(claim()).toEqual([first]);
  settle(first!, { is: 'taken' });
  expect(claim().map(({ id }) => told(id))).toEqual([[2]]);
});

test('a request that was in hand at a kill keeps its id, its bytes and its turn', () => {
  const { ctx, claim, settle } = makeQueue();
  ctx.store.transaction(() => queuePost(ctx, 'hook', '{"n":1}'));
  const [first] = claim('post');
  ctx.store.transaction(() => queuePost(ctx, 'hook', '{"n":2}'));
  releaseClaims(ctx);
  expect(claim('post')).toEqual([first]);
  settle(first!, { is: 'taken' }, 'post');
  expect(claim('post').map(({ body }) => body)).toEqual(['{"n":2}']);
});
