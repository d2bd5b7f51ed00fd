import type { StatusContext } from '#status';
import { toTarget, type Target } from '#status-subscribers';

/** Somebody to tell. */
export interface Listener extends Target {
  id: string;
  /** The order in which subscribers are told. */
  number: number;
}

const WANTING = `
select * from status_subscribers s
where number > ? and quarantined_at is null and (? = 0 or kind = 'webhook') and (
  is_page = 1 or exists (
    select 1 from status_topics t
    where t.subscriber_id = s.id and t.topic in (select value from json_each(?))))
order by number limit ?`;

/** The next subscribers, in their order, who want to hear of one of the topics. */
export function whoWants(
  { store }: StatusContext,
  { topics, isForProgramsAlone }: { topics: string[]; isForProgramsAlone: boolean },
  after: number,
  most: number,
): Listener[] {
  return store.db
    .prepare(WANTING)
    .all(after, Number(isForProgramsAlone), JSON.stringify(topics), most)
    .map((row) => ({ ...toTarget(row), id: String(row.id), number: Number(row.number) }));
}
