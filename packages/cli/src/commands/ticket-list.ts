import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { short, when } from '../format.ts';
import { table } from '../table.ts';
import { organisation } from '../target.ts';
import { owedOf, statusOf } from '../ticket/describe-ticket.ts';

interface TicketListInput {
  state: 'open' | 'solved' | 'all';
  project: string | undefined;
  mine: boolean;
  limit: number;
}

/** Lists tickets, the one changed last first. */
export async function ticketList(
  cli: Cli,
  { state, project, mine, limit }: TicketListInput,
): Promise<Answer> {
  const org = await organisation(cli);
  const api = cli.api();
  const filter = {
    org,
    state,
    ...(mine ? { mine: 'true' } : {}),
    ...(project === undefined ? {} : { project }),
  };
  const all = await allPages((cursor) => api.tickets.list({ ...filter, cursor }), limit);
  const now = cli.outside.nowMs();
  const rows = all.map((one) => [
    one.reference,
    statusOf(one),
    one.severity,
    short(one.subject),
    owedOf(one.owed, now),
    when(one.updatedAt, now),
  ]);
  const none = `${org} has no ${state === 'all' ? '' : `${state} `}tickets that you may see.`;
  return {
    json: all,
    text: table(['Ticket', 'Status', 'Severity', 'Subject', 'Owed', 'Changed'], rows, none),
  };
}
