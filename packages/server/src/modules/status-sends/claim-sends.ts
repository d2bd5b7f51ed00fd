import type { StatusContext } from '#status';
import { RANK } from './insert-send.ts';
import { SEND_COLUMNS, toSend, type Send } from './send.ts';

// One at a time for each reader, or two mails would leave together.
const NEXT_MAIL = `
select ${SEND_COLUMNS} from status_sends s
where lane = 'mail' and state = 'waiting' and rank = ? and due_at <= ? and not exists (
  select 1 from status_sends c where c.owner_id = s.owner_id and c.lane = 'mail' and c.state = 'claimed')
order by due_at, seq limit 1`;

// In their order: what comes later waits until what came before was taken or given up.
const NEXT_POST = `
select ${SEND_COLUMNS} from status_sends s
where lane = 'post' and state = 'waiting' and rank = ? and due_at <= ? and not exists (
  select 1 from status_sends e where e.owner_id = s.owner_id and e.lane = 'post' and e.seq < s.seq)
order by due_at, seq limit 1`;

// Else a reader would get the end of an incident and, minutes later, its beginning. Requests keep their order anyway.
const RELEASE = `
update status_sends set state = 'waiting', rank = case lane when 'mail' then ${RANK.again} else rank end`;

const LANES = {
  mail: { sql: NEXT_MAIL, ranks: [RANK.again, RANK.asked, RANK.closing, RANK.news] },
  post: { sql: NEXT_POST, ranks: [RANK.news] },
} as const;

/**
 * Takes what is due, at most so many. From now on nothing joins it. Inside the caller's transaction, which must be
 * committed before anything is sent.
 */
export function claimSends({ store, clock }: StatusContext, lane: 'mail' | 'post', slots: number): Send[] {
  const { sql, ranks } = LANES[lane];
  const now = clock.now().toISOString();
  const next = store.db.prepare(sql);
  const take = store.db.prepare("update status_sends set state = 'claimed', is_frozen = 1 where id = ?");
  const claimed: Send[] = [];
  for (const rank of ranks) {
    while (claimed.length < slots) {
      const row = next.get(rank, now);
      if (!row) break;
      take.run(row.id!);
      claimed.push(toSend(row));
    }
  }
  return claimed;
}

/** At the start: what a process had in hand when it died is sent again, under the same id and before anything else. */
export function releaseClaims({ store }: StatusContext): void {
  store.db.prepare(`${RELEASE} where state = 'claimed'`).run();
}

/** An attempt that nobody judged: it is made again, as it was. Inside the caller's transaction. */
export function releaseClaim({ store }: StatusContext, sendId: string): void {
  store.db.prepare(`${RELEASE} where id = ?`).run(sendId);
}
