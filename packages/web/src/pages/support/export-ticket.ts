import type { TicketEntry } from '@codepushgo/contract';
import { client } from '../../app/api.ts';
import { saveJson } from '../../app/save-file.ts';

const PAGE = 100;

/** Saves a request with all that was written and done on it, as JSON. */
export async function exportTicket(at: { org: string; ticket: string }): Promise<void> {
  const ticket = await client.tickets.get(at);
  const timeline: TicketEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.tickets.timeline({ ...at, limit: PAGE, cursor });
    timeline.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  saveJson(`${ticket.reference}.json`, { ticket, timeline });
}
